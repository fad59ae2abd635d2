import { expect, test } from 'vitest'
import { concludedOn, whyNotConclude, whyNotStatement } from './conclusion.ts'

const day = (text: string) => Temporal.PlainDate.from(text)

test.each([
  ['before the first lesson', '2026-08-28', '2026-08-28'],
  ['on the first day', '2026-09-01', '2026-09-01'],
  ['after it: cut to the first day', '2026-09-05', '2026-09-01'],
])('S-074 a statement received %s concludes the contract on %s', (_, statementOn, expected) => {
  expect(concludedOn(day(statementOn), day('2026-09-01')).toString()).toBe(expected)
})

test.each([
  ['today', '2026-09-05', 'may'],
  ['on the day of the application', '2026-08-25', 'may'],
  ['tomorrow', '2026-09-06', 'enrolment.statement-ahead'],
  ['the day before the application', '2026-08-24', 'enrolment.statement-older'],
])('S-074 a statement of %s: %s %s', (_, statementOn, expected) => {
  const days = { statementOn: day(statementOn), submittedOn: day('2026-08-25'), today: day('2026-09-05') }
  expect(whyNotStatement(days)?.code ?? 'may').toBe(expected)
})

const offer = { acceptance: null, acceptedAt: null, statementOn: null, acceptDueOn: day('2026-09-08') }
const byPress = { ...offer, acceptance: 'cabinet', acceptedAt: Temporal.Instant.from('2026-09-01T22:00:00Z') } as const

test.each([
  ['waits, on the last day of its term', 'confirmed', offer, '2026-09-08', 'may'],
  ['whose term is over', 'confirmed', offer, '2026-09-09', 'enrolment.offer-over'],
  ['that waits for silence has no term', 'confirmed', { ...offer, acceptDueOn: null }, '2027-01-01', 'may'],
  ['concluded already', 'enrolled', byPress, '2026-09-08', 'enrolment.already-concluded'],
  ['of an application that was closed', 'expired', offer, '2026-09-08', 'enrolment.already-decided'],
  ['of an application that was not confirmed', 'submitted', null, '2026-09-08', 'enrolment.already-decided'],
] as const)('S-074 an offer %s: %s', (_, state, contract, today, expected) => {
  expect(whyNotConclude(state, contract, { today: day(today), zone: 'Europe/Moscow' })?.code ?? 'may').toBe(expected)
})

test('a press at night is told by the day of the region', () => {
  const told = whyNotConclude('enrolled', byPress, { today: day('2026-09-08'), zone: 'Europe/Moscow' })
  expect(told?.facts).toEqual({ how: 'cabinet', on: '2026-09-02' })
})
