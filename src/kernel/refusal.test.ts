import { expect, test } from 'vitest'
import { Refusal, refuse, refuseIf } from './refusal.ts'

test('a refusal carries its code and the facts for its words', () => {
  const refusal = new Refusal('enrolment.group-full', { group: 'Шахматы', seats: 0 })
  expect(refusal).toBeInstanceOf(Error)
  expect(refusal).toMatchObject({
    name: 'Refusal',
    code: 'enrolment.group-full',
    message: 'enrolment.group-full',
    facts: { group: 'Шахматы', seats: 0 },
  })
})

test('to refuse is to throw the refusal', () => {
  expect(() => refuse('funding.no-money', { free: '0' })).toThrow(Refusal)
  expect(() => refuse('funding.no-money')).toThrow('funding.no-money')
})

test('a rule that found no reason lets the act go on', () => {
  expect(() => refuseIf(null)).not.toThrow()
  const refusal = new Refusal('certificates.not-active')
  expect(() => refuseIf(refusal)).toThrow(refusal)
})
