import { inCyrillic } from './letters.ts'

export type PersonName = { surname: string; name: string; patronymic: string | null }

const namePart =
  /^\p{Script=Cyrillic}+(?:[-’ .]+\p{Script=Cyrillic}+)*\.?$|^\p{Script=Latin}+(?:[-’ .]+\p{Script=Latin}+)*\.?$/u
const longestPart = 100
// With all blanks of a careless paste. Putting a whole page of words in order would keep everybody else waiting.
const longestTyped = 1000
// «Мамед оглы»: always small, never first.
const endings = new Set('оглы оглу кызы гызы кизи угли улы'.split(' '))
// «фон Визин»: small when typed so; the Vietnamese «Нгуен Ван» is no particle.
const particles = new Set('ибн бен бин фон де ди дер ван да дос ла'.split(' '))

/** One field of a name, tidied; null when it is empty or holds what no name holds. */
export function parseNamePart(text: string): string | null {
  if (text.length > longestTyped) return null
  const part = normalisePart(text)
  return part.length <= longestPart && namePart.test(part) ? part : null
}

/** Blanks, dashes and capitals put in order; an empty patronymic becomes null. */
export function normaliseName(name: { surname: string; name: string; patronymic?: string | null }): PersonName {
  return {
    surname: normalisePart(name.surname),
    name: normalisePart(name.name),
    patronymic: normalisePart(name.patronymic ?? '') || null,
  }
}

/** «Петрова Анна Викторовна» */
export function fullName(name: PersonName): string {
  return [name.surname, name.name, name.patronymic].filter(Boolean).join(' ')
}

/** «Петрова А. В.»; a double name keeps both letters: «Петрова А.-М. В.» */
export function shortName(name: PersonName): string {
  return [name.surname, initials(name.name), initials(name.patronymic ?? '')].filter(Boolean).join(' ')
}

/** The form in which names are compared and searched: small letters, ё as е, single blanks. */
export function nameKey(name: PersonName | string): string {
  return normalisePart(typeof name === 'string' ? name : fullName(name))
    .toLowerCase()
    .replaceAll('ё', 'е')
}

function normalisePart(text: string): string {
  const typed = text
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .replace(/[‐‑–—−]/g, '-')
    .replace(/['`ʼ‘′]/g, '’')
    .replace(/ ?- ?/g, '-')
    .trim()
  const oneAlphabet = /\p{Script=Cyrillic}/u.test(typed) ? inCyrillic(typed) : typed
  const words = oneAlphabet.split(' ')
  return words.map((word, index) => capitalised(word, index, words.length)).join(' ')
}

function capitalised(word: string, place: number, words: number): string {
  const small = word.toLowerCase()
  if ((place > 0 && endings.has(small)) || (words > 1 && word === small && particles.has(small))) return small
  const typedWithCare = word !== small && word !== word.toUpperCase() // «МакКинли» stays
  if (typedWithCare) return word
  return small
    .split('-')
    .map((piece, index) => (index > 0 && endings.has(piece) ? piece : piece.charAt(0).toUpperCase() + piece.slice(1)))
    .join('-')
}

function initials(part: string): string {
  const [first = ''] = part.split(' ')
  return first
    .split('-')
    .filter((piece) => piece && !endings.has(piece))
    .map((piece) => `${piece.charAt(0).toUpperCase()}.`)
    .join('-')
}
