import { describe, expect, test } from 'vitest'
import { checkAddress, suggestMailDomain } from './address.ts'

describe('a slip in the domain of an address is noticed', () => {
  test.each([
    ['mial.ru', 'mail.ru'],
    ['maill.ru', 'mail.ru'],
    ['mal.ru', 'mail.ru'],
    ['mail.ry', 'mail.ru'],
    ['Yandex.ri', 'yandex.ru'],
    ['yadnex.ru', 'yandex.ru'],
    ['gmial.com', 'gmail.com'],
    ['gmail.con', 'gmail.com'],
    ['gmail.ru', 'gmail.com'],
    ['inboxs.ru', 'inbox.ru'],
    ['яндекс.ру', 'yandex.ru'],
  ])('%s → %s', (typed, meant) => expect(suggestMailDomain(typed)).toBe(meant))

  test.each(['mail.ru', 'bk.ru', 'ok.ru', 'vk.com', 'ya.ru', 'school15.edu.ru', 'mail.com', '', 'ru'])(
    '%s is fine',
    (typed) => expect(suggestMailDomain(typed)).toBeNull(),
  )
})

describe('one plain address', () => {
  test.each(['anna@mail.ru', 'a.b+c@sub.example.org', 'анна@почта.рф'])('%s', (address) =>
    expect(checkAddress(address)).toBe(address),
  )

  test.each([
    'a@mail.ru\r\nBcc: b@mail.ru',
    'a@mail.ru, b@mail.ru',
    'a@mail.ru;b@mail.ru',
    'Анна <a@mail.ru>',
    '"a b"@mail.ru',
    'a@mail',
    'a@b@mail.ru',
    `${'a'.repeat(250)}@mail.ru`,
    '',
  ])('not %j', (address) => expect(() => checkAddress(address)).toThrow('one plain address'))
})
