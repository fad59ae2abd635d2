import { roleWords } from '#access'
import { leadsOn } from '#audit'
import { formatDayShort, formatInstant, formatMonth } from '#kernel/dates'
import { parseId } from '#kernel/ids'
import type { FactWords } from '#platform/manifest'
import { factsOf } from './journal-words.ts'
import type { JournalRow } from './model.ts'

const others: Record<string, string> = { system: 'Программа', anonymous: 'Без входа', operator: 'Оператор' }

/** «Иванова Ирина Сергеевна, Пункт приёма: Школа № 3» */
export function actorInWords({ actor, role, place, word }: JournalRow): string {
  // At the door nobody acts for a desk yet, and the record names the family's role for everybody.
  if (actor && word === 'access.signed-in') return actor
  const quality = (roleWords as Record<string, string>)[role] ?? others[role] ?? role
  if (!actor) return quality
  return `${actor}, ${quality}${place ? `: ${place}` : ''}`
}

/** «отзыв: Робототехника» */
function subjectInWords({ about }: Pick<JournalRow, 'about'>): string | null {
  return about && `${about.called}: ${about.title}`
}

/** «мероприятие: Концерт; детей в списке: 3» */
export function detailsInWords(row: Pick<JournalRow, 'word' | 'facts' | 'about'>, zone: string): string {
  return [subjectInWords(row), factsInWords(row, zone)].filter(Boolean).join('; ')
}

/** What of the facts of an act says something to a reader; ids stand in the file of the record alone. */
export function factsInWords(
  { word, facts, about }: Pick<JournalRow, 'word' | 'facts'> & { about?: JournalRow['about'] },
  zone: string,
): string {
  const words = factsOf(word)
  return Object.entries(facts)
    .filter(([name]) => !leadsOn(name))
    .map(([name, value]) => ({ name, value: valueInWords(words[name], value, { facts, zone }), raw: value }))
    .filter(({ value }) => value !== '' && value !== about?.title)
    .sort((one, other) => Number(one.name === 'to') - Number(other.name === 'to'))
    .map(({ name, value, raw }) => `${calledOf(words[name], raw) ?? name}: ${value}`)
    .join('; ')
}

function calledOf(words: FactWords | undefined, value: unknown): string | undefined {
  if (typeof words !== 'object') return words
  return isoDay.test(String(value)) ? (words.day ?? words.called) : words.called
}

const isoDay = /^\d{4}-\d\d-\d\d$/
const isoInstant = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/

const longestList = 10

type Beside = { facts: JournalRow['facts']; zone: string }

/** Lists are read one after another, long ones in part; what has parts of its own is read in the file of the record. */
function valueInWords(words: FactWords | undefined, value: unknown, beside: Beside): string {
  if (Array.isArray(value)) {
    const told = value.map((one) => valueInWords(words, one, beside)).filter(Boolean)
    const more = told.length - longestList
    return told.slice(0, longestList).join(', ') + (more > 0 ? ` и ещё ${more}` : '')
  }
  if (typeof value === 'boolean') return value ? 'да' : 'нет'
  if (typeof value !== 'string' && typeof value !== 'number') return ''
  const text = String(value)
  if (parseId(text) !== null) return ''
  const { codes, read } = typeof words === 'object' ? words : {}
  const told = codes?.[text] ?? read?.(text, beside.facts)
  if (told) return told
  if (isoInstant.test(text)) return formatInstant(Temporal.Instant.from(text), beside.zone)
  return isoDay.test(text) ? dayInWords(calledOf(words, text), Temporal.PlainDate.from(text)) : text
}

function dayInWords(called: string | undefined, day: Temporal.PlainDate): string {
  return called === 'месяц' ? formatMonth(day) : formatDayShort(day)
}

export function atInWords({ at }: JournalRow, zone: string): string {
  return formatInstant(at, zone)
}
