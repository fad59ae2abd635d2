import { expect, test } from 'vitest'
import { parseBankAccount, parseBik, parseInn, parseKpp, parseOgrn } from './requisites.ts'

test.each([
  ['7707083893', '7707083893'],
  ['77 0708-3893', '7707083893'],
  ['500100732259', '500100732259'],
  ['7707083894', null],
  ['500100732269', null],
  ['770708389', null],
  ['7707O83893', null],
  ['', null],
])('S-077 an INN is proved by its check digits: «%s»', (text, inn) => {
  expect(parseInn(text)).toBe(inn)
})

test('any single wrong digit of an INN is caught', () => {
  const right = '7707083893'
  const slips = [...right].flatMap((digit, at) =>
    [1, 3, 7].map((more) => `${right.slice(0, at)}${(Number(digit) + more) % 10}${right.slice(at + 1)}`),
  )
  expect(slips.map(parseInn).filter(Boolean)).toEqual([])
})

test.each([
  ['1027700132195', '1027700132195'],
  ['1027700132196', null],
  ['304500116000157', '304500116000157'],
  ['304500116000158', null],
  ['102770013219', null],
])('an OGRN is proved by the rest of its division: «%s»', (text, ogrn) => {
  expect(parseOgrn(text)).toBe(ogrn)
})

test.each([
  ['773601001', '773601001'],
  ['7736 01 001', '773601001'],
  ['77360100', null],
  ['77360100и', null],
])('a KPP has its shape: «%s»', (text, kpp) => {
  expect(parseKpp(text)).toBe(kpp)
})

test.each([
  ['044525225', '044525225'],
  ['144525225', null],
  ['04452522', null],
])('a BIK has its shape: «%s»', (text, bik) => {
  expect(parseBik(text)).toBe(bik)
})

test.each([
  // The Bank of Russia's own example of the key: account 40602810700000000025 at 049805746.
  ['40602810700000000025', '049805746', '40602810700000000025'],
  ['4060 2810 7000 0000 0025', '049805746', '40602810700000000025'],
  ['40602810800000000025', '049805746', null],
  ['40602810700000000025', '049805747', null],
  ['4060281070000000002', '049805746', null],
])('an account belongs to its bank by the key: %s at %s', (text, bik, account) => {
  expect(parseBankAccount(text, bik)).toBe(account)
})
