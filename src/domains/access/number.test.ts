import { describe, expect, test } from 'vitest'
import { system } from '#audit'
import { newId } from '#kernel/ids'
import { sql } from '#platform/db'
import { aDoor, start } from '../../../test/support/access.ts'
import { closeLogin, printPassword, resumeLogin, suspendLogin } from './actions/login.ts'
import { hashPassword } from './passwords/hashing.ts'
import { newPrintKey, plainPrinted, printedPassword } from './passwords/printed.ts'

const door = aDoor()
const secret = new Uint8Array(32).fill(9)
const own = 'лесной ветер 32'
let last = 4_700_000_000

/** A certificate's number with a printed password. */
async function aNumber(known?: string) {
  last += 1
  const number = known ?? String(last)
  const printKey = newPrintKey()
  const password = printedPassword(secret, number, printKey)
  const passwordHash = await hashPassword(plainPrinted(password))
  const name = { surname: 'Петрова', name: 'Мария', patronymic: 'Андреевна' }
  const signIn = { number, name, scopeId: newId(), passwordHash, printKey }
  const userId = await door.db.transaction((tx) => printPassword(tx, system, signIn, door.now))
  return { number, password, userId }
}

async function firstSignIn({ number, password }: { number: string; password: string }, visitor = door.visitor()) {
  const { location } = await door.signIn(number, { visitor, typed: password })
  await visitor.open(location)
  return visitor.send(location, { newPassword: own })
}

describe('sign-in by a certificate’s number', () => {
  test('S-038: the printed password is long, readable and only asks for an own one; the own one opens the cabinet', async () => {
    const { number, password } = await aNumber()
    expect(password).toMatch(/^[a-hjkmnp-z2-9]{4}(-[a-hjkmnp-z2-9]{4}){3}$/)
    const visitor = door.visitor()
    const answer = await door.signIn(`${number.slice(0, 2)} ${number.slice(2)}`, {
      visitor,
      typed: ` ${password.toUpperCase().replaceAll('-', ' ')}`,
    })
    expect(answer.location).toMatch(/^\/sign-in\/first\//)
    expect(visitor.cookie('kruzhok')).toBeUndefined()
    await visitor.open(answer.location)
    expect((await visitor.send(answer.location, { newPassword: number })).text).toContain('Придумайте другой')
    expect((await visitor.send(answer.location, { newPassword: own })).location).toBe('/cabinet')
    expect((await visitor.open('/my/own-password')).status).toBe(200)

    expect((await door.signIn(number, { typed: password })).status).toBe(422)
    expect((await door.signIn(number, { typed: own })).location).toBe('/cabinet')
  })

  test('a number whose certificate is out of the registry for now signs nobody in, and later as before', async () => {
    const one = await aNumber()
    const visitor = door.visitor()
    await firstSignIn(one, visitor)
    const printed = await aNumber()
    const { location } = await door.signIn(printed.number, { typed: printed.password })
    for (const { number } of [one, printed])
      await door.db.transaction((tx) => suspendLogin(tx, system, number, door.now))
    expect((await visitor.open('/my/own-password')).location).toContain('/sign-in')
    expect((await door.visitor().open(location)).text).not.toContain('newPassword')
    const refused = await door.signIn(one.number, { typed: own })
    const unknown = await door.signIn('4799999999', { typed: own })
    expect([refused.status, refused.status]).toEqual([422, unknown.status])

    await door.db.transaction((tx) => resumeLogin(tx, system, one.number, door.now))
    expect((await door.signIn(one.number, { typed: own })).location).toBe('/cabinet')
  })

  test('opens neither the family’s settings nor anybody else’s', async () => {
    const visitor = door.visitor()
    await firstSignIn(await aNumber(), visitor)
    for (const path of ['/my/settings', '/my/settings/email', '/my/settings/consent', '/my/settings/password'])
      expect([path, (await visitor.open(path)).status]).toEqual([path, 404])
  })

  test('S-038: a new extract ends the sessions and the own password of the one before', async () => {
    const first = await aNumber()
    const visitor = door.visitor()
    await firstSignIn(first, visitor)
    const second = await aNumber(first.number)
    expect(second.userId).toBe(first.userId)
    expect((await visitor.open('/my/own-password')).status).not.toBe(200)
    expect((await door.signIn(first.number, { typed: own })).status).toBe(422)
    expect((await firstSignIn(second)).location).toBe('/cabinet')
  })

  test('the first-password page works once and for a quarter of an hour', async () => {
    const number = await aNumber()
    const visitor = door.visitor()
    const { location } = await door.signIn(number.number, { visitor, typed: number.password })
    await visitor.open(location)
    door.now = start.add({ minutes: 16 })
    expect((await visitor.send(location, { newPassword: own })).location).toBe('/sign-in')
    door.now = start
  })

  test('a printed password is over after its days, and says so to whoever holds the paper', async () => {
    const { number, password } = await aNumber()
    door.now = start.add({ hours: 24 * 31 })
    expect((await door.signIn(number, { typed: password })).text).toContain('Срок пароля с выписки прошёл')
    expect((await door.signIn(number, { typed: 'не тот' })).text).not.toContain('Срок пароля')
    door.now = start
  })

  test('an unknown number and a wrong password get the same answer, and guesses are counted as for an address', async () => {
    const { number } = await aNumber()
    const bare = (text: string) => text.replaceAll(/value="[^"]*"/g, '')
    const [wrong, unknown] = [
      await door.signIn(number, { typed: 'не тот' }),
      await door.signIn('9900000000', { typed: 'не тот' }),
    ]
    expect([wrong.status, bare(wrong.text)]).toEqual([422, bare(unknown.text)])
    for (let guess = 0; guess < 4; guess += 1) await door.signIn(number, { typed: `догадка ${guess}` })
    expect((await door.signIn(number, { typed: 'ещё одна' })).status).toBe(429)
  })

  test('a number that left the registry opens nothing', async () => {
    const number = await aNumber()
    const visitor = door.visitor()
    await firstSignIn(number, visitor)
    await door.db.transaction((tx) => closeLogin(tx, system, number.number, door.now))
    expect((await visitor.open('/my/own-password')).status).not.toBe(200)
    expect((await door.signIn(number.number, { typed: own })).status).toBe(422)
  })

  test('the database holds no printed password, and another secret prints another', async () => {
    const { number, password } = await aNumber()
    const { rows } = await sql<{ text: string }>`select row_to_json(l)::text as text from access_login l`.execute(
      door.db.reader,
    )
    expect(rows.some(({ text }) => text.includes(plainPrinted(password)))).toBe(false)
    const key = newPrintKey()
    expect(printedPassword(secret, number, key)).not.toBe(printedPassword(new Uint8Array(32), number, key))
  })

  test('the interface answers a printed password with a token for an own one', async () => {
    const { number, password } = await aNumber()
    const call = (url: string, payload: object) => door.app.inject({ method: 'POST', url: `/api/v1${url}`, payload })
    const asked = await call('/sessions', { certificateNumber: number, password })
    expect(asked.statusCode).toBe(202)
    const { firstPasswordToken: token } = asked.json<{ firstPasswordToken: string }>()
    expect((await call('/own-passwords', { token, password: '12345678' })).statusCode).toBe(422)
    expect((await call('/own-passwords', { token, password: own })).statusCode).toBe(201)
    expect((await call('/own-passwords', { token, password: own })).statusCode).toBe(410)
    expect((await call('/sessions', { certificateNumber: number, password: own })).statusCode).toBe(201)
  })
})

describe('the consent to personal data', () => {
  test('S-035, S-036: is withdrawn after its effect is told, and given again by a tick to the edition that was read', async () => {
    const { email, userId } = await door.aFamily()
    const visitor = door.visitor()
    await door.signIn(email, { visitor })
    expect((await visitor.open('/my/settings')).text).toContain('получено на бумаге')
    expect((await visitor.open('/my/settings/consent/withdrawal')).text).toContain('Занятия продолжатся')
    expect((await visitor.send('/my/settings/consent/withdrawal')).location).toBe(
      '/my/settings/consent?next=%2Fmy%2Fsettings',
    )
    expect((await door.letters('access.consent-withdrawn')).map(({ to }) => to)).toEqual([email])

    const page = await visitor.open('/my/settings/consent')
    expect(page.text).toContain('Новые заявки и заявления сейчас закрыты')
    expect((await visitor.send('/my/settings/consent')).status).toBe(422)
    await visitor.open('/my/settings/consent')
    const old = await visitor.send('/my/settings/consent', { agree: 'yes', version: '2020-01-01' })
    expect([old.status, old.text.includes('новая редакция')]).toEqual([409, true])
    await visitor.open('/my/settings/consent')
    expect((await visitor.send('/my/settings/consent', { agree: 'yes' })).location).toBe('/my/settings')
    const { rows } = await sql<{ version: string; living: boolean }>`
      select version, withdrawn_at is null as living from access_consent where user_id = ${userId} order by living`.execute(
      door.db.reader,
    )
    expect(rows).toEqual([
      { version: '2026-11-01', living: false },
      { version: '2026-11-01', living: true },
    ])
    expect((await visitor.open('/my/settings')).text).toMatch(/получено 1 сентября 2026 года/)
  })

  test('leads back to where the person came from, and to no other site', async () => {
    const { email } = await door.aFamily()
    const visitor = door.visitor()
    await door.signIn(email, { visitor })
    expect((await visitor.open('/my/settings/consent?next=/my/children/1/settings')).text).toContain(
      'href="/my/children/1/settings"',
    )
    expect((await visitor.open('/my/settings/consent?next=https://evil.example')).text).not.toContain(
      'href="https://evil',
    )
  })
})
