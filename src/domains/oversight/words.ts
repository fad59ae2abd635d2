import { roleWords } from '#access'
import { formatInstant } from '#kernel/dates'
import type { JournalRow } from './model.ts'

const others: Record<string, string> = { system: 'Программа', anonymous: 'Без входа', operator: 'Оператор' }

/** «Иванова Ирина Сергеевна, Пункт приёма: Школа № 3» */
export function actorInWords({ actor, role, place }: JournalRow): string {
  const quality = (roleWords as Record<string, string>)[role] ?? others[role] ?? role
  if (!actor) return quality
  return `${actor}, ${quality}${place ? `: ${place}` : ''}`
}

/** What of the facts of an act says something to a reader. */
export function factsInWords({ facts }: JournalRow): string {
  return Object.entries(facts)
    .filter(([, value]) => ['string', 'number', 'boolean'].includes(typeof value) && value !== '')
    .map(([name, value]) => `${name}: ${value}`)
    .join('; ')
}

export function atInWords({ at }: JournalRow, zone: string): string {
  return formatInstant(at, zone)
}
