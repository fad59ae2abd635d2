import { type Case, declineName } from '#platform/pdf'

/** What must not be public, as it stands in the text. */
export type Found = { kind: 'phone' | 'email' | 'link' | 'account' | 'name'; text: string }

export type Named = { surname: string; name: string; patronymic: string | null; gender: 'female' | 'male' | null }

const email = /(?<![\p{L}\d._%+-])[\p{L}\d._%+-]+\s{0,2}@\s{0,2}[\p{L}\d-]+(?:\s?\.\s?[\p{L}\d-]+)+/giu
/** «anna собака семья точка ру»: a sign or an end in words. */
const spelled =
  /(?<![\p{L}\d._%+-])[\p{L}\d._%+-]+\s?[([]?\s?(?:@|собака|собачка|at)\s?[)\]]?\s?[\p{L}\d-]+\s?(?:\.|[([]?(?:точка|dot)[)\]]?)\s?(?:ru|ру|рф|su|com|ком|org|net)(?!\p{L})/giu
const link =
  /(?:https?:\/\/|www\.)\S+|(?<![\p{L}\d@.])(?:[\p{L}\d-]+\.)+(?:ru|рф|su|com|org|net|info|me|io|pro|online|site|shop)(?![\p{L}\d])(?:\/\S*)?/giu
const account = /(?<![\p{L}\d])@[a-z][\w.]{3,}/giu
/** Seven digits and more in any spelling, also between letters, or a city number in its usual groups. */
const phone = /\+?(?<!\d)\d(?:[\s()._*/|–—-]{0,3}\d){6,}|(?<!\d)\d{1,3}[-–]\d{2}[-–]\d{2}(?!\d)/gu
const numeral =
  '(?:ноль|нол[ья]|один|одна|дв[ае]|три|четыре|пять|шесть|семь|восемь|девять|(?:один|две|три|четыр|пят|шест|сем|восем|девят)надцать|десять|двадцать|тридцать|сорок|(?:пять|шесть|семь|восемь)десят|девяносто|сто|двести|(?:три|четыре)ста|(?:пять|шесть|семь|восемь|девять)сот)'
/** A phone said in words: so many numbers one after another nobody needs otherwise. */
const dictated = new RegExp(`(?<!\\p{L})${numeral}(?:[\\s,-]{1,3}(?:${numeral}|\\d{1,3})){6,}(?![\\p{L}\\d])`, 'giu')
/** What is not seen but tears words and numbers apart: accents, soft hyphens, signs without a width. */
const unseen = /[\p{Cf}\p{Mn}\u3164\u2800]/gu

/** Phones, addresses, links and the family's own names in a text, each as it is written there. */
export function findPersonal(written: string, people: readonly Named[]): Found[] {
  // «８９２１» and «８​9​2​1» are read as 8921 by everybody.
  const text = written.normalize('NFKC').replace(unseen, '')
  const found: Found[] = []
  const take = (kind: Found['kind'], pattern: RegExp, from: string) =>
    from.replace(pattern, (match) => {
      found.push({ kind, text: match.trim() })
      return ' '.repeat(match.length)
    })
  let rest = take('email', spelled, take('email', email, text))
  rest = take('link', link, rest)
  rest = take('account', account, rest)
  rest = rest.replace(phone, (match) => {
    if (isYears(match) || isDay(match)) return match
    found.push({ kind: 'phone', text: match.trim() })
    return ' '.repeat(match.length)
  })
  rest = take('phone', dictated, rest)
  return [...found, ...findNames(rest, people)].filter(isFirst)
}

/** «2025–2026» or «2025-2026-2027» are years. */
function isYears(match: string): boolean {
  return match.split(/\D+/).every((part) => /^(?:19|20)\d\d$/.test(part))
}

/** «01.09.2025» is a day. */
function isDay(match: string): boolean {
  return /^(?:0?[1-9]|[12]\d|3[01])[./](?:0?[1-9]|1[0-2])[./](?:(?:19|20)\d\d|\d\d)$/.test(match.trim())
}

const cases: readonly (Case | null)[] = [null, 'genitive', 'dative', 'accusative', 'instrumental', 'prepositional']
const plain = (word: string) => word.toLowerCase().replaceAll('ё', 'е')
/** Latin letters that look Russian, as in «Ивaн» with a foreign «a». */
const alike: Record<string, string> = {
  a: 'а',
  b: 'в',
  c: 'с',
  e: 'е',
  h: 'н',
  k: 'к',
  m: 'м',
  o: 'о',
  p: 'р',
  t: 'т',
  x: 'х',
  y: 'у',
}
const russian = (word: string) =>
  /\p{Script=Cyrillic}/u.test(word) ? word.replace(/[a-ehkmoptxy]/g, (sign) => alike[sign] ?? sign) : word
/** «И в а н» is read as one word. */
const spread = /(?<!\p{L})\p{L}(?:[\s._·-]{1,2}\p{L}){2,}(?!\p{L})/gu

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
  const joined = text.replace(spread, (letters) => letters.replace(/[^\p{L}]/gu, ''))
  const words = [...joined.matchAll(/\p{Lu}[\p{L}-]*/gu)]
  return words.flatMap(([word], at): Found[] => {
    const one = russian(plain(word))
    const next = russian(plain(words[at + 1]?.[0] ?? ''))
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
