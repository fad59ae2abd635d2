import { expect, test } from 'vitest'
import { whyNotFreeze } from './rules.ts'

const one = (contract: string) => ({ number: `D-${contract}`, contract })

test.each([
  ['without contracts', 'valid', [], null],
  ['with a contract that is ending', 'valid', ['terminating'], null],
  ['with a living contract', 'valid', ['terminating', 'active'], 'enrolment.frozen-contracts'],
  ['with a contract that is to begin', 'valid', ['pending-start'], 'enrolment.frozen-contracts'],
  ['that is frozen already', 'frozen', [], 'enrolment.already-frozen'],
  ['that left the registry', 'excluded', [], 'enrolment.frozen-not-in-force'],
] as const)('a certificate %s: freeze', (_, validity, contracts, expected) => {
  expect(whyNotFreeze({ validity, number: '1' }, contracts.map(one))?.code ?? null).toBe(expected)
})
