import { expect, test } from 'vitest'
import type { ReasonCode } from '../../model.ts'
import { helperWords, reasonWords } from './reasons.ts'

const place = { childId: 'child', article: 1042, groupId: 'group', zone: 'Europe/Moscow' }
const facts: Record<ReasonCode, Record<string, string>> = {
  'no-consent': {},
  'no-certificate': {},
  'not-activated': {},
  'certificate-frozen': {},
  'certificate-over': { until: '2026-08-31' },
  'too-young': { age: '6', from: '7', to: '10' },
  'too-old': { age: '11', from: '7', to: '10' },
  'programme-closed': {},
  'enrolment-closed': {},
  'window-not-open': { from: '2026-09-01T06:00:00Z' },
  'window-over': { until: '2026-09-01T06:00:00Z' },
  'group-full': {},
  'group-over': { until: '2026-05-31' },
  'start-outside': { from: '2026-09-01', to: '2027-05-31' },
  'provider-inactive': {},
  'no-agreement': {},
  'agreement-full': {},
  'no-period': {},
  'period-not-open': { from: '2026-12-01' },
  'payer-ban': { from: '2026-12-12' },
  'no-nominal': {},
  'balance-empty': { available: '90' },
  'ceiling-reached': {},
  'register-limit': { register: 'significant', limit: '3', used: '3', funding: 'nominal' },
  'already-applied': { applicationId: 'application', attends: 'yes' },
  'time-clash': { programme: 'Шахматы', weekday: '2' },
}
const told = (code: ReasonCode, given = facts[code]) =>
  reasonWords({ code, blocks: true, helper: 'provider', facts: given }, place)

test.each(Object.keys(facts) as ReasonCode[])(
  'an obstacle «%s» is told in whole sentences, with who can lift it',
  (code) => {
    const { title, text, helper, next } = told(code)
    expect(title).toMatch(/^[А-ЯЁ][^.]+$/)
    expect(text).toMatch(/[.?]$/)
    expect(`${title} ${text}`).not.toMatch(/undefined|null|NaN|Invalid|[{}]/)
    expect(helper).toBe(helperWords.provider)
    if (next)
      expect(next).toMatchObject({ href: expect.stringMatching(/^\/[a-z]/), label: expect.stringMatching(/^[А-ЯЁ]/) })
  },
)

test('the words carry the days, the age and the money of the case', () => {
  expect(told('too-young').text).toContain('с 7 лет, а в день начала занятий ребёнку будет 6')
  expect(told('window-not-open').text.replaceAll('\u00a0', ' ')).toContain('1 сентября 2026 года, 09:00')
  expect(told('start-outside').text).toContain('с 1 сентября 2026 года по 31 мая 2027 года')
  expect(told('balance-empty').text.replaceAll('\u00a0', ' ')).toContain('Свободно 0,90 ₽')
  expect(told('time-clash').text).toContain('Во вторник в эти же часы у ребёнка «Шахматы»')
  expect(told('already-applied').next?.href).toBe('/my/applications/application')
  expect(told('already-applied').title).toBe('Ребёнок уже занимается здесь')
})

test('a certificate that is simply over is told otherwise than one that ends before the lessons', () => {
  expect(told('certificate-over').title).toBe('Сертификат закончится раньше')
  expect(told('certificate-over', {}).title).toBe('Сертификат больше не действует')
})
