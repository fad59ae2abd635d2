import { expect, test } from 'vitest'
import { authorWords, whyNotDecide, whyNotReview } from './review.ts'
import { isYearReminded } from './year.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const now = Temporal.Instant.from('2026-11-20T07:15:00Z')
const attended = { applicationId: 'a' as never, childId: 'c', voice: 'guardian' as const, people: [] }

test.each([
  ['nobody of the family attended', { attended: null, standing: null }, 'reviews.not-attended'],
  [
    'the other parent has written one',
    { attended, standing: { own: false, state: 'awaiting' } },
    'reviews.family-has-one',
  ],
  ['it is the first', { attended, standing: null }, undefined],
  ['it is written anew', { attended, standing: { own: true, state: 'published' } }, undefined],
] as const)('S-101 a review when %s', (_, writing, code) => {
  expect(whyNotReview(writing)?.code).toBe(code)
})

test('the operator decides once, and only about what it has read', () => {
  const first = { was: 'awaiting', readAt: now, publish: true } as const
  expect(whyNotDecide({ state: 'awaiting', sentAt: now }, first)).toBeNull()
  expect(whyNotDecide({ state: 'published', sentAt: now }, first)?.code).toBe('reviews.decided-already')
  const before = { ...first, readAt: now.subtract({ seconds: 1 }) }
  expect(whyNotDecide({ state: 'awaiting', sentAt: now }, before)?.code).toBe('reviews.written-anew')
})

test.each([
  ['awaiting', true, undefined],
  ['awaiting', false, undefined],
  ['published', false, undefined],
  ['published', true, 'reviews.decided-already'],
  ['refused', true, undefined],
  ['refused', false, 'reviews.decided-already'],
] as const)('words that were %s: to publish them is %s', (was, publish, code) => {
  expect(whyNotDecide({ state: was, sentAt: now }, { was, readAt: now, publish })?.code).toBe(code)
})

test.each([
  ['guardian', '2026-05-31', 'Родитель, занимались с сентября 2025 по май 2026'],
  ['guardian', '2027-05-31', 'Родитель, занимаются с сентября 2025'],
  ['self', '2026-05-31', 'Участник старше 14 лет, занимались с сентября 2025 по май 2026'],
] as const)('an author is told by the months of study, never by a name: %s, %s', (voice, endsOn, words) => {
  expect(authorWords({ voice, startsOn: day('2025-09-01'), endsOn: day(endsOn) }, day('2026-11-20'))).toBe(words)
})

test.each([
  ['2026-05-19', false],
  ['2026-05-20', true],
  ['2026-06-02', true],
  ['2026-06-03', false],
  ['2026-11-20', false],
])('S-100 the reminder of the year goes out from its day for two weeks: %s %s', (today, due) => {
  expect(isYearReminded(day(today), '05-20', 14)).toBe(due)
})
