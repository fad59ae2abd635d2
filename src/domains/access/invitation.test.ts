import { expect, test } from 'vitest'
import { type Actor, changeRights, dismissStaff, findUserByEmail, inviteStaff, listStaff } from '#access'
import { newId } from '#kernel/ids'
import { sql } from '#platform/db'
import { aDoor, password, start } from '../../../test/support/access.ts'
import { blockUser } from './actions/overseen.ts'
import { aUser } from './testing.ts'

const door = aDoor()
const order = { number: '41-од', on: Temporal.PlainDate.from('2026-08-28') }
const staffPassword = 'тёмный лес и ручей'

async function aCentre(): Promise<Actor> {
  const userId = await door.db.transaction((tx) => aUser(tx, { role: 'municipality', scopeId: newId() }))
  const who = { userId, role: 'municipality' as const, scopeId: newId(), name: 'Ильин Андрей Борисович' }
  return { ...who, rights: [], grants: [], protectedChannel: false }
}

const place = () => ({ scopeId: newId() as string, scopeName: 'Школа № 3, пункт приёма' })
const specialist = (email: string, at: ReturnType<typeof place>, rights = ['accept', 'activate']) => ({
  ...{ email, role: 'reception' as const, rights, order, ...at },
  name: { surname: 'Орлова', name: 'Ирина', patronymic: 'Сергеевна' },
})
const invite = (by: Actor, email: string, at: ReturnType<typeof place>, rights?: string[]) =>
  door.db.transaction((tx) => inviteStaff(tx, by, specialist(email, at, rights), door.now))
const staffOf = async (scopeId: string) => listStaff(door.db.reader, [scopeId])

async function open(token: string, typed: string) {
  const visitor = door.visitor()
  const shown = await visitor.open(`/invitation/${token}`)
  if (shown.status !== 200) return { shown, sent: shown, visitor }
  return { shown, sent: await visitor.send(`/invitation/${token}`, { password: typed }), visitor }
}

test('S-158 S-165: an invited specialist chooses a password once and works by the order', async () => {
  const [by, at, email] = [await aCentre(), place(), door.address()]
  await invite(by, email, at)
  const token = await door.linkIn('access.invitation')
  const { shown, sent } = await open(token, 'short')
  for (const words of ['Школа № 3, пункт приёма', '№ 41-од от 28 августа 2026 года', 'активировать сертификаты'])
    expect(shown.text).toContain(words)
  expect([sent.status, sent.text.includes('не меньше 12 знаков')]).toEqual([422, true])

  const second = await open(token, staffPassword)
  expect([second.sent.status, second.sent.location]).toEqual([303, '/reception'])
  expect(await staffOf(at.scopeId)).toMatchObject([{ surname: 'Орлова', email, rights: ['accept', 'activate'], order }])
  expect((await staffOf(at.scopeId))[0]?.signedInAt?.equals(start)).toBe(true)

  const again = await open(token, staffPassword)
  expect([again.shown.status, again.shown.title]).toEqual([410, 'Приглашение не действует'])
  expect((await door.signIn(email, { typed: staffPassword })).location).toBe('/cabinet')
})

test('S-158: an address with a family cabinet gets the role added, by the password of the cabinet', async () => {
  const [by, at, { email, userId }] = [await aCentre(), place(), await door.aFamily()]
  await invite(by, email, at)
  const token = await door.linkIn('access.invitation')
  const wrong = await open(token, 'совсем другой пароль')
  expect(wrong.shown.text).toContain('У вас уже есть кабинет')
  expect([wrong.sent.status, await staffOf(at.scopeId)]).toEqual([422, []])
  const right = await open(token, password)
  expect(right.sent.location).toBe('/reception')
  const [member] = await staffOf(at.scopeId)
  expect(member?.userId).toBe(userId)
  const { rows } = await sql<{
    count: number
  }>`select count(*)::int as count from access_user where email = ${email}`.execute(door.db.reader)
  expect(rows[0]?.count).toBe(1)
  expect((await right.visitor.open('/roles')).text).toContain('Семья')
})

test('an invitation that has run out, was withdrawn by a newer one or was never written opens nothing', async () => {
  const [by, at, email] = [await aCentre(), place(), door.address()]
  await invite(by, email, at)
  const first = await door.linkIn('access.invitation')
  await door.forget()
  await invite(by, email, at)
  const second = await door.linkIn('access.invitation')
  expect((await open(first, staffPassword)).shown.status).toBe(410)
  door.now = start.add({ hours: 73 })
  expect((await open(second, staffPassword)).shown.status).toBe(410)
  expect((await open('x'.repeat(43), staffPassword)).shown.status).toBe(410)
})

test('S-165: nobody gives rights to themselves, nor does the database let them', async () => {
  const by = await aCentre()
  const { rows } = await sql<{ email: string }>`select email from access_user where id = ${by.userId}`.execute(
    door.db.reader,
  )
  await expect(invite(by, rows[0]?.email ?? '', place())).rejects.toMatchObject({ code: 'access.own-rights' })
  const roleId = await sql<{ id: string }>`select id from access_role where user_id = ${by.userId}`.execute(
    door.db.reader,
  )
  const wider = { roleId: roleId.rows[0]?.id ?? '', rights: ['accept', 'activate'], order }
  const widen = door.db.transaction((tx) => changeRights(tx, by, wider, door.now))
  await expect(widen).rejects.toMatchObject({ code: 'access.own-rights' })
  const behind = door.db.transaction((tx) =>
    sql`insert into access_appointment (id, role_id, user_id, rights, order_number, order_on, appointed_at, appointed_by)
      values (${newId()}, ${wider.roleId}, ${by.userId}, '{activate}', '1', ${order.on}, ${start}, ${by.userId})`.execute(
      tx,
    ),
  )
  await expect(behind).rejects.toMatchObject({ constraint: 'access_appointment_of_another_person' })
})

test('S-165: an order of tomorrow gives no rights', async () => {
  const [by, at] = [await aCentre(), place()]
  const wish = { ...specialist(door.address(), at), order: { ...order, on: Temporal.PlainDate.from('2026-09-02') } }
  const asked = door.db.transaction((tx) => inviteStaff(tx, by, wish, door.now))
  await expect(asked).rejects.toMatchObject({ code: 'access.order-ahead' })
})

test('S-158: who leaves is signed out at once, and the account closes; a new invitation opens it again', async () => {
  const [by, at, email] = [await aCentre(), place(), door.address()]
  await invite(by, email, at)
  const { visitor } = await open(await door.linkIn('access.invitation'), staffPassword)
  expect((await visitor.open('/my/settings')).status).toBe(200)
  const [member] = await staffOf(at.scopeId)
  await door.db.transaction((tx) => dismissStaff(tx, by, member?.roleId ?? '', door.now))
  expect((await visitor.open('/my/settings')).location).toContain('/sign-in')
  expect((await door.signIn(email, { typed: staffPassword })).text).toContain('Вход закрыт')
  await door.forget()
  await invite(by, email, at)
  expect((await open(await door.linkIn('access.invitation'), 'другой тёмный ручей')).sent.location).toBe('/reception')
})

test('a door that the operator closed is opened by no invitation, whether the person still works somewhere or has left', async () => {
  const [by, operator] = [await aCentre(), { ...(await aCentre()), role: 'region' as const }]
  const [at, email] = [place(), door.address()]
  await invite(by, email, at)
  await open(await door.linkIn('access.invitation'), staffPassword)
  const userId = (await findUserByEmail(door.db.reader, email))?.id ?? ''
  await door.db.transaction((tx) => blockUser(tx, operator, { userId, reason: 'приказ № 3' }, door.now))
  for (const leaves of [false, true]) {
    const [member] = await staffOf(at.scopeId)
    if (leaves) await door.db.transaction((tx) => dismissStaff(tx, by, member?.roleId ?? '', door.now))
    await door.forget()
    const other = place()
    await invite(by, email, other)
    const { sent } = await open(await door.linkIn('access.invitation'), staffPassword)
    expect([sent.status, sent.text.includes('Вход закрыт'), await staffOf(other.scopeId)]).toEqual([403, true, []])
    expect((await door.signIn(email, { typed: staffPassword })).text).toContain('Вход закрыт')
  }
})

test('S-158: the same link for machines: what it opens, one password, and a session in that role', async () => {
  const [by, at, email] = [await aCentre(), place(), door.address()]
  await invite(by, email, at)
  const token = await door.linkIn('access.invitation')
  const url = `/api/v1/staff-invitations/${token}`
  const take = (payload: Record<string, string>) => door.app.inject({ method: 'POST', url, payload })
  const told = await door.app.inject({ method: 'GET', url })
  expect(told.json()).toMatchObject({
    ...{ name: 'Орлова Ирина Сергеевна', email, place: at.scopeName, known: false },
    order: { number: '41-од', on: '2026-08-28' },
  })
  expect((await take({ password: 'short' })).json()).toMatchObject({ code: 'access.weak-password' })
  const taken = await take({ password: staffPassword })
  expect([taken.statusCode, taken.json()]).toMatchObject([201, { role: 'reception', scopeId: at.scopeId }])
  const headers = { authorization: `Bearer ${taken.json<{ token: string }>().token}` }
  const me = await door.app.inject({ method: 'GET', url: '/api/v1/me', headers })
  expect(me.json()).toMatchObject({ email, acting: { role: 'reception', scopeId: at.scopeId } })
  for (const method of ['GET', 'POST'] as const)
    expect(
      (
        await door.app.inject({ method, url, ...(method === 'POST' && { payload: { password: staffPassword } }) })
      ).json(),
    ).toMatchObject({ code: 'access.invitation-over' })

  const elsewhere = place()
  await door.forget()
  await invite(by, email, elsewhere)
  const second = `/api/v1/staff-invitations/${await door.linkIn('access.invitation')}`
  const tryAs = (password: string) => door.app.inject({ method: 'POST', url: second, payload: { password } })
  expect((await tryAs('совсем другой пароль')).json()).toMatchObject({ code: 'access.wrong-password' })
  expect((await tryAs(staffPassword)).statusCode).toBe(201)
  expect(await staffOf(elsewhere.scopeId)).toMatchObject([{ email }])
})

test('S-158: who comes back by the link is asked for the second factor from before, on the page and by machines alike', async () => {
  const [by, at, email] = [await aCentre(), place(), door.address()]
  await invite(by, email, at)
  await open(await door.linkIn('access.invitation'), staffPassword)
  const [member] = await staffOf(at.scopeId)
  await door.db.transaction(async (tx) => {
    await sql`insert into access_factor (id, user_id, sealed, created_at, confirmed_at)
      values (${newId()}, ${member?.userId}, '\\x00', ${start}, ${start})`.execute(tx)
    await dismissStaff(tx, by, member?.roleId ?? '', door.now)
  })
  await door.forget()
  await invite(by, email, at)
  const token = await door.linkIn('access.invitation')
  const payload = { password: 'другой тёмный ручей' }
  const taken = await door.app.inject({ method: 'POST', url: `/api/v1/staff-invitations/${token}`, payload })
  expect([taken.json(), await staffOf(at.scopeId)]).toMatchObject([{ code: 'access.code-needed' }, []])
  expect((await open(token, payload.password)).sent.location).toMatch(/^\/sign-in\/code\//)
})
