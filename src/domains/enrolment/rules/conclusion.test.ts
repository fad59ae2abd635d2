import { expect, test } from 'vitest'
import { concludedOn, whyNotStatement } from './conclusion.ts'

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
