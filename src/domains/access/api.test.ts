import { describe, expect, test } from 'vitest'
import { sql } from '#platform/db'
import { aDoor, password } from '../../../test/support/access.ts'
import { sendRecoveryLink } from './jobs.ts'

const door = aDoor()

describe('the machine face', () => {
  const call = (method: 'GET' | 'POST' | 'DELETE', url: string, body?: object, token = '') =>
    door.app.inject({
      method,
      url: `/api/v1${url}`,
      headers: { 'idempotency-key': crypto.randomUUID(), ...(token ? { authorization: `Bearer ${token}` } : {}) },
      ...(body ? { payload: body } : {}),
    })
  const newcomer = (email: string) => ({
    municipalityId: door.municipality,
    surname: 'Петрова',
    name: 'Анна',
    patronymic: null,
    email,
    phone: '89123456789',
    password,
    consents: { siteRules: true, privacyPolicy: true, personalData: true },
  })

  test('registers, confirms, tells who is signed in, signs out', async () => {
    const email = door.address()
    const sent = await call('POST', '/registrations', newcomer(email))
    expect([sent.statusCode, sent.json()]).toEqual([202, { sentTo: 'a···@mail.ru' }])
    expect((await call('POST', '/sessions', { email, password })).json().code).toBe('access.unconfirmed')
    const letter = (await door.letters('access.confirm-email')).at(-1)
    const { rows } = await sql<{
      token: string
    }>`select payload->'facts'->>'token' as token from job_plan order by ctid desc limit 1`.execute(door.db.reader)
    expect(letter).toBeDefined()
    const confirmed = await call('POST', '/confirmations', { token: rows[0]?.token, password })
    expect(confirmed.statusCode).toBe(201)
    const { token } = confirmed.json<{ token: string }>()
    const me = await call('GET', '/me', undefined, token)
    expect(me.json()).toMatchObject({
      email,
      surname: 'Петрова',
      patronymic: null,
      acting: { role: 'family', scopeId: null },
    })
    expect((await call('DELETE', '/sessions/current', undefined, token)).statusCode).toBe(204)
    expect((await call('GET', '/me', undefined, token)).statusCode).toBe(401)
  })

  test('says in fields what is wrong', async () => {
    const answer = await call('POST', '/registrations', {
      ...newcomer('nobody'),
      phone: '1',
      consents: { siteRules: true, privacyPolicy: true, personalData: false },
    })
    expect(answer.statusCode).toBe(422)
    expect(answer.json<{ errors: { field: string }[] }>().errors.map(({ field }) => field)).toEqual(
      expect.arrayContaining(['email', 'phone', 'consents.personalData']),
    )
    expect(
      (await call('POST', '/registrations', { ...newcomer(door.address()), password: '12345678' })).json().code,
    ).toBe('access.weak-password')
  })

  test('recovers by the link and refuses a wrong password', async () => {
    const { email } = await door.aFamily()
    expect((await call('POST', '/sessions', { email, password: 'не тот' })).json()).toMatchObject({
      status: 401,
      code: 'access.wrong-password',
    })
    expect((await call('POST', '/recoveries', { email })).statusCode).toBe(202)
    await sendRecoveryLink(door.kit(), { email })
    const token = await door.linkIn('access.recovery')
    expect((await call('POST', '/passwords', { token, password: 'пять рыб на льду' })).statusCode).toBe(201)
    expect((await call('POST', '/passwords', { token, password: 'пять рыб на льду' })).json().code).toBe(
      'access.link-used',
    )
    expect((await call('POST', '/sessions', { email, password: 'пять рыб на льду' })).statusCode).toBe(201)
  })

  test('lists the municipalities that registration needs', async () => {
    expect((await call('GET', '/municipalities')).json<{ municipalities: unknown[] }>().municipalities.length).toBe(3)
  })
})
