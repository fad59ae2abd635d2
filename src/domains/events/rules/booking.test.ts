import { expect, test } from 'vitest'
import type { BookingFacts } from './booking.ts'
import { isOpen, mayBook, onlyFitting } from './booking.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const now = Temporal.Instant.from('2026-08-25T09:00:00Z')
const facts: BookingFacts = {
  event: {
    ...{ state: 'published', startsAt: Temporal.Instant.from('2026-09-05T08:00:00Z'), startsOn: day('2026-09-05') },
    ...{ endsAt: Temporal.Instant.from('2026-09-05T10:00:00Z'), endsOn: day('2026-09-05') },
    ...{ entryTo: day('2026-09-04'), ageFrom: 7, ageTo: 12, ageStrict: false },
    ...{ capacity: 2, taken: 1, waiting: 0, waits: true },
  },
  child: { birthOn: day('2017-03-11'), booked: false, clashes: [] },
  ...{ now, today: day('2026-08-25') },
}
type Change = Partial<BookingFacts['event']>
const clash = { what: 'Шахматы', startsTime: '11:00', on: day('2026-09-05') }

test.each<[string, Change, Partial<BookingFacts['child']>, unknown]>([
  ['a free seat', {}, {}, { outcome: 'seat', obstacles: [], warnings: [] }],
  ['no limit', { capacity: null, taken: 900 }, {}, { outcome: 'seat', obstacles: [], warnings: [] }],
  ['a full event with a list', { taken: 2 }, {}, { outcome: 'waiting', obstacles: [], warnings: [] }],
  ['a free seat that the list waits for', { waiting: 1 }, {}, { outcome: 'waiting', obstacles: [], warnings: [] }],
  ['a full event without a list', { taken: 2, waits: false }, {}, { outcome: 'none', obstacles: ['full'] }],
  ['another age', {}, { birthOn: day('2020-01-01') }, { outcome: 'seat', warnings: ['age'] }],
  ['seven on the very day', {}, { birthOn: day('2019-09-05') }, { outcome: 'seat', warnings: [] }],
  [
    'another age, strictly',
    { ageStrict: true },
    { birthOn: day('2020-01-01') },
    { outcome: 'none', obstacles: ['age'] },
  ],
  ['another lesson', {}, { clashes: [clash] }, { outcome: 'seat', warnings: ['clash'] }],
  ['a second booking', {}, { booked: true }, { outcome: 'none', obstacles: ['booked'] }],
  ['the last day of booking', { entryTo: day('2026-08-25') }, {}, { outcome: 'seat' }],
  ['the day after it', { entryTo: day('2026-08-24') }, {}, { outcome: 'none', obstacles: ['entry-closed'] }],
  ['an event that began', { startsAt: now }, {}, { outcome: 'none', obstacles: ['over'] }],
  ['an exhibition of many days that began', { startsAt: now, endsOn: day('2026-09-12') }, {}, { outcome: 'seat' }],
  [
    'an exhibition that is over',
    { startsAt: now, startsOn: day('2026-08-11'), endsAt: now },
    {},
    { outcome: 'none', obstacles: ['over'] },
  ],
  ['a cancelled one', { state: 'cancelled' }, {}, { outcome: 'none', obstacles: ['cancelled'] }],
  [
    'everything at once: all reasons are told',
    { state: 'cancelled', entryTo: day('2026-08-01'), taken: 2, waits: false, ageStrict: true },
    { birthOn: day('2010-01-01'), booked: true },
    { outcome: 'none', obstacles: ['cancelled', 'entry-closed', 'age', 'booked', 'full'] },
  ],
])('S-118 %s', (_, event, child, answer) => {
  const asked = { ...facts, event: { ...facts.event, ...event }, child: { ...facts.child, ...child } }
  expect(mayBook(asked)).toMatchObject(answer as object)
})

test('S-118 the only fitting child is ticked, with two or with a warning nobody is', () => {
  const seat = { outcome: 'seat', obstacles: [], warnings: [] } as const
  const none = { outcome: 'none', obstacles: ['age'], warnings: [] } as const
  const warned = { outcome: 'seat', obstacles: [], warnings: ['clash'] } as const
  const of = (...answers: unknown[]) => onlyFitting(new Map(answers.map((one, at) => [String(at), one as never])))
  expect(of(seat, none, warned)).toBe('0')
  expect(of(seat, seat)).toBeNull()
  expect(of(warned)).toBeNull()
  expect(of()).toBeNull()
})

test('S-117 the button is there while families can book, whatever the age', () => {
  const { event, today } = facts
  expect(isOpen(event, now, today)).toBe(true)
  expect(isOpen({ ...event, ageStrict: true, ageFrom: 17, ageTo: 18 }, now, today)).toBe(true)
  expect(isOpen({ ...event, taken: 2, waits: false }, now, today)).toBe(false)
  expect(isOpen({ ...event, entryTo: day('2026-08-24') }, now, today)).toBe(false)
})
