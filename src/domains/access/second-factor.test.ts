import { Secret, TOTP } from 'otpauth'
import { describe, expect, test } from 'vitest'
import { system } from '#audit'
import { newId } from '#kernel/ids'
import { sql, type Tx } from '#platform/db'
import { aDoor, password } from '../../../test/support/access.ts'
import type { Visitor } from '../../../test/support/visitor.ts'
import { releaseFactor } from './actions/factor.ts'
import { grantRole } from './actions/role.ts'
import { letOffSecondFactor } from './actions/user.ts'
import type { Actor } from './model.ts'
import { insertLink } from './queries/link.ts'
import { mustProve, mustSecure } from './rules.ts'
import { aUser } from './testing.ts'

const door = aDoor()
const page = '/my/settings/second-factor'

type Person = { email: string; userId: string; visitor: Visitor; secret: string; codes: string[] }

async function aWorker(role: 'reception' | 'region' = 'reception') {
  const email = door.address()
  const userId = await door.db.transaction((tx) => aUser(tx, { email, role, passwordHash: door.passwordHash }))
  return { email, userId }
}

/** The link of a letter that asks for a new password. */
const aRecovery = (tx: Tx, { userId, email }: { userId: string; email: string }) =>
  insertLink(tx, { userId, email, purpose: 'recover-password', expiresAt: door.now.add({ hours: 1 }) }, door.now)

const codeNow = (secret: string) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: door.now.epochMilliseconds })
const wait = (seconds: number) => {
  door.now = door.now.add({ seconds })
}

/** Somebody of the staff with an application for codes. */
async function secured(role: 'reception' | 'region' = 'reception'): Promise<Person> {
  const { email, userId } = await aWorker(role)
  const visitor = door.visitor()
  await door.signIn(email, { visitor })
  await visitor.open(page)
  await visitor.send(page, {})
  const secret = (/ключ вручную: ([A-Z2-7 ]+)/.exec((await visitor.open(page)).text)?.[1] ?? '').replaceAll(' ', '')
  const shown = await visitor.send(`${page}/confirmation`, { code: codeNow(secret) })
  expect(shown.status).toBe(200)
  const codes = [...shown.text.matchAll(/<code>([a-z2-9-]{14})<\/code>/g)].map((match) => match[1] ?? '')
  wait(60)
  return { email, userId, visitor, secret, codes }
}

async function typePassword({ email }: { email: string }) {
  const visitor = door.visitor()
  const { location } = await door.signIn(email, { visitor })
  expect(location).toMatch(/^\/sign-in\/code\//)
  expect(visitor.cookie('kruzhok')).toBeUndefined()
  await visitor.open(location)
  const type = (code: string) => visitor.send(location.split('?')[0] ?? '', { code })
  return { visitor, location, type }
}

describe('a second factor', () => {
  test('is set up by a QR code and a first code; ten recovery codes are shown once and kept as hashes', async () => {
    const { codes, secret, userId, visitor } = await secured()
    expect(codes).toHaveLength(10)
    expect(new Set(codes).size).toBe(10)
    const kept = await sql`select f.*, c.code_hash from access_factor f join access_recovery_code c using (user_id)
      where user_id = ${userId}`.execute(door.db.reader)
    expect(kept.rows).toHaveLength(10)
    expect(secret).toMatch(/^[A-Z2-7]{32}$/)
    expect(
      kept.rows
        .map((row) =>
          Object.values(row as object)
            .map(String)
            .join(),
        )
        .join(),
    ).not.toContain(secret)
    expect((await visitor.open(page)).text).toContain('Второй фактор подключён')
    expect(await door.letters('access.factor-changed')).toHaveLength(1)
  })

  test('is asked after the password: a wrong and a used code are told apart, a right one opens the cabinet', async () => {
    const person = await secured()
    const { type, visitor } = await typePassword(person)
    expect((await visitor.open('/my/settings')).location).toContain('/sign-in')
    const code = codeNow(person.secret)
    expect((await type(code === '000000' ? '111111' : '000000')).text).toContain('Код не подошёл')
    expect((await type(` ${code.slice(0, 3)} ${code.slice(3)} `)).location).toBe('/cabinet')
    expect((await visitor.open('/my/settings')).status).toBe(200)

    const again = await typePassword(person)
    expect((await again.type(code)).text).toContain('Этот код уже использован')
    wait(30)
    expect((await again.type(codeNow(person.secret))).location).toBe('/cabinet')
  })

  test('a recovery code opens once, however it is typed', async () => {
    const person = await secured()
    const [one = ''] = person.codes
    expect((await (await typePassword(person)).type(one.toUpperCase().replaceAll('-', ' '))).location).toBe('/cabinet')
    expect((await (await typePassword(person)).type(one)).text).toContain('Код не подошёл')
    expect(await door.journal()).toContain('access.recovery-code-used')
  })

  test('codes are not counted through: after five wrong ones even the right one waits', async () => {
    const person = await secured()
    const { type } = await typePassword(person)
    for (let wrong = 0; wrong < 5; wrong += 1) expect((await type('000000')).status).toBe(422)
    expect((await type(codeNow(person.secret))).text).toContain('Слишком много попыток')
  })

  test('the link between password and code lives for some minutes and for one use', async () => {
    const person = await secured()
    const { type, location, visitor } = await typePassword(person)
    wait(11 * 60)
    expect((await type(codeNow(person.secret))).text).toContain('Время на код вышло')
    expect((await visitor.open(location)).status).toBe(410)
  })

  test('the interface of machines does not lead past it', async () => {
    const person = await secured()
    const post = (payload: Record<string, string>) =>
      door.app.inject({
        method: 'POST',
        url: '/api/v1/sessions',
        payload: { email: person.email, password, ...payload },
      })
    expect((await post({})).json()).toMatchObject({ code: 'access.code-needed' })
    expect((await post({ code: '000000' })).json()).toMatchObject({ code: 'access.wrong-code' })
    expect((await post({ code: codeNow(person.secret) })).statusCode).toBe(201)

    const token = await door.db.transaction((tx) => aRecovery(tx, person))
    const recovering = {
      method: 'POST',
      url: '/api/v1/passwords',
      payload: { token, password: 'другой длинный пароль 7' },
    }
    expect((await door.app.inject(recovering as never)).json()).toMatchObject({ code: 'access.code-needed' })
  })

  test('operators must have one before anything else; whoever is let off by data need not, a family has none', async () => {
    const operator = await aWorker('region')
    const visitor = door.visitor()
    await door.signIn(operator.email, { visitor })
    const shown = await visitor.open(page)
    expect(shown.text).toContain('В вашей роли второй фактор обязателен')

    const family = await door.aFamily()
    const mother = door.visitor()
    await door.signIn(family.email, { visitor: mother })
    expect((await mother.open(page)).status).toBe(404)
    await door.db.transaction((tx) => letOffSecondFactor(tx, operator.userId))
    expect((await visitor.open(page)).status).toBe(200)
  })
})

describe('a lost phone', () => {
  const roleOf = async (userId: string) => {
    const { rows } = await sql<{ id: string }>`select id from access_role where user_id = ${userId}
      and role = 'reception'`.execute(door.db.reader)
    return rows[0]?.id ?? ''
  }
  const release = (userId: string, byUserId: string = newId()) =>
    roleOf(userId).then((roleId) =>
      door.db.transaction((tx) =>
        releaseFactor(tx, { userId: byUserId, role: 'municipality', scopeId: null } as Actor, roleId, door.now),
      ),
    )

  test('whoever gives the role lets in by the password again; sessions end and a letter tells of it', async () => {
    const person = await secured()
    await expect(release(person.userId, person.userId)).rejects.toMatchObject({ code: 'access.own-rights' })
    await release(person.userId)
    expect((await person.visitor.open('/my/settings')).location).toContain('/sign-in')
    expect((await door.signIn(person.email)).location).toBe('/cabinet')
    expect((await door.letters('access.factor-changed')).map(({ to }) => to)).toContain(person.email)
    expect(await door.journal()).toContain('access.factor-released')
  })

  test('what protects another place of work is not taken away', async () => {
    const person = await secured()
    await door.db.transaction((tx) =>
      grantRole(tx, system, { userId: person.userId, role: 'region', scopeId: null, rights: [] }, door.now),
    )
    await expect(release(person.userId)).rejects.toMatchObject({ code: 'access.factor-elsewhere' })
  })
})

describe('another proof before a dangerous act', () => {
  test('is not gone round through the role of a family: the factor of staff is not touched from there', async () => {
    const person = await secured()
    await door.db.transaction((tx) =>
      grantRole(tx, system, { userId: person.userId, role: 'family', scopeId: null, rights: [] }, door.now),
    )
    const { rows: roles } = await sql<{ id: string }>`select id from access_role
      where user_id = ${person.userId} and role = 'family'`.execute(door.db.reader)
    await person.visitor.open('/roles')
    expect(await person.visitor.send('/roles', { role: roles[0]?.id ?? '' })).toMatchObject({ location: '/cabinet' })
    wait(16 * 60)
    const { text } = await person.visitor.open('/my/settings')
    const hidden = { _csrf: /name="_csrf" value="([^"]+)"/.exec(text)?.[1] ?? '', _key: newId() }
    for (const act of ['codes', 'removal'])
      expect((await person.visitor.post(`${page}/${act}`, hidden)).status).toBe(404)
    const { rows } = await sql`select from access_factor where user_id = ${person.userId}`.execute(door.db.reader)
    expect(rows).toHaveLength(1)
  })

  test('is asked when the last one is old, by code where there is a second factor, and then leads back', async () => {
    const person = await secured()
    wait(16 * 60)
    const asked = await person.visitor.open(page)
    expect(asked.location).toBe(`/sign-in/confirmation?next=${encodeURIComponent(page)}`)
    expect((await person.visitor.open(asked.location)).text).toContain('Нет телефона')
    const before = person.visitor.cookie('kruzhok')
    const wrong = await person.visitor.send('/sign-in/confirmation', { code: '000000', next: page })
    expect(wrong.status).toBe(422)
    const right = await person.visitor.send('/sign-in/confirmation', { code: codeNow(person.secret), next: page })
    expect(right.location).toBe(page)
    // The token known before is worth nothing after.
    expect(person.visitor.cookie('kruzhok')).not.toBe(before)
    expect((await person.visitor.open(page)).status).toBe(200)
  })

  test('is the password for whoever has no second factor', async () => {
    const { email } = await aWorker()
    const visitor = door.visitor()
    await door.signIn(email, { visitor })
    wait(16 * 60)
    const { location } = await visitor.open(page)
    await visitor.open(location)
    expect((await visitor.send('/sign-in/confirmation', { password: 'не тот', next: page })).status).toBe(422)
    expect((await visitor.send('/sign-in/confirmation', { password, next: page })).location).toBe(page)
  })

  const at = (minutes: number) => door.now.add({ minutes })
  test.each([
    ['never proved', null, false, 0, true],
    ['a page while it holds', 15, false, 14, false],
    ['a page after it', 15, false, 15, true],
    ['sending what was begun on the page', 15, true, 29, false],
    ['sending it much later', 15, true, 30, true],
  ])('%s', (_case, until, sending, passed, must) => {
    expect(mustProve(until === null ? null : at(until), { sending, minutes: 15 }, at(passed))).toBe(must)
  })

  const bare = { secured: false, waived: false }
  test.each([
    ['a municipality under the rule for managers', 'municipality', bare, 'managers', true],
    ['a reception point under it', 'reception', bare, 'managers', false],
    ['a reception point under the rule for all', 'reception', bare, 'staff', true],
    ['a family under the rule for all', 'family', bare, 'staff', false],
    ['who has one', 'region', { ...bare, secured: true }, 'staff', false],
    ['who is let off', 'region', { ...bare, waived: true }, 'staff', false],
    ['where it is offered', 'region', bare, 'offered', false],
  ] as const)('%s', (_case, role, security, policy, must) => {
    expect(mustSecure(role, security, policy)).toBe(must)
  })
})
