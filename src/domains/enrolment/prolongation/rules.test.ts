import { describe, expect, test } from 'vitest'
import type { WorkingCalendar } from '#kernel/working-days'
import { usual } from '../quote/rules/testing.ts'
import type { Candidate, ProlongationRules, Silence } from './model.ts'
import { answerUntilOf, consentFor, hearSilence, noticeAt, outlookOf } from './rules.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const zone = 'Europe/Moscow'
const local = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime(zone).toInstant()
const calendar: WorkingCalendar = { version: 'test', isWorking: (one) => one.dayOfWeek < 6 }
const rules: ProlongationRules = {
  ...{ silenceDays: 7, noticeDays: [0, 3, 6], lateDays: 5, aheadDays: 60, endedMonths: 1, nextGroupMonths: 1 },
  ...{ priceRise: 8, waitDays: 30 },
}

describe('until when the family may refuse (D2, D16)', () => {
  test.each([
    ['long before the first day', '2026-12-01', '2027-01-01', '2026-12-31T23:59:59.999'],
    ['in the last week: the seventh day counts whole', '2026-12-28', '2027-01-01', '2027-01-04T23:59:59.999'],
    ['seven days before to the day', '2026-12-24', '2027-01-01', '2026-12-31T23:59:59.999'],
    ['over the end of February', '2028-02-25', '2028-03-01', '2028-03-03T23:59:59.999'],
  ])('%s', (_, offered, startsOn, until) => {
    const given = { offeredOn: day(offered), startsOn: day(startsOn) }
    expect(answerUntilOf(given, rules, zone)).toEqual(local(until))
  })
})

describe('whether silence is enough', () => {
  const old = { startsOn: day('2026-09-01'), endsOn: day('2026-12-31'), price: 122_000n, parent: 0n }
  const next = { startsOn: day('2027-01-01'), endsOn: day('2027-05-02'), total: 122_000n, parent: 0n }
  test.each([
    ['the same price', '2026-12-10', {}, 'silence'],
    ['a price that rose by the allowed share', '2026-12-10', { total: 131_760n }, 'silence'],
    ['a kopeck of rounding', '2026-12-10', { total: 131_761n }, 'silence'],
    ['a price that rose more', '2026-12-10', { total: 131_762n }, 'price'],
    ['a share of the family where there was none', '2026-12-10', { parent: 2n }, 'share'],
    ['the last day that is not late', '2026-12-25', {}, 'silence'],
    ['a day later', '2026-12-28', {}, 'late'],
  ])('%s', (_, today, changes, consent) => {
    const quote = { ...next, ...changes }
    const terms = { startsOn: next.startsOn, quote, today: day(today), rules, calendar }
    expect(consentFor(old, terms)).toBe(consent)
  })

  test('a shorter period costs less and is no fall of the price', () => {
    const quote = { ...next, endsOn: day('2027-01-31'), total: 31_000n }
    expect(consentFor(old, { startsOn: next.startsOn, quote, today: day('2026-12-10'), rules, calendar })).toBe(
      'silence',
    )
  })
})

test('the provider reads both parts of the price only where they do not tell what the certificate has left', () => {
  const candidate = {
    ...{ startsOn: day('2026-06-01'), endsOn: day('2026-08-31'), price: 536_264n, parent: 0n, after: null },
    ...{ contractState: 'active', target: { same: true } },
  } as unknown as Candidate
  const sharesWith = (available: bigint) =>
    outlookOf({ candidate, facts: { ...usual, money: { ...usual.money, available } }, rules, calendar }).shares
  expect(sharesWith(790_000n)).toEqual({ certificate: 536_264n, parent: 0n })
  expect(sharesWith(400_000n)).toBeNull()
})

test('notices come at once and on the mornings of days 3 and 6', () => {
  const offered = local('2026-12-10T17:20')
  expect([0, 1, 2, 3].map((sent) => noticeAt(offered, sent, rules, zone))).toEqual([
    ...[offered, local('2026-12-13T10:00'), local('2026-12-16T10:00')],
    null,
  ])
})

describe('what silence says', () => {
  const usual: Silence = {
    ...{ consent: 'silence', answerUntil: local('2026-12-31T23:59:59.999'), startsOn: day('2027-01-01') },
    certificate: { validity: 'valid', activation: 'activated' },
    ...{ groupState: 'open', providerState: 'active', before: 'completed' },
  }
  const frozen = { certificate: { validity: 'frozen', activation: 'activated' } }
  test.each<[string, Partial<Silence>, string, string]>([
    ['until the last moment of the term nothing', {}, '2026-12-31T23:59:59.999', 'wait'],
    ['then yes', {}, '2027-01-01T00:00', 'accept'],
    ['nothing where express consent was needed', { consent: 'late' }, '2027-01-01T00:00', 'no-answer'],
    ['not while the certificate is frozen', frozen, '2027-01-01T00:00', 'stop'],
    ['and not for ever', frozen, '2027-02-01T00:00', 'given-up'],
    [
      'no more on an excluded certificate',
      { certificate: { validity: 'excluded', activation: 'activated' } },
      '2027-01-01T00:00',
      'over',
    ],
    ['no more without one', { certificate: null }, '2027-01-01T00:00', 'over'],
    ['no more when a side ended the contract before it', { before: 'terminated' }, '2026-12-01T00:30', 'left'],
    ['not yet while the notice can be taken back', { before: 'terminating' }, '2026-12-15T00:00', 'wait'],
    ['no more when the notice was never taken back', { before: 'terminating' }, '2027-01-01T00:00', 'left'],
    ['no more in a group closed for good', { groupState: 'archive' }, '2027-01-01T00:00', 'group-closed'],
    ['still in a group that only takes nobody new', { groupState: 'closed' }, '2027-01-01T00:00', 'accept'],
    [
      'no more at an organisation out of the register',
      { providerState: 'excluded' },
      '2027-01-01T00:00',
      'provider-inactive',
    ],
  ])('%s', (_, changes, now, verdict) => {
    const moment = { now: local(now), today: day(now.slice(0, 10)), waitDays: rules.waitDays }
    expect(hearSilence({ ...usual, ...changes }, moment)).toBe(verdict)
  })
})
