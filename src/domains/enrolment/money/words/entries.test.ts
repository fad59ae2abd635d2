import { expect, test } from 'vitest'
import { entryWords, type StatementLine } from './entries.ts'

const application = { id: 'a', number: '118-ПФ', programme: 'Первые роботы' }
const lineOf = (kind: StatementLine['entry']['kind'], more: Partial<StatementLine>): StatementLine => ({
  ...{ application: null, act: null, ...more },
  entry: {
    ...{ id: 1n, kind, from: 'payer', to: 'available', amount: 100n, available: 100n, month: null, actId: null },
    ...{ cause: { kind: 'nominal', id: 'n' }, at: Temporal.Instant.from('2026-09-01T06:00:00Z') },
  },
})

test.each([
  ['a nominal known beforehand', lineOf('grant', {}), 'Начислен номинал'],
  [
    'S-083 before the contract the money is promised, not credited',
    lineOf('promise', { application: { ...application, end: null } }),
    'Обещано из номинала, зачислят с договором: «Первые роботы», заявка № 118-ПФ',
  ],
  [
    'S-084 the contract credits it',
    lineOf('grant', { application: { ...application, end: 'concluded' } }),
    'Зачислено с договором: «Первые роботы», заявка № 118-ПФ',
  ],
  [
    'the promise of a contract that is concluded is kept',
    lineOf('unpromise', { application: { ...application, end: 'concluded' } }),
    'Обещанное зачислено с договором: «Первые роботы», заявка № 118-ПФ',
  ],
  [
    'what was promised to an application that is over',
    lineOf('promise', { application: { ...application, end: 'over' } }),
    'Было обещано из номинала до договора: «Первые роботы», заявка № 118-ПФ',
  ],
  [
    'an application that came to nothing gives it back',
    lineOf('unpromise', { application: { ...application, end: 'over' } }),
    'Обещанное осталось в номинале муниципалитета: «Первые роботы», заявка № 118-ПФ',
  ],
  ['a certificate that was excluded', lineOf('withdraw', {}), 'Номинал отозван'],
])('%s', (_, line, text) => {
  expect(entryWords(line).text).toBe(text)
})
