import { expect, test } from 'vitest'
import type { Effect, NominalEffect, Wish } from '../model/amendment.ts'
import { type AmendmentFacts, type CategorySpan, whyNotAmend } from './amendment.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const nominal: NominalEffect = {
  ...{ before: null, holders: 10, granted: 5_000n, raised: 0, raisedBy: 0n, lowered: 0, loweredBy: 0n },
  ...{ fresh: 0, freshBy: 0n, below: 0, most: 900n, queued: 0 },
}
const facts: AmendmentFacts = {
  today: day('2026-09-10'),
  period: { name: '2026 год', startsOn: day('2026-01-01'), endsOn: day('2026-12-31') },
  latest: day('2026-01-01'),
  category: null,
  effect: { subject: 'nominal', ...nominal },
}
const wish = (from: string, more: { countLimit?: number; sumLimit?: bigint } = {}): Wish => ({
  ...{ subject: 'nominal', periodId: 'p', unit: 'kopecks', from: day(from), categoryId: 'c', amount: 1_000n },
  ...{ countLimit: null, sumLimit: null, ...more },
})
const effect = (more: Partial<NominalEffect>): Effect => ({ subject: 'nominal', ...nominal, ...more })

const common = { periodId: 'p', unit: 'kopecks' as const, from: day('2026-10-01') }
const opening: Wish = {
  ...{ ...common, subject: 'category', name: 'Дети из многодетных семей', proof: null },
  ...{ amount: 1_000n, countLimit: null, sumLimit: null },
}
const ending: Wish = { ...common, subject: 'category-end', categoryId: 'c' }
const ended = { certificates: 3, waiting: 0, credited: 0, last: false }

test.each<[string, Wish, Effect, string | null]>([
  ['a category of a new name', opening, { subject: 'category', twin: false }, null],
  ['a category that is there', opening, { subject: 'category', twin: true }, 'funding.category-twice'],
  ['the end of one of several', ending, { subject: 'category-end', ...ended }, null],
  ['the end of the only open one', ending, { subject: 'category-end', ...ended, last: true }, 'funding.category-last'],
  [
    'an end that would take away what is credited',
    ending,
    { subject: 'category-end', ...ended, credited: 2 },
    'funding.category-credited',
  ],
])('S-005 an act about categories: %s', (_, wished, met, code) => {
  expect(whyNotAmend(wished, { ...facts, latest: null, effect: met })?.code ?? null).toBe(code)
})

test.each<[string, Wish, Partial<CategorySpan>, string | null]>([
  ['the end of one that goes on', ending, {}, null],
  ['a second end', ending, { ends: day('2026-09-15') }, 'funding.category-over'],
  ['a second end while the first is still ahead', ending, { ends: day('2026-12-01') }, 'funding.category-over'],
  ['the end on the day of the beginning', ending, { opens: day('2026-10-01') }, null],
  ['an end before the beginning', ending, { opens: day('2026-10-02') }, 'funding.category-not-begun'],
  ['a nominal before the end', wish('2026-11-30'), { ends: day('2026-12-01') }, null],
  ['a nominal from the day of the end', wish('2026-12-01'), { ends: day('2026-12-01') }, 'funding.category-over'],
  ['a nominal before the beginning', wish('2026-10-01'), { opens: day('2026-10-02') }, 'funding.category-not-begun'],
])('S-005 a category begins and ends once: %s', (_, wished, span, code) => {
  const category = { opens: null, ends: null, ...span }
  const met = wished.subject === 'category-end' ? ({ subject: 'category-end', ...ended } as const) : effect({})
  expect(whyNotAmend(wished, { ...facts, latest: null, effect: met, category })?.code ?? null).toBe(code)
})

test.each<[string, Wish, Partial<AmendmentFacts>, string | null]>([
  ['today', wish('2026-09-10'), {}, null],
  ['a day ahead', wish('2026-12-31'), {}, null],
  ['the first value of a period, written down late', wish('2026-01-01'), { latest: null }, null],
  ['a change of days that passed', wish('2026-09-09'), {}, 'funding.from-past'],
  ['a day before the period', wish('2025-12-31'), { latest: null }, 'funding.from-outside'],
  ['a day after the period', wish('2027-01-01'), {}, 'funding.from-outside'],
  ['a period that is over', wish('2026-10-01'), { today: day('2027-01-01') }, 'funding.period-closed'],
  ['the day of another act', wish('2026-10-01'), { latest: day('2026-10-01') }, 'funding.acts-overlap'],
  ['a day before another act', wish('2026-09-20'), { latest: day('2026-10-01') }, 'funding.acts-overlap'],
  ['below what somebody holds', wish('2026-09-10'), { effect: effect({ below: 1 }) }, 'funding.nominal-below-held'],
  ['a limit of count below the holders', wish('2026-09-10', { countLimit: 9 }), {}, 'funding.count-below-holders'],
  ['a limit of count of just the holders', wish('2026-09-10', { countLimit: 10 }), {}, null],
  ['a limit of sum below what is credited', wish('2026-09-10', { sumLimit: 4_999n }), {}, 'funding.sum-below-granted'],
  [
    'a limit of sum that the change itself would pass',
    wish('2026-09-10', { sumLimit: 5_000n }),
    { effect: effect({ raised: 1, raisedBy: 1n }) },
    'funding.sum-below-granted',
  ],
  [
    'a limit of sum that fits because others give back',
    wish('2026-09-10', { sumLimit: 4_000n }),
    { effect: effect({ lowered: 2, loweredBy: 1_000n }) },
    null,
  ],
])('S-005 S-143 S-144 %s', (_, asked, more, code) => {
  expect(whyNotAmend(asked, { ...facts, ...more })?.code ?? null).toBe(code)
})

test.each([
  [899n, 'funding.ceiling-below-commitments'],
  [900n, null],
])('S-010 a ceiling of %s against 900 committed', (amount, code) => {
  const asked: Wish = { subject: 'ceiling', periodId: 'p', unit: 'kopecks', from: day('2026-09-10'), amount }
  const ceiling = { subject: 'ceiling', before: 1_000n, committed: 900n, available: 0n } as const
  expect(whyNotAmend(asked, { ...facts, effect: ceiling })?.code ?? null).toBe(code)
})
