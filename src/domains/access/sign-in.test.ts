import { describe, expect, test } from 'vitest'
import { sql } from '#platform/db'
import { aDoor, password, start } from '../../../test/support/access.ts'
import { tidyUp } from './jobs.ts'

const door = aDoor()

describe('sign-in', () => {
  test('opens the page the family wanted, and no other site', async () => {
    const { email } = await door.aFamily()
    expect((await door.signIn(email, { next: '/my/children/new?from=1' })).location).toBe('/my/children/new?from=1')
    for (const next of [
      'https://evil.example/',
      '//evil.example',
      '/\\evil.example',
      '/\t/evil.example',
      'javascript:alert(1)',
      '/sign-out',
    ])
      expect((await door.signIn(email, { next })).location).toBe('/cabinet')
  })

  test('does not tell whether the address or the password was wrong', async () => {
    const { email } = await door.aFamily()
    const [wrong, unknown] = [
      await door.signIn(email, { typed: 'не тот' }),
      await door.signIn(email.replace('anna', 'nobo'), { typed: 'не тот' }),
    ]
    expect(wrong.status).toBe(422)
    const bare = (text: string) => text.replaceAll(/value="[^"]*"/g, '')
    expect(bare(wrong.text)).toBe(bare(unknown.text))
    expect(wrong.text.length).toBe(unknown.text.length)
  })

  test('takes equally long for an unknown address and a wrong password', async () => {
    const { email } = await door.aFamily()
    const time = async (who: string) => {
      const began = performance.now()
      await door.signIn(who, { typed: 'не тот' })
      return performance.now() - began
    }
    const times = { known: [] as number[], unknown: [] as number[] }
    for (let round = 0; round < 4; round += 1) {
      times.known.push(await time(email))
      times.unknown.push(await time(`no${round}${email}`))
    }
    const least = Math.min(...times.unknown) / Math.min(...times.known)
    expect(least).toBeGreaterThan(0.6)
    expect(least).toBeLessThan(1.6)
  })

  test('with an address that was not confirmed sends the letter again', async () => {
    const email = door.address()
    await door.register(email)
    expect((await door.signIn(email)).location).toContain('/letter?for=registration')
    expect((await door.letters('access.confirm-email')).length).toBe(2)
  })

  test('gives every sign-in a session of its own, and the one before ends', async () => {
    const { email } = await door.aFamily()
    const visitor = door.visitor()
    await door.signIn(email, { visitor })
    const first = visitor.cookie('kruzhok') ?? ''
    await visitor.open('/my/settings')
    await visitor.send('/sign-out')
    expect((await visitor.open('/my/settings')).location).toBe('/sign-in?next=%2Fmy%2Fsettings')
    const thief = await door.app.inject({ url: '/my/settings', headers: { cookie: `kruzhok=${first}` } })
    expect(thief.statusCode).toBe(303)
    await door.signIn(email, { visitor })
    expect(visitor.cookie('kruzhok')).not.toBe(first)
  })

  test('a forged or missing token is refused', async () => {
    const { email } = await door.aFamily()
    const visitor = door.visitor()
    await visitor.open('/sign-in')
    expect((await visitor.post('/sign-in', { email, password })).status).toBe(403)
    expect((await visitor.post('/sign-in', { email, password, _csrf: 'a.b' })).status).toBe(403)
  })

  test('a blocked user is told where to ask, and is out at the next click', async () => {
    const { email, userId } = await door.aFamily()
    const visitor = door.visitor()
    await door.signIn(email, { visitor })
    await door.db.transaction((tx) =>
      sql`update access_user set blocked_at = ${door.now} where id = ${userId}`.execute(tx),
    )
    expect((await visitor.open('/my/settings')).location).toContain('/sign-in')
    const refused = await door.signIn(email)
    expect([refused.status, refused.title]).toEqual([403, 'Вход закрыт'])
  })
})

describe('too many tries', () => {
  test('five wrong passwords from one place are enough; the right one waits too, and the page says how long', async () => {
    const { email } = await door.aFamily()
    for (let attempt = 0; attempt < 5; attempt += 1) {
      door.now = start.add({ minutes: attempt })
      expect((await door.signIn(email, { typed: 'не тот' })).status).toBe(422)
    }
    const refused = await door.signIn(email)
    expect(refused.status).toBe(429)
    expect(refused.text).toContain('Попробуйте через 11 минут')
    expect((await door.signIn(email, { visitor: door.visitor('198.51.100.1') })).location).toBe('/cabinet')
  })

  test('the window slides: who is turned away is not counted, and nobody is locked out for ever', async () => {
    const { email } = await door.aFamily()
    for (let attempt = 0; attempt < 5; attempt += 1) await door.signIn(email, { typed: 'не тот' })
    for (let minute = 1; minute < 15; minute += 1) {
      door.now = start.add({ minutes: minute })
      expect((await door.signIn(email)).status).toBe(429)
    }
    door.now = start.add({ minutes: 15 })
    expect((await door.signIn(email)).location).toBe('/cabinet')
  })

  test('many networks against one account are stopped by the account', async () => {
    const { email } = await door.aFamily()
    const statuses: number[] = []
    for (let attempt = 0; attempt < 12; attempt += 1)
      statuses.push(
        (await door.signIn(email, { typed: 'не тот', visitor: door.visitor(`198.51.100.${attempt}`) })).status,
      )
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 422), 429, 429])
  })

  test('of thirty guesses at once no more are looked at than of thirty one after another', async () => {
    const { email } = await door.aFamily()
    const guesses = await Promise.all(Array.from({ length: 30 }, () => door.signIn(email, { typed: 'не тот' })))
    expect(guesses.filter(({ status }) => status === 422).length).toBe(5)
  })

  test('the right password forgives the wrong ones before it', async () => {
    const { email } = await door.aFamily()
    for (let round = 0; round < 3; round += 1) {
      for (let attempt = 0; attempt < 4; attempt += 1) await door.signIn(email, { typed: 'не тот' })
      expect((await door.signIn(email)).location).toBe('/cabinet')
    }
  })

  test('letters to one address are limited as well, known or not', async () => {
    const { email } = await door.aFamily()
    for (const who of [email, `no-${email}`]) {
      const visitor = door.visitor()
      const statuses: number[] = []
      for (let attempt = 0; attempt < 4; attempt += 1) {
        await visitor.open('/recovery')
        statuses.push((await visitor.send('/recovery', { email: who })).status)
      }
      expect(statuses).toEqual([303, 303, 303, 429])
    }
  })

  test('neither addresses nor networks lie in the table of attempts', async () => {
    const { email } = await door.aFamily()
    await door.signIn(email, { typed: 'не тот' })
    const { rows } = await sql<{ all: string }>`select string_agg(a::text, '') as all from access_attempt a`.execute(
      door.db.reader,
    )
    expect(rows[0]?.all).not.toMatch(/anna|mail|203\.0/)
    await tidyUp({ ...door.kit(), clock: { now: () => start.add({ hours: 49 }) } })
    const { rows: left } = await sql`select 1 from access_attempt`.execute(door.db.reader)
    expect(left.length).toBe(0)
  })
})

test('other pages stay fast while many sign in', async () => {
  const storm = Promise.all(
    Array.from({ length: 20 }, (_, one) =>
      door.signIn(`nobody${one}@mail.ru`, { visitor: door.visitor(`198.51.100.${one}`) }),
    ),
  )
  const times: number[] = []
  for (let look = 0; look < 10; look += 1) {
    const began = performance.now()
    await door.app.inject({ url: '/documents/site-rules' })
    times.push(performance.now() - began)
  }
  await storm
  expect(times.sort((a, b) => a - b)[5]).toBeLessThan(100)
})
