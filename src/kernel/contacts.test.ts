import fc from 'fast-check'
import { expect, test } from 'vitest'
import { callOf, formatPhone, maskEmail, maskPhone, parseEmail, parsePhone } from './contacts.ts'

test.each([
  ['+7 912 345-67-89', '+79123456789'],
  ['8 (912) 345 67 89', '+79123456789'],
  ['89123456789', '+79123456789'],
  ['79123456789', '+79123456789'],
  ['9123456789', '+79123456789'],
  ['+7\u00a0(912)\u00a0345–67–89', '+79123456789'],
  ['8 (4922) 53-12-34', '+74922531234'],
  ['4922 53 12 34', '+74922531234'],
  ['8 800 555 35 35', '+78005553535'],
  ['+7 812 123 45 67', '+78121234567'],
  ['8.912.345.67.89', '+79123456789'],
])('the phone «%s» is read as %s', (text, phone) => {
  expect(parsePhone(text)).toBe(phone)
})

test.each([
  '',
  '8 912 345 67 8',
  '8 912 345 67 890',
  '345-67-89',
  '+1 912 345 67 89',
  '+8 912 345 67 89',
  '8 012 345 67 89',
  'тел. 89123456789',
  '8912345678О',
])('«%s» is no phone', (text) => {
  expect(parsePhone(text)).toBeNull()
})

test('a phone is shown in groups, and masked but for its end', () => {
  expect(formatPhone('+79123456789')).toBe('+7 912 345-67-89')
  expect(maskPhone('+79123456789')).toBe('+7 ··· ···-67-89')
})

test('any phone that is shown is read back the same', () => {
  fc.assert(
    fc.property(fc.integer({ min: 3_000_000_000, max: 9_999_999_999 }), (digits) => {
      expect(parsePhone(formatPhone(`+7${digits}`))).toBe(`+7${digits}`)
    }),
  )
})

test.each([
  ['irina@mail.ru', 'irina@mail.ru'],
  ['  Irina.Petrova+kids@Mail.RU ', 'irina.petrova+kids@mail.ru'],
  ['a@b-c.edu.ru', 'a@b-c.edu.ru'],
  ['info@школа.рф', 'info@школа.рф'],
  ['info@xn--80aswg.xn--p1ai', 'info@xn--80aswg.xn--p1ai'],
])('the address «%s» is read as %s', (text, email) => {
  expect(parseEmail(text)).toBe(email)
})

test.each([
  '',
  'irina',
  'irina@',
  '@mail.ru',
  'irina@mail',
  'irina@mail.',
  'irina@@mail.ru',
  'irina@mail..ru',
  'irina.@mail.ru',
  'irina@-mail.ru',
  'irina petrova@mail.ru',
  'irina@mail.ru, oleg@mail.ru',
  'Ирина <irina@mail.ru>',
  'irina@mail.r1',
  'irina@mаil.ru',
  'irina\n@mail.ru',
  `${'a'.repeat(65)}@mail.ru`,
  `a@${'b.'.repeat(126)}ru`,
])('«%s» is no address of e-mail', (text) => {
  expect(parseEmail(text)).toBeNull()
})

test('an address is masked but for its first letter and its domain', () => {
  expect(maskEmail('irina@mail.ru')).toBe('i···@mail.ru')
  expect(maskEmail('i@mail.ru')).toBe('i···@mail.ru')
})

test('every ordinary address is read', () => {
  fc.assert(
    fc.property(fc.emailAddress(), (email) => {
      const [, domain = ''] = email.split('@')
      fc.pre(email.length <= 254 && /\.[a-z]{2,24}$/i.test(domain))
      expect(parseEmail(email)).toBe(email.toLowerCase())
    }),
  )
})

test('a phone calls a number in any spelling', () => {
  expect(['8 800 000-10-20', '+7 (4922) 53-12-34'].map(callOf)).toEqual(['tel:88000001020', 'tel:+74922531234'])
})

test.each([
  ['+79123456789', '+7 912 345-67-89'],
  ['+78000001020', '8 800 000-10-20'],
  ['8 800 000-10-20', '8 800 000-10-20'],
  ['8 (48210) 3-14-15', '+7 48210 3-14-15'],
  ['+7 (4922) 53-12-34', '+7 4922 53-12-34'],
  ['8 (8216) 00-20-01', '+7 8216 00-20-01'],
  ['8 (800) 000-10-20', '8 (800) 000-10-20'],
  ['8 (48210) 3-14-15, доб. 2', '8 (48210) 3-14-15, доб. 2'],
  ['4720012345', '4720012345'],
  ['+74951234567', '+7 495 123-45-67'],
  ['+78121234567', '+7 812 123-45-67'],
  ['+74812123456', '+7 4812 12-34-56'],
  ['+78212123456', '+7 8212 12-34-56'],
  ['+73432123456', '+7 343 212-34-56'],
  ['+73435412345', '+7 343 541 23 45'],
  ['+73519123456', '+7 351 912 34 56'],
  ['+78617123456', '+7 861 712 34 56'],
  ['+74821031415', '+7 482 103 14 15'],
  ['+74962412345', '+7 496 241 23 45'],
  ['+73882212345', '+7 388 221 23 45'],
  ['нет', 'нет'],
])('a number is written as its code is long: %s', (phone, written) => {
  expect(formatPhone(phone)).toBe(written)
})
