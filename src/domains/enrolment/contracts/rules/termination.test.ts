import { describe, expect, test } from 'vitest'
import type { ContractState } from '../../model.ts'
import { noticeEffect, whyNotGround, whyNotTerminate, whyNotWithdraw } from './termination.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const effect = (today: string, startsOn: string, endsOn: string) => {
  const { kind, ...rest } = noticeEffect({ today: day(today), startsOn: day(startsOn), endsOn: day(endsOn) })
  return `${kind} ${Object.values(rest).join()}`
}

test.each([
  ['in the middle of a month: with its last day', '2026-11-10', '2026-10-15', '2026-12-31', 'with-month 2026-11-30'],
  ['on the first of a month', '2026-11-01', '2026-09-01', '2026-12-31', 'with-month 2026-11-30'],
  ['on the last of a month', '2026-10-31', '2026-09-01', '2026-12-31', 'with-month 2026-10-31'],
  ['on 29 February', '2028-02-29', '2028-01-10', '2028-05-31', 'with-month 2028-02-29'],
  ['in February of another year', '2027-02-10', '2027-01-10', '2027-05-31', 'with-month 2027-02-28'],
  ['on 31 December of a contract over the new year', '2026-12-31', '2026-09-01', '2027-05-31', 'with-month 2026-12-31'],
  ['in the month in which it ends anyway', '2026-12-05', '2026-09-01', '2026-12-31', 'nothing 2026-12-31'],
  ['in the month in which it ends before the last day', '2027-05-03', '2027-01-01', '2027-05-25', 'nothing 2027-05-25'],
  ['on the first day of lessons', '2026-09-01', '2026-09-01', '2027-05-31', 'with-month 2026-09-30'],
  ['the day before the first one: it never begins', '2026-08-31', '2026-09-01', '2027-05-31', 'whole 2026-08-31'],
  ['before a start later in the same month', '2026-09-02', '2026-09-15', '2026-12-31', 'whole 2026-09-14'],
  ['before a start and an end within the month', '2026-09-02', '2026-09-15', '2026-09-25', 'whole 2026-09-14'],
])('a notice %s', (_, today, startsOn, endsOn, expected) => {
  expect(effect(today, startsOn, endsOn)).toBe(expected)
})

const why = (state: ContractState | null, today = '2026-10-10') =>
  whyNotTerminate(
    { startsOn: day('2026-09-01'), endsOn: day('2026-12-31') },
    state && { state, endsOn: day('2026-10-31') },
    day(today),
  )?.code ?? 'may'

test.each([
  ['active', 'may'],
  ['pending-start', 'may'],
  ['terminating', 'enrolment.already-ending'],
  ['offered', 'enrolment.not-living'],
  ['terminated', 'enrolment.not-living'],
  ['completed', 'enrolment.not-living'],
  ['declined', 'enrolment.not-living'],
  [null, 'enrolment.not-living'],
] as const)('only a living contract is terminated: %s', (state, expected) => {
  expect(why(state)).toBe(expected)
})

test('a contract of its last month is told to end anyway', () => {
  expect(why('active', '2026-12-05')).toBe('enrolment.ends-anyway')
})

describe('a notice is taken back', () => {
  const withdraw = (side: 'family' | 'provider' | 'registry', today: string, state: ContractState = 'terminating') =>
    whyNotWithdraw({ state }, { side, lastOn: day('2026-11-30') }, { side: 'family', today: day(today) })?.code ?? 'may'

  test.each([
    ['by the side that gave it, on the last day', withdraw('family', '2026-11-30'), 'may'],
    ['not after the month', withdraw('family', '2026-12-01'), 'enrolment.notice-over'],
    ['not when the contract is closed', withdraw('family', '2026-11-30', 'terminated'), 'enrolment.notice-over'],
    ['not by the other side', withdraw('provider', '2026-11-20'), 'enrolment.notice-of-others'],
    ['not when the registry gave it', withdraw('registry', '2026-11-20'), 'enrolment.notice-of-others'],
  ])('%s', (_, answer, expected) => {
    expect(answer).toBe(expected)
  })

  test('not where there is none', () => {
    expect(whyNotWithdraw({ state: 'active' }, null, { side: 'family', today: day('2026-11-20') })?.code).toBe(
      'enrolment.notice-over',
    )
  })
})

test.each([
  ['discipline', '2012-01-01', 'enrolment.too-young-to-expel'],
  ['discipline', '2011-11-20', 'may'],
  ['discipline', '2011-11-21', 'enrolment.too-young-to-expel'],
  ['debt', '2017-01-01', 'may'],
] as const)('the ground %s for a child born %s: %s', (ground, birthOn, expected) => {
  expect(whyNotGround(ground, day(birthOn), day('2026-11-20'))?.code ?? 'may').toBe(expected)
})
