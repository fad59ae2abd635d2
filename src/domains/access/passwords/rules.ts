import { plural } from '#kernel/plural'
import { commonPasswords } from './first-guesses.ts'

const longest = 128

/**
 * What is wrong with a new password, in words that say what to do; null when it will do. Length and the list of common
 * ones protect; rules about capitals and signs only annoy.
 */
export function whyNotPassword(password: string, least: number, own: readonly (string | null)[] = []): string | null {
  const typed = password.normalize('NFKC')
  const length = [...typed].length
  if (length === 0) return `Введите пароль не короче ${plural(least, 'знака', 'знаков', 'знаков')}`
  if (length < least) return `Пароль короткий: нужно не меньше ${plural(least, 'знака', 'знаков', 'знаков')}`
  if (length > longest) return `Сократите пароль до ${plural(longest, 'знака', 'знаков', 'знаков')}`
  const small = typed.toLowerCase()
  if (commonPasswords.has(small) || isMonotonous(small))
    return 'Такой пароль подберут первым. Возьмите два-три слова, не связанных между собой'
  if (own.some((text) => text && isMostly(small, text.toLowerCase())))
    return 'Пароль похож на вашу почту, телефон или фамилию. Придумайте другой'
  return null
}

/** «аааааааа», «abababab», «12345678», «87654321» of whatever length. */
function isMonotonous(text: string): boolean {
  const letters = [...text]
  if (new Set(letters).size <= 2) return true
  const steps = new Set(letters.slice(1).map((letter, index) => codeOf(letter) - codeOf(letters[index] ?? '')))
  return steps.size === 1 && Math.abs([...steps][0] ?? 9) === 1
}

function isMostly(password: string, text: string): boolean {
  return text.length >= 4 && password.includes(text) && password.length - text.length < 4
}

function codeOf(letter: string): number {
  return letter.codePointAt(0) ?? 0
}
