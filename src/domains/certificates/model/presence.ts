import { type Instant, isAfter } from '#kernel/dates'
import { nameKey, type PersonName } from '#kernel/names'
import { Refusal } from '#kernel/refusal'

/** How the family confirms that it is present when an organisation starts an application (S-026). */
export const presenceModes = {
  phrase: 'Подтверждение по кодовой фразе',
  code: 'Одноразовый код из письма',
  forbidden: 'Запись запрещена',
  name: 'Подтверждение по ФИО',
} as const
export type PresenceMode = keyof typeof presenceModes

export type Presence = {
  mode: PresenceMode
  /** False: the family has not chosen yet, and the region's setting holds. */
  chosen: boolean
  phraseSetAt: Instant | null
}

/** What an organisation brings; the upper domain knows whether this family applied to it before (S-028). */
export type PresenceAnswer = {
  /** What the family is told: «Дом детского творчества». */
  organisation: string
  appliedBefore: boolean
  name?: PersonName
  phrase?: string
  code?: string
}

/** Said aloud and typed by somebody else: case, spaces, punctuation and ё do not matter. */
export function plainPhrase(phrase: string): string {
  return phrase
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\p{N}]/gu, '')
}

const shortest = 6
const longest = 100

/** What is wrong with a new phrase, in words that say what to do; names are what everybody at a lesson knows. */
export function whyNotPhrase(phrase: string, names: readonly PersonName[]): string | null {
  const plain = plainPhrase(phrase)
  if (plain.length === 0) return 'Придумайте кодовую фразу'
  if (plain.length < shortest) return 'Фраза короткая: нужно не меньше 6 букв или цифр'
  if (plain.length > longest) return 'Сократите фразу до 100 букв и цифр'
  if (new Set(plain).size < 4) return 'Такую фразу легко угадать. Возьмите два-три слова, не связанных между собой'
  const known = names.flatMap((name) => nameKey(name).split(' ').map(plainPhrase))
  const rest = known.filter((part) => part.length > 2).reduce((text, part) => text.replaceAll(part, ''), plain)
  return rest.length < shortest / 2 ? 'Имя и фамилию знают многие. Придумайте другую фразу' : null
}

/** Why an organisation may not even try; null when its answer is looked at. */
export function whyNotAsk({ mode }: Pick<Presence, 'mode'>, answer: PresenceAnswer): Refusal | null {
  if (mode === 'forbidden') return new Refusal('certificates.presence-forbidden')
  if (mode === 'name' && !answer.appliedBefore) return new Refusal('certificates.presence-stranger')
  const given = { name: answer.name, phrase: answer.phrase, code: answer.code }[mode]
  return given === undefined ? new Refusal('certificates.presence-other', { mode }) : null
}

/** S-031: is it time to change the phrase? */
export function isOldPhrase({ phraseSetAt }: Presence, days: number, now: Instant): boolean {
  return phraseSetAt !== null && !isAfter(phraseSetAt.add({ hours: 24 * days }), now)
}
