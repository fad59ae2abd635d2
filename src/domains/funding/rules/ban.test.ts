import { expect, test } from 'vitest'
import { whyNotBan } from './ban.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const facts = {
  ...{ today: day('2026-09-10'), period: { name: '2026 год', endsOn: day('2026-12-31') }, noticeDays: 2, living: null },
}

test.each([
  ['the second day from now', '2026-09-12', {}, null],
  ['tomorrow: nobody could be told in time', '2026-09-11', {}, 'funding.ban-day'],
  ['the last day of the period', '2026-12-31', {}, null],
  ['a day after the period', '2027-01-01', {}, 'funding.ban-day'],
  [
    'a period that ends before anybody could be told',
    '2026-12-31',
    { today: day('2026-12-30') },
    'funding.ban-too-late',
  ],
  ['a second one', '2026-09-20', { living: { from: day('2026-09-15') } }, 'funding.banned-already'],
])('domain 3.7 the payer forbids new contracts from %s', (_, from, more, code) => {
  expect(whyNotBan(day(from), { ...facts, ...more })?.code ?? null).toBe(code)
})
