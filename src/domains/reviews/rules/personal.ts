import { type Case, declineName } from '#platform/pdf'

/** What must not be public, as it stands in the text. */
export type Found = { kind: 'phone' | 'email' | 'link' | 'account' | 'name'; text: string }

export type Named = { surname: string; name: string; patronymic: string | null; gender: 'female' | 'male' | null }

const email = /[\p{L}\d._%+-]+\s?@\s?[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/giu
const link =
  /(?:https?:\/\/|www\.)\S+|(?<![\p{L}\d@.])(?:[\p{L}\d-]+\.)+(?:ru|рф|su|com|org|net|info|me|io|pro|online|site|shop)(?![\p{L}\d])(?:\/\S*)?/giu
const account = /(?<![\p{L}\d])@[a-z][\w.]{3,}/giu
/** Seven digits and more in any spelling, or a city number in its usual groups; years and prices are shorter. */
const phone = /(?<![\p{L}\d])\+?\d(?:[\s ().–—-]{0,3}\d){6,14}(?![\p{L}\d])|(?<!\d)\d{1,3}[-–]\d{2}[-–]\d{2}(?!\d)/gu

/** Phones, addresses, links and the family's own names in a text, each as it is written there. */
export function findPersonal(text: string, people: readonly Named[]): Found[] {
  const found: Found[] = []
  const take = (kind: Found['kind'], pattern: RegExp, from: string) =>
    from.replace(pattern, (match) => {
      found.push({ kind, text: match.trim() })
      return ' '.repeat(match.length)
    })
  let rest = take('email', email, text)
  rest = take('link', link, rest)
  rest = take('account', account, rest)
  rest = rest.replace(phone, (match) => {
    if (isYears(match)) return match
    found.push({ kind: 'phone', text: match.trim() })
    return ' '.repeat(match.length)
  })
  return [...found, ...findNames(rest, people)].filter(isFirst)
}

/** «2025–2026» or «2025-2026-2027» are years. */
function isYears(match: string): boolean {
  return match.split(/\D+/).every((part) => /^(?:19|20)\d\d$/.test(part))
}

const cases: readonly (Case | null)[] = [null, 'genitive', 'dative', 'accusative', 'instrumental', 'prepositional']
const plain = (word: string) => word.toLowerCase().replaceAll('ё', 'е')

/**
 * Names in any case with a capital letter: «вера в себя» is not Вера. A first name before somebody else's patronymic is a
 * teacher of the same name.
 */
function findNames(text: string, people: readonly Named[]): Found[] {
  const surnames = new Set<string>()
  const names = new Set<string>()
  const patronymics = new Set<string>()
  for (const person of people)
    for (const inCase of cases) {
      const [surname = '', name = '', patronymic = ''] = declined(person, inCase)
      surnames.add(surname)
      names.add(name)
      if (patronymic) patronymics.add(patronymic)
    }
  const words = [...text.matchAll(/\p{Lu}[\p{L}-]*/gu)]
  return words.flatMap(([word], at): Found[] => {
    const one = plain(word)
    const next = plain(words[at + 1]?.[0] ?? '')
    const isTeacher = /(?:ич(?:а|у|ем|е)?|(?:вн|ичн)(?:а|ы|е|у|ой))$/.test(next) && !patronymics.has(next)
    const own = surnames.has(one) || patronymics.has(one) || (names.has(one) && !isTeacher)
    return own ? [{ kind: 'name', text: word }] : []
  })
}

function declined({ gender, ...name }: Named, inCase: Case | null): string[] {
  const parts = ['surname', 'name', 'patronymic'] as const
  return parts.map((part) => {
    if (inCase === null) return plain(name[part] ?? '')
    const alone = { surname: '', name: '', patronymic: null, [part]: name[part] ?? '' }
    return plain(declineName(alone, inCase, { ...(gender && { gender }) }).trim())
  })
}

function isFirst({ text }: Found, at: number, all: readonly Found[]): boolean {
  return all.findIndex((one) => one.text === text) === at
}

const kindWords: Record<Found['kind'], string> = {
  phone: 'телефон',
  email: 'почту',
  link: 'ссылку',
  account: 'имя в сети',
  name: 'имя',
}

/** «Уберите телефон «8 912…» и имя «Ваня»: отзыв увидят все.» */
export function personalWords(found: readonly Found[]): string {
  const each = found.slice(0, 5).map(({ kind, text }) => `${kindWords[kind]} «${text}»`)
  const last = each.pop() ?? ''
  return `Уберите ${each.length > 0 ? `${each.join(', ')} и ${last}` : last}: эти слова увидят все`
}
