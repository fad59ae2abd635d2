import { describe, expect, test } from 'vitest'
import { system } from '#audit'
import { sql } from '#platform/db'
import { aDoor, password } from '../../../test/support/access.ts'
import { grantRole, startSessionFor } from './index.ts'
import { aUser } from './testing.ts'

const door = aDoor()

describe('the cabinet', () => {
  test('S-032 without an e-mail the cabinet asks for one and says that recovery depends on it', async () => {
    const userId = await door.db.transaction((tx) => aUser(tx, { email: null, passwordHash: door.passwordHash }))
    const limits = door.kit().config.sessions
    const { token } = await door.db.transaction((tx) =>
      startSessionFor(tx, userId, { userAgent: '', address: null, limits }, door.now),
    )
    const page = await door.app.inject({ url: '/my/settings', headers: { authorization: `Bearer ${token}` } })
    expect(page.body).toContain('Укажите электронную почту')
    expect(page.body.replaceAll('\u00a0', ' ')).toContain('восстановить доступ можно будет только по письму')
    const fresher = door.address()
    const headers = { authorization: `Bearer ${token}`, 'idempotency-key': crypto.randomUUID() }
    const payload = { email: fresher, currentPassword: password }
    const asked = await door.app.inject({ method: 'POST', url: '/my/settings/email', headers, payload })
    expect(asked.statusCode).toBe(303)
    const link = await door.linkIn('access.confirm-email')
    const visitor = door.visitor()
    await visitor.open(`/confirmation/${link}`)
    expect((await visitor.send(`/confirmation/${link}`, { password })).location).toBe('/cabinet')
    expect((await visitor.open('/my/settings')).text).toContain(fresher)
  })

  test('what waits is counted in the menu also on a form that comes back', async () => {
    const { email } = await door.aFamily()
    const visitor = door.visitor()
    await door.signIn(email, { visitor })
    await visitor.open('/my/settings/email')
    door.waiting = 37
    const again = await visitor.send('/my/settings/email', { email: 'не адрес', currentPassword: password })
    expect([again.status, again.text.includes('<span class="count">37</span>')]).toEqual([422, true])
  })

  test('a new address counts when its link was opened; the old one is told', async () => {
    const { email } = await door.aFamily()
    const [visitor, fresher] = [door.visitor(), door.address()]
    await door.signIn(email, { visitor })
    await visitor.open('/my/settings/email')
    expect((await visitor.send('/my/settings/email', { email: fresher, currentPassword: 'не тот' })).status).toBe(422)
    expect(
      (await visitor.send('/my/settings/email', { email: fresher, currentPassword: password })).location,
    ).toContain('for=email')
    expect((await visitor.open('/my/settings')).text).toContain(email)
    const token = await door.linkIn('access.confirm-email')
    await visitor.open(`/confirmation/${token}`)
    await visitor.send(`/confirmation/${token}`, { password })
    expect((await visitor.open('/my/settings')).text).toContain(fresher)
    expect((await door.letters('access.email-changed')).map(({ to }) => to)).toEqual([email])
  })

  test('a changed password ends the other sessions and keeps this one', async () => {
    const { email } = await door.aFamily()
    const [here, there] = [door.visitor(), door.visitor()]
    await door.signIn(email, { visitor: here })
    await door.signIn(email, { visitor: there })
    await here.open('/my/settings/password')
    const changed = await here.send('/my/settings/password', {
      currentPassword: password,
      newPassword: 'пять рыб на льду',
    })
    expect(changed.location).toBe('/my/settings')
    expect((await here.open('/my/settings')).status).toBe(200)
    expect((await there.open('/my/settings')).location).toContain('/sign-in')
  })

  test('lists the devices; one or all others are signed out, strangers never', async () => {
    const [mine, other] = [await door.aFamily(), await door.aFamily()]
    const [here, there, third, stranger] = [door.visitor(), door.visitor(), door.visitor(), door.visitor()]
    for (const visitor of [here, there, third]) await door.signIn(mine.email, { visitor })
    await door.signIn(other.email, { visitor: stranger })
    const page = await here.open('/my/settings/sessions')
    expect(page.text.match(/Firefox, Windows/g)?.length).toBeGreaterThanOrEqual(3)
    const [path = ''] = /\/my\/settings\/sessions\/[0-9a-f]{64}\/end/.exec(page.text) ?? []
    await stranger.open('/my/settings/sessions')
    const hidden = /name="_csrf" value="([^"]*)"/.exec((await stranger.open('/my/settings/password')).text)?.[1] ?? ''
    expect((await stranger.post(path, { _csrf: hidden, _key: 'stranger-key' })).status).toBe(404)
    expect((await here.send(path)).location).toBe('/my/settings/sessions')
    await here.open('/my/settings/sessions')
    await here.send('/my/settings/sessions/end')
    expect((await here.open('/my/settings')).status).toBe(200)
    for (const visitor of [there, third]) expect((await visitor.open('/my/settings')).status).toBe(303)
    expect((await stranger.open('/my/settings')).status).toBe(200)
  })

  test('own data are corrected by the person', async () => {
    const { email } = await door.aFamily()
    const visitor = door.visitor()
    await door.signIn(email, { visitor })
    await visitor.open('/my/settings/person')
    const fields = {
      surname: 'Сидорова',
      name: 'Анна',
      patronymic: '',
      noPatronymic: 'yes',
      phone: '+7 921 000 11 22',
      municipality: door.municipality,
    }
    expect((await visitor.send('/my/settings/person', fields)).location).toBe('/my/settings')
    expect((await visitor.open('/my/settings')).text).toContain('Сидорова Анна')
  })
})

describe('roles', () => {
  test('who has several chooses one at a time, and may change it; nobody takes a role of others', async () => {
    const [{ email, userId }, other] = [await door.aFamily(), await door.aFamily()]
    const scopeId = door.municipality
    await door.db.transaction((tx) =>
      grantRole(
        tx,
        system,
        { userId, role: 'reception', scopeId, scopeName: 'Школа № 3', rights: ['activate'] },
        door.now,
      ),
    )
    const visitor = door.visitor()
    await door.signIn(email, { visitor })
    expect((await visitor.open('/cabinet')).location).toBe('/roles')
    const page = await visitor.open('/roles')
    expect(page.text).toContain('Школа № 3')
    expect(page.text).toContain('Сменить роль')
    const ids = [...page.text.matchAll(/name="role" value="([^"]+)"/g)].map((match) => match[1] ?? '')
    await visitor.send('/roles', { role: ids[1] ?? '' })
    expect((await visitor.open('/cabinet')).location).toBe('/reception')
    const { rows } = await sql<{ id: string }>`select id from access_role where user_id = ${other.userId}`.execute(
      door.db.reader,
    )
    await visitor.open('/roles')
    expect((await visitor.send('/roles', { role: rows[0]?.id ?? '' })).status).toBe(404)
    expect((await visitor.open('/cabinet')).location).toBe('/reception')
  })
})
