import { describe, expect, test } from 'vitest'
import { system } from '#audit'
import { sql } from '#platform/db'
import { aDoor, start } from '../../../test/support/access.ts'
import { grantRole, startSessionFor } from './index.ts'
import { sendRecoveryLink } from './jobs.ts'

const door = aDoor()

describe('recovery', () => {
  const ask = async (email: string, visitor = door.visitor()) => {
    await visitor.open('/recovery')
    const sent = await visitor.send('/recovery', { email })
    return { sent, page: await visitor.open(sent.location) }
  }
  const linkFor = async (email: string) => {
    await ask(email)
    await sendRecoveryLink(door.kit(), { email })
    return door.linkIn('access.recovery')
  }

  test('S-033, S-092 a forgotten password is replaced through the letter, and every device is signed out', async () => {
    const { email } = await door.aFamily()
    const [old, visitor] = [door.visitor(), door.visitor()]
    await door.signIn(email, { visitor: old })
    const token = await linkFor(email)
    await visitor.open(`/recovery/${token}`)
    expect((await visitor.send(`/recovery/${token}`, { password: 'новые слова и 5 рыб' })).location).toBe('/cabinet')
    expect((await visitor.open('/my/settings')).status).toBe(200)
    expect((await old.open('/my/settings')).location).toContain('/sign-in')
    expect((await door.signIn(email)).status).toBe(422)
    expect((await door.signIn(email, { typed: 'новые слова и 5 рыб' })).location).toBe('/cabinet')
    expect((await door.letters('access.password-changed')).map(({ to }) => to)).toEqual([email])
  })

  test('S-093…S-095 the page names the spam, the very address and the regional support', async () => {
    const asked = await door.visitor().open('/recovery')
    const { page } = await ask('anybody@mail.ru')
    for (const { text } of [asked, page]) {
      expect(text).toContain('«Спам»')
      expect(text).toContain('pomosch@ozernaya.example')
      expect(text).toContain('8 800 000-10-20')
    }
    for (const { text } of [asked, page]) expect(text).toContain('href="/support?topic=access"')
    expect(asked.text).toContain('на другой адрес письмо не придёт')
    expect(page.text).toContain('только на тот адрес, который указан в кабинете')
    expect(page.text).toContain('a···@mail.ru')
  })

  test('S-094 a slip in the domain is offered to be mended before anything is sent, known or not, and never forced', async () => {
    const { email } = await door.aFamily()
    for (const typed of [email.replace('@mail.ru', '@gmial.com'), 'nobody@gmial.com']) {
      const visitor = door.visitor()
      await visitor.open('/recovery')
      const doubtful = await visitor.send('/recovery', { email: typed })
      expect(doubtful.status).toBe(422)
      expect(doubtful.text).toContain(`возможно, вы имели в виду ${typed.replace('gmial', 'gmail')}`)
      expect(doubtful.text).toContain(`value="${typed}"`)
      expect((await visitor.send('/recovery', { email: typed, emailIsRight: typed })).status).toBe(303)
    }
  })

  test('answers the same, in words and in work, whether or not the address is known', async () => {
    const { email } = await door.aFamily()
    const unknown = email.replace('anna', 'aboa')
    const [known, stranger] = [await ask(email), await ask(unknown)]
    expect(known.sent).toEqual(stranger.sent)
    expect(known.page.text).toBe(stranger.page.text)
    expect((await door.planned()).map(({ name }) => name)).toEqual(['access.send-recovery', 'access.send-recovery'])
    await sendRecoveryLink(door.kit(), { email: unknown })
    expect(await door.letters()).toEqual([])
  })

  test('a letter goes to the very address only', async () => {
    const { email } = await door.aFamily()
    await sendRecoveryLink(door.kit(), { email: email.replace('@', '1@') })
    expect(await door.letters()).toEqual([])
    await sendRecoveryLink(door.kit(), { email })
    expect((await door.letters('access.recovery')).map(({ to }) => to)).toEqual([email])
  })

  test('its link works once and for an hour; a dead one offers a new one', async () => {
    const { email } = await door.aFamily()
    const token = await linkFor(email)
    door.now = start.add({ minutes: 60 })
    const dead = await door.visitor().open(`/recovery/${token}`)
    expect([dead.status, dead.title]).toEqual([410, 'Ссылка больше не действует'])
    expect(dead.text).toContain('href="/recovery"')
    door.now = start.add({ minutes: 59 })
    const visitors = [door.visitor(), door.visitor()]
    for (const visitor of visitors) await visitor.open(`/recovery/${token}`)
    const presses = await Promise.all(
      visitors.map((visitor, index) => visitor.send(`/recovery/${token}`, { password: `новые слова ${index} рыб` })),
    )
    expect(presses.map(({ status }) => status).sort()).toEqual([303, 410])
  })

  test('whoever was blocked since is let in neither by the link nor by a password that was right before', async () => {
    const { email, userId } = await door.aFamily()
    const token = await linkFor(email)
    await door.db.transaction((tx) =>
      sql`update access_user set blocked_at = ${start} where id = ${userId}`.execute(tx),
    )
    const visitor = door.visitor()
    await visitor.open(`/recovery/${token}`)
    const pressed = await visitor.send(`/recovery/${token}`, { password: 'новые слова и 5 рыб' })
    expect([pressed.status, pressed.location]).toEqual([403, ''])
    const limits = door.kit().config.sessions
    const begun = door.db.transaction((tx) =>
      startSessionFor(tx, userId, { userAgent: '', address: null, limits }, start),
    )
    await expect(begun).rejects.toMatchObject({ code: 'access.blocked' })
    const { rows } = await sql`select from session where user_id = ${userId}`.execute(door.db.reader)
    expect(rows).toEqual([])
    await door.db.transaction((tx) => sql`update access_user set blocked_at = null where id = ${userId}`.execute(tx))
    expect((await door.signIn(email)).location).toBe('/cabinet')
  })

  test('a newer link ends the older one', async () => {
    const { email } = await door.aFamily()
    const first = await linkFor(email)
    await door.db.transaction((tx) => sql`delete from job_plan`.execute(tx))
    await linkFor(email)
    expect((await door.visitor().open(`/recovery/${first}`)).status).toBe(410)
  })

  test('a common password is not taken, and staff need a longer one', async () => {
    const { email, userId } = await door.aFamily()
    const visitor = door.visitor()
    const token = await linkFor(email)
    await visitor.open(`/recovery/${token}`)
    expect((await visitor.send(`/recovery/${token}`, { password: 'qwerty123' })).text).toContain('подберут первым')
    await door.db.transaction((tx) =>
      grantRole(tx, system, { userId, role: 'support', scopeId: null, rights: [] }, door.now),
    )
    expect((await visitor.send(`/recovery/${token}`, { password: 'кот и окно' })).text).toContain('не меньше 12 знаков')
  })
})
