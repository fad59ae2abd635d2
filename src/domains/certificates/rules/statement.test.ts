import { describe, expect, test } from 'vitest'
import type { Certificate, Point, Statement } from '../model/certificate.ts'
import { consentText, rulesText } from '../texts.ts'
import {
  certificateNumber,
  maySeePersonalData,
  missingParts,
  validityOf,
  whyNotAccept,
  whyNotActivate,
  whyNotSubmit,
  whyNotWithdraw,
} from './statement.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const at = Temporal.Instant.from('2026-11-20T07:15:00Z')
const ready = {
  ofAge: false,
  certificate: null,
  statement: null,
  childData: true,
  applicantData: true,
  category: true,
  consent: { version: consentText.version, at },
  rules: { version: rulesText.version, at },
}
const statement = (state: Statement['state']) => ({ id: 's', number: 'З-2026-000001', state }) as Statement
const certificate = (activation: Certificate['activation'], validity: Certificate['validity'] = 'valid') =>
  ({ number: '4701000001', childId: 'c', activation, validity }) as Certificate
const point = { mayActivate: true } as Point
const worker = { role: 'reception', rights: ['accept', 'activate'] }

describe('a statement', () => {
  test('is filed when everything is there', () => expect(whyNotSubmit(ready)).toBe(null))

  test('S-080 S-132: not for a child who has a certificate', () => {
    expect(whyNotSubmit({ ...ready, certificate: certificate('activated') })?.code).toBe('certificates.has-one')
  })

  test('S-121: not for a child who has come of age', () => {
    expect(whyNotSubmit({ ...ready, ofAge: true })?.code).toBe('certificates.of-age')
  })

  test('S-128 S-129: needs both consents, each in the edition in force', () => {
    expect(missingParts({ ...ready, consent: null })).toEqual(['consent'])
    expect(missingParts({ ...ready, rules: { version: '2019-1', at } })).toEqual(['rules'])
    expect(whyNotSubmit({ ...ready, consent: null, category: false })?.facts).toEqual({
      missing: ['category', 'consent'],
    })
  })

  test.each([
    ['submitted', null],
    ['accepted', null],
    ['approved', 'certificates.not-waiting'],
    ['withdrawn', 'certificates.not-waiting'],
  ] as const)('when %s is withdrawn: %s', (state, code) => {
    expect(whyNotWithdraw(statement(state))?.code ?? null).toBe(code)
  })

  test.each([
    ['submitted', worker, null],
    ['accepted', worker, 'certificates.already-accepted'],
    ['withdrawn', worker, 'certificates.not-waiting'],
    ['submitted', { ...worker, rights: ['activate'] }, 'certificates.may-not-accept'],
    ['submitted', { ...worker, role: 'provider' }, 'certificates.may-not-accept'],
  ] as const)('S-060: when %s is accepted by %o: %s', (state, by, code) => {
    expect(whyNotAccept(statement(state), by)?.code ?? null).toBe(code)
  })
})

describe('activation', () => {
  test.each([
    ['in-process', 'valid', worker, point, null],
    ['not-activated', 'valid', worker, point, 'certificates.not-accepted'],
    ['activated', 'valid', worker, point, 'certificates.already-activated'],
    ['in-process', 'excluded', worker, point, 'certificates.not-valid'],
    ['in-process', 'valid', worker, { mayActivate: false }, 'certificates.may-not-activate'],
    ['in-process', 'valid', worker, null, 'certificates.may-not-activate'],
    ['in-process', 'valid', { ...worker, rights: ['accept'] }, point, 'certificates.may-not-activate'],
  ] as const)('S-061: %s, %s → %#', (activation, validity, by, at, code) => {
    expect(whyNotActivate(certificate(activation, validity), by, at as Point | null)?.code ?? null).toBe(code)
  })
})

test('S-059: personal data need the right and the protected channel, both', () => {
  const rights = ['see-personal-data']
  expect(maySeePersonalData({ role: 'reception', rights, protectedChannel: true })).toBe(true)
  expect(maySeePersonalData({ role: 'reception', rights, protectedChannel: false })).toBe(false)
  expect(maySeePersonalData({ role: 'reception', rights: [], protectedChannel: true })).toBe(false)
})

test('S-078: ten digits: region, municipality, chance', () => {
  expect(certificateNumber('47', '05', 123)).toBe('4705000123')
})

test.each([
  ['2017-03-11', '2026-11-20', '2035-03-10'],
  ['2008-12-01', '2026-11-20', '2026-11-30'],
  ['2020-02-29', '2026-11-20', '2038-02-28'],
])('S-121: born %s, valid from %s to %s', (born, from, to) => {
  const valid = validityOf(day(born), day('2026-11-20'), { from: 5, to: 17 })
  expect([valid.from.toString(), valid.to.toString()]).toEqual([from, to])
})
