import { expect, test } from 'vitest'
import { isOverdue, whyNotAsk, whyNotEnd, whyNotSign } from './rules/agreement.ts'
import { whyNotDecide, whyNotSend } from './rules/candidacy.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const today = day('2026-09-10')
const year = { startsOn: day('2026-01-01'), endsOn: day('2026-12-31') }
const free = { standing: null, waiting: null }

test.each([
  ['a draft of an unknown INN goes', 'draft', free, null],
  ['a refused one goes again', 'refused', free, null],
  ['an organisation that was excluded asks anew', 'draft', { ...free, standing: { state: 'excluded' } }, null],
  ['twice is once', 'submitted', free, 'providers.candidacy-sent'],
  ['accepted is done', 'accepted', free, 'providers.in-register'],
  ['who is in the register asks nothing', 'draft', { ...free, standing: { state: 'active' } }, 'providers.in-register'],
  ['another waits with this INN', 'draft', { ...free, waiting: { number: 'ОП-1' } }, 'providers.inn-waits'],
] as const)('S-077 sending a request: %s', (_, state, inn, code) => {
  expect(whyNotSend({ state, number: null }, inn)?.code ?? null).toBe(code)
})

test.each([
  ['submitted', null],
  ['refused', 'providers.candidacy-decided'],
  ['accepted', 'providers.candidacy-decided'],
  ['draft', 'providers.candidacy-decided'],
] as const)('what is %s is decided: %s', (state, code) => {
  expect(whyNotDecide({ state, number: null })?.code ?? null).toBe(code)
})

test.each([
  ['active', year, null],
  ['excluded', year, 'providers.not-in-register'],
  ['active', null, 'providers.period-over'],
  ['active', { ...year, endsOn: day('2026-09-09') }, 'providers.period-over'],
  ['active', { ...year, endsOn: today }, null],
] as const)('an agreement is asked for by a provider who is %s', (state, period, code) => {
  expect(whyNotAsk({ state }, period, today)?.code ?? null).toBe(code)
})

test.each([
  ['asked', '2026-09-10', null],
  ['asked', '2026-09-11', 'providers.signed-ahead'],
  ['active', '2026-09-10', 'providers.agreement-answered'],
  ['refused', '2026-09-10', 'providers.agreement-answered'],
] as const)('an agreement that is %s signed on %s', (state, on, code) => {
  expect(whyNotSign({ state }, day(on), today)?.code ?? null).toBe(code)
})

test('only an agreement in force ends', () => {
  expect(whyNotEnd({ state: 'active' })).toBeNull()
  for (const state of ['asked', 'refused', 'ended'] as const)
    expect(whyNotEnd({ state })?.code).toBe('providers.agreement-not-active')
})

test('the last day of a term is in time', () => {
  expect(isOverdue({ state: 'asked', dueOn: today }, today)).toBe(false)
  expect(isOverdue({ state: 'asked', dueOn: day('2026-09-09') }, today)).toBe(true)
  expect(isOverdue({ state: 'active', dueOn: day('2026-09-09') }, today)).toBe(false)
})
