import { describe, expect, test } from 'vitest'
import { hashPassword, isPasswordOf } from './hashing.ts'
import { whyNotPassword } from './rules.ts'

describe('a new password', () => {
  test.each([
    ['', /Введите пароль не короче 8/],
    ['ива1234', /не меньше 8 знаков/],
    ['12345678', /подберут первым/],
    ['QWERTY123', /подберут первым/],
    ['Пароль123', /подберут первым/],
    ['ааааааааааа', /подберут первым/],
    ['3456789012', null],
    ['abcdefghijkl', /подберут первым/],
    ['я'.repeat(129), /Сократите/],
    ['petrova77', /похож на вашу почту/],
    ['79161234567', /похож на вашу почту/],
    ['петрова_', /похож на вашу почту/],
    ['петрова любит озеро', null],
    ['кот и 3 окна', null],
    ['correct horse', null],
  ])('%s', (password, wrong) => {
    const why = whyNotPassword(password, 8, ['petrova', '9161234567', 'Петрова'])
    if (wrong) expect(why).toMatch(wrong)
    else expect(why).toBeNull()
  })

  test('of a member of staff is longer', () => {
    expect(whyNotPassword('кот и окно', 12)).toMatch(/не меньше 12 знаков/)
  })
})

describe('a kept password', () => {
  test('is a hash by Argon2id at 19 MiB that only the password opens', async () => {
    const hash = await hashPassword('кот и 3 окна')
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(await isPasswordOf(hash, 'кот и 3 окна')).toBe(true)
    expect(await isPasswordOf(hash, 'кот и 4 окна')).toBe(false)
  })

  test('typed on another keyboard in another form of the same letters still opens', async () => {
    const hash = await hashPassword('ёлка и йод'.normalize('NFD'))
    expect(await isPasswordOf(hash, 'ёлка и йод'.normalize('NFC'))).toBe(true)
  })

  test('of nobody opens nothing', async () => {
    expect(await isPasswordOf(null, 'кот и 3 окна')).toBe(false)
  })
})

test('a storm of sign-ins is turned away instead of standing for minutes', async () => {
  const storm = await Promise.allSettled(Array.from({ length: 100 }, () => isPasswordOf(null, 'x')))
  const refused = storm.filter((one) => one.status === 'rejected')
  expect(refused.length).toBeGreaterThan(10)
  for (const one of refused) expect(one.reason).toMatchObject({ code: 'http.busy' })
  expect(storm.filter((one) => one.status === 'fulfilled').length).toBeGreaterThan(60)
})
