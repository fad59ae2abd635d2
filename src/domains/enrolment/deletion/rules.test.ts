import { expect, test } from 'vitest'
import { type DeletionFacts, whyNotAsk, whyNotDelete } from './rules.ts'

const facts: DeletionFacts = { contract: { state: 'active' }, waiting: null, closed: false, billed: false }

test.each([
  [{}, null],
  [{ contract: { state: 'pending-start' } }, null],
  [{ contract: null }, 'enrolment.deletion-not-living'],
  [{ contract: { state: 'completed' } }, 'enrolment.deletion-not-living'],
  [{ contract: { state: 'terminating' } }, 'enrolment.deletion-ending'],
  [{ billed: true }, 'enrolment.deletion-billed'],
  [{ closed: true }, 'enrolment.deletion-closed'],
] as const)('domain 5.6 a contract registered by mistake: %j', (given, code) => {
  expect(whyNotDelete({ ...facts, ...given })?.code ?? null).toBe(code)
})

test('one request at a time', () => {
  expect(whyNotAsk({ ...facts, waiting: { state: 'agreed' } })?.code).toBe('enrolment.deletion-asked')
  expect(whyNotAsk(facts)).toBeNull()
})
