import { roleWords } from '#access'
import { formatInstant } from '#kernel/dates'
import { parseId } from '#kernel/ids'
import { factWords } from './fact-words.ts'
import { jobInWords } from './job-words.ts'
import type { JournalRow } from './model.ts'

const others: Record<string, string> = { system: 'Программа', anonymous: 'Без входа', operator: 'Оператор' }

/** «Иванова Ирина Сергеевна, Пункт приёма: Школа № 3» */
export function actorInWords({ actor, role, place }: JournalRow): string {
  const quality = (roleWords as Record<string, string>)[role] ?? others[role] ?? role
  if (!actor) return quality
  return `${actor}, ${quality}${place ? `: ${place}` : ''}`
}

/** What of the facts of an act says something to a reader; ids stand in the file of the record alone. */
export function factsInWords({ facts }: Pick<JournalRow, 'facts'>): string {
  return Object.entries(facts)
    .filter(([, value]) => ['string', 'number', 'boolean'].includes(typeof value) && value !== '')
    .filter(([name, value]) => !isId(name) && parseId(String(value)) === null)
    .map(([name, value]) => `${factWords[name] ?? name}: ${valueInWords(name, value)}`)
    .join('; ')
}

/** Facts that only lead to another record. */
export function isId(name: string): boolean {
  return name === 'token' || /(^|[a-z])Ids?$/.test(name)
}

function valueInWords(name: string, value: unknown): string {
  if (typeof value === 'boolean') return value ? 'да' : 'нет'
  if (name === 'role') return (roleWords as Record<string, string>)[String(value)] ?? String(value)
  return name === 'job' ? jobInWords(String(value)) : String(value)
}

export function atInWords({ at }: JournalRow, zone: string): string {
  return formatInstant(at, zone)
}
