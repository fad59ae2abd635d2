import { expect, test } from 'vitest'
import { workingDaysLeft } from '#kernel/working-days'
import { nextStepOf, type StepFacts } from './rules.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const facts: StepFacts = {
  childId: 'c',
  age: 9,
  certificate: { activation: 'activated', validity: 'valid' },
  lost: null,
  documentsDueOn: day('2026-09-03'),
  toAccept: null,
  waiting: 0,
  living: 0,
}

test.each<[string, Partial<StepFacts>, string, string]>([
  ['without a certificate files a statement', { certificate: null }, 'file-statement', '/my/children/c/statement'],
  [
    'that was refused reads why',
    { certificate: null, lost: { statementId: 's', state: 'refused' } },
    'refused',
    '/my/statements/s',
  ],
  [
    'S-127 whose statement expired files anew from it',
    { certificate: null, lost: { statementId: 's', state: 'expired' } },
    'expired',
    '/my/statements/s',
  ],
  [
    'S-001 with a new certificate brings papers',
    { certificate: { activation: 'not-activated', validity: 'valid' } },
    'bring-papers',
    '/my/children/c',
  ],
  [
    'with papers under way waits',
    { certificate: { activation: 'in-process', validity: 'valid' } },
    'in-process',
    '/my/children/c',
  ],
  ['S-068 with an active certificate chooses', {}, 'choose', '/programmes?age=9'],
  ['with an offer accepts it first', { toAccept: 'a', waiting: 1 }, 'accept', '/my/applications/a/acceptance'],
  ['with an application waits for the answer', { waiting: 1, living: 1 }, 'wait', '/my/children/c'],
  ['with a contract studies', { living: 1 }, 'study', '/my/children/c'],
  [
    'with a frozen certificate asks why',
    { certificate: { activation: 'activated', validity: 'frozen' }, toAccept: 'a' },
    'not-valid',
    '/my/children/c#contacts',
  ],
])('a child %s', (_, changes, kind, href) => {
  expect(nextStepOf({ ...facts, ...changes })).toMatchObject({ kind, href })
})

test.each([
  ['2026-08-24', '2026-08-24', 0],
  ['2026-08-24', '2026-08-25', 1],
  ['2026-08-21', '2026-08-24', 1],
  ['2026-08-24', '2026-09-02', 7],
  ['2026-08-25', '2026-08-24', -1],
])('from %s to the end of %s are left %i working days', (today, due, left) => {
  const calendar = { version: 'test', isWorking: (one: Temporal.PlainDate) => one.dayOfWeek < 6 }
  expect(workingDaysLeft(calendar, day(today), day(due))).toBe(left)
})
