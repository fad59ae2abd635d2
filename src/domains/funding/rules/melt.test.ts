import { expect, test } from 'vitest'
import { meltedMonths, nextMelt } from './melt.ts'
import { shareOn } from './nominal.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const year = { startsOn: day('2026-01-01'), endsOn: day('2026-12-31') }
const autumn = { startsOn: day('2026-09-01'), endsOn: day('2026-12-31') }
const twoYears = { startsOn: day('2026-09-01'), endsOn: day('2028-08-31') }

test.each([
  ['the first month is whole', year, '2026-01-31', []],
  ['the first of a month counts', year, '2026-02-01', ['2026-02']],
  ['a missed month is there too', year, '2026-04-15', ['2026-02', '2026-03', '2026-04']],
  ['nothing falls after the period', autumn, '2027-05-01', ['2026-10', '2026-11', '2026-12']],
  ['nothing falls before it', autumn, '2026-08-31', []],
])('S-008 months in which a nominal falls: %s', (_, period, today, months) => {
  expect(meltedMonths(period, day(today)).map(String)).toEqual(months)
})

test('S-008 months of a period longer than a year are counted with its years (domain 14.4, defect 6)', () => {
  expect(shareOn(twoYears, day('2026-10-01'), 'linear-monthly')).toEqual({ left: 23n, all: 24n })
  expect(shareOn(twoYears, day('2027-10-31'), 'linear-monthly')).toEqual({ left: 11n, all: 24n })
  expect(shareOn(year, day('2026-01-01'), 'linear-monthly')).toEqual({ left: 12n, all: 12n })
})

test.each([
  ['ten days before', '2026-09-21', { on: '2026-10-01', amount: 300_000n, soon: true }],
  ['eleven days before', '2026-09-20', { on: '2026-10-01', amount: 300_000n, soon: false }],
  ['on the first itself the next one', '2026-10-01', { on: '2026-11-01', amount: 200_000n, soon: false }],
  ['in the last month', '2026-12-05', null],
  ['before the period', '2025-12-31', null],
])('S-008 S-009 the next fall of 12 000 roubles, %s', (_, today, answer) => {
  const facts = { annual: 1_200_000n, available: 400_000n, policy: 'linear-monthly', noticeDays: 10 } as const
  const next = nextMelt(year, day(today), facts)
  expect(next && { ...next, on: next.on.toString() }).toEqual(answer && { ...answer, every: 'month' })
})

test('domain 3.7 by days a nominal falls every day, to the days left of the period, and is told of quietly', () => {
  expect(shareOn(year, day('2026-09-01'), 'linear-daily')).toEqual({ left: 122n, all: 365n })
  const facts = { annual: 1_200_000n, available: 401_095n, policy: 'linear-daily', noticeDays: 10 } as const
  const next = nextMelt(year, day('2026-09-01'), facts)
  expect(next && { ...next, on: next.on.toString() }).toEqual({
    ...{ on: '2026-09-02', amount: 397_808n, soon: false, every: 'day' },
  })
  expect(nextMelt(year, day('2026-12-31'), facts)).toBeNull()
})

test('a nominal that does not melt, is used, or is lower already has no next step', () => {
  const facts = { annual: 1_200_000n, available: 400_000n, policy: 'linear-monthly', noticeDays: 10 } as const
  const today = day('2026-09-21')
  expect(nextMelt(year, today, { ...facts, policy: 'none' })).toBeNull()
  expect(nextMelt(year, today, { ...facts, annual: null })).toBeNull()
  expect(nextMelt(year, today, { ...facts, available: 300_000n })).toBeNull()
})
