import { roleWords } from '#access'
import { formatDayShort, formatInstant, formatMonth } from '#kernel/dates'
import { parseId } from '#kernel/ids'
import { factWords } from './fact-words.ts'
import { jobInWords } from './job-words.ts'
import type { JournalRow } from './model.ts'
import { valueWords } from './value-words.ts'

const others: Record<string, string> = { system: 'Программа', anonymous: 'Без входа', operator: 'Оператор' }

/** «Иванова Ирина Сергеевна, Пункт приёма: Школа № 3» */
export function actorInWords({ actor, role, place, word }: JournalRow): string {
  // At the door nobody acts for a desk yet, and the record names the family's role for everybody.
  if (actor && word === 'access.signed-in') return actor
  const quality = (roleWords as Record<string, string>)[role] ?? others[role] ?? role
  if (!actor) return quality
  return `${actor}, ${quality}${place ? `: ${place}` : ''}`
}

/** What of the facts of an act says something to a reader; ids stand in the file of the record alone. */
export function factsInWords({ facts }: Pick<JournalRow, 'facts'>, zone: string): string {
  return Object.entries(facts)
    .filter(([, value]) => ['string', 'number', 'boolean'].includes(typeof value) && value !== '')
    .filter(([name, value]) => !isId(name) && parseId(String(value)) === null)
    .sort(([one], [other]) => Number(one === 'to') - Number(other === 'to'))
    .map(([name, value]) => `${nameInWords(name, value)}: ${valueInWords(name, value, zone)}`)
    .join('; ')
}

/** Facts that only lead to another record. */
export function isId(name: string): boolean {
  return name === 'token' || /(^|[a-z])Ids?$/.test(name)
}

function nameInWords(name: string, value: unknown): string {
  const word = factWords[name] ?? name
  if (name !== 'from' && name !== 'to') return word
  const [changed, spanned] = word.split(' или ')
  return (isoDay.test(String(value)) ? spanned : changed) ?? word
}

const isoDay = /^\d{4}-\d\d-\d\d$/
const isoInstant = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/

function valueInWords(name: string, value: unknown, zone: string): string {
  if (typeof value === 'boolean') return value ? 'да' : 'нет'
  const text = String(value)
  if (name === 'role') return (roleWords as Record<string, string>)[text] ?? text
  if (name === 'job') return jobInWords(text)
  if (isoInstant.test(text)) return formatInstant(Temporal.Instant.from(text), zone)
  if (isoDay.test(text)) return dayInWords(name, Temporal.PlainDate.from(text))
  return valueWords[text] ?? text
}

function dayInWords(name: string, day: Temporal.PlainDate): string {
  return name === 'month' ? formatMonth(day) : formatDayShort(day)
}

export function atInWords({ at }: JournalRow, zone: string): string {
  return formatInstant(at, zone)
}
