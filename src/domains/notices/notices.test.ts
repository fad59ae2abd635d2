import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '#access'
import { knowJournalWords } from '#audit'
import type { ChildId } from '#families'
import { newId } from '#kernel/ids'
import { sql } from '#platform/db'
import type { Cabinet, Notice } from '#platform/mail'
import { type FreshDatabase, freshDatabase } from '../../../test/support/database.ts'
import { aWeb, NOW, secretKey, type Web } from '../../../test/support/web.ts'
import { manifests } from '../../app/domains.ts'
import { aUser } from '../access/testing.ts'
import { aChild } from '../families/testing.ts'
import { aRegion } from '../region/testing.ts'
import { cabinets } from './index.ts'
import { notices } from './manifest.ts'
import { stopToken } from './stop-link.ts'

let fresh: FreshDatabase
let web: Web
let anna: Actor
let stranger: Actor
let operator: Actor
let childId: ChildId
const providerId = newId()
const colleague = (userId: string): Actor => ({ ...actor(userId, 'provider'), scopeId: providerId })

beforeAll(async () => {
  knowJournalWords(manifests)
  fresh = await freshDatabase()
  web = await aWeb(fresh.db, [notices])
  await fresh.db.transaction(async (tx) => {
    anna = actor(await aUser(tx), 'family')
    stranger = actor(await aUser(tx), 'family')
    operator = actor(await aUser(tx, { role: 'region' }), 'region')
    childId = await aChild(tx, {
      municipalityId: Object.values((await aRegion(tx)).municipalities)[0] ?? '',
      userId: anna.userId,
    })
  })
})
afterAll(async () => {
  await web.app.close()
  await fresh.close()
})
beforeEach(async () => {
  await fresh.db.transaction(async (tx) => {
    await sql`delete from notices_notice`.execute(tx)
    await sql`delete from notices_refusal`.execute(tx)
  })
})

function actor(userId: string, role: Actor['role']): Actor {
  const who = { userId: userId as Actor['userId'], role, scopeId: null, name: 'Петрова Анна Викторовна' }
  return { ...who, rights: [], grants: [], protectedChannel: false }
}

const port = cabinets({ publicUrl: new URL('https://kruzhok.example'), secretKey })
const notice = (key: string, over: Partial<Notice> = {}): Notice => ({
  ...{ key, cabinet: { userId: anna.userId }, kind: 'money', letter: 'enrolment.month-charged' },
  ...{ title: `Списано: ${key}`, text: 'За сентябрь.', href: '/my', childId: null, at: NOW },
  ...over,
})
const show = (...told: Notice[]) => fresh.db.transaction((tx) => port.show(tx, told, NOW))
const unreadOf = async (token: string) =>
  (await web.get('/api/v1/notices', token)).json<{ unread: number; notices: { id: string; title: string }[] }>()

describe('the notices of a cabinet', () => {
  test('are shown once however often a round is repeated; other words are news again', async () => {
    const token = web.signIn(anna)
    await show(notice('a'))
    await show(notice('a'))
    expect((await unreadOf(token)).unread).toBe(1)
    await web.post('/my/notices/reading', token)
    await show(notice('a'))
    expect((await unreadOf(token)).unread).toBe(0)
    await show(notice('a', { title: 'Списано больше' }))
    expect(await unreadOf(token)).toMatchObject({ unread: 1, notices: [{ title: 'Списано больше' }] })
  })

  test('lead to what they tell of, and are read by that; somebody else’s are not there', async () => {
    await show(notice('a'))
    const [token, other] = [web.signIn(anna), web.signIn(stranger)]
    const [{ id } = { id: '' }] = (await unreadOf(token)).notices
    expect((await web.post(`/my/notices/${id}/reading`, other)).status).toBe(404)
    expect((await web.post(`/api/v1/notices/${id}/reading`, other)).status).toBe(404)
    expect((await web.get('/my/notices', other)).text).toContain('Уведомлений пока нет')
    expect((await web.post(`/my/notices/${id}/reading`, token)).location).toBe('/my')
    expect((await unreadOf(token)).unread).toBe(0)
  })

  test('are found by kind and by child; what nobody knows is not asked for', async () => {
    await show(
      notice('money'),
      notice('of-child', { kind: 'decision', childId }),
      notice('of-nobody', { childId: newId() }),
    )
    const token = web.signIn(anna)
    const shown = async (query: string) => (await web.get(`/my/notices${query}`, token)).text
    expect(await shown('?kind=decision')).not.toContain('Списано: money')
    expect(await shown(`?child=${childId}`)).toContain('Списано: of-child')
    expect(await shown(`?child=${childId}`)).not.toContain('Списано: of-nobody')
    expect(await shown('?kind=nonsense&child=x&after=y')).toContain('Списано: money')
  })

  test('of a place are read by everybody who works there, beside their own', async () => {
    const place: Cabinet = { role: 'provider', scopeId: providerId }
    await show(
      notice('place', { cabinet: place, kind: 'work' }),
      notice('own', { cabinet: { userId: stranger.userId } }),
    )
    const [first, second] = [web.signIn(colleague(stranger.userId)), web.signIn(colleague(operator.userId))]
    expect((await unreadOf(first)).unread).toBe(2)
    expect((await unreadOf(second)).unread).toBe(1)
    expect((await unreadOf(web.signIn({ ...colleague(operator.userId), scopeId: newId() }))).unread).toBe(0)
  })

  test('come in pages, none twice and none lost', async () => {
    await show(...Array.from({ length: 65 }, (_, at) => notice(`n${at}`)))
    const token = web.signIn(anna)
    const titles: string[] = []
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: { cursor: string | null; notices: { title: string }[] } = (
        await web.get(`/api/v1/notices${cursor ? `?cursor=${cursor}` : ''}`, token)
      ).json()
      titles.push(...page.notices.map(({ title }) => title))
      cursor = page.cursor
    }
    expect([titles.length, new Set(titles).size]).toEqual([65, 65])
  })
})

describe('letters by mail', () => {
  const unwanted = async (...told: Notice[]) => [...(await port.unwanted(fresh.db.reader, told))]

  test('of a kind that is not wanted do not come; what law or safety demand comes whatever is chosen', async () => {
    const token = web.signIn(anna)
    const page = (await web.get('/my/settings/letters', token)).text
    expect(page).toContain('Так вы сразу узнаете, если в кабинет вошёл кто-то другой.')
    expect((await web.post('/my/settings/letters', token, { kinds: ['lesson'] })).location).toBe('/my/settings')
    expect(await unwanted(notice('a'), notice('b', { kind: 'lesson' }), notice('c', { kind: 'decision' }))).toEqual([
      'a',
    ])
    expect(await unwanted(notice('a', { cabinet: { userId: stranger.userId } }))).toEqual([])
    const chosen = await web.get('/api/v1/notice-kinds', token)
    expect(chosen.json()).toMatchObject({
      kinds: expect.arrayContaining([expect.objectContaining({ kind: 'money', byMail: false })]),
    })
  })

  test('are stopped by the link in them, without signing in, by one press of a mail program, that kind alone', async () => {
    expect(port.stopLink({ userId: anna.userId }, 'security', NOW)).toBeNull()
    const link = new URL(port.stopLink({ userId: anna.userId }, 'money', NOW) ?? '').pathname
    expect((await web.get(link)).text).toContain('Не присылать письма «Деньги сертификата»?')
    expect(await unwanted(notice('a'))).toEqual([])
    const pressed = await web.app.inject({
      method: 'POST',
      url: link,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'List-Unsubscribe=One-Click',
    })
    expect(pressed.statusCode).toBe(200)
    expect(await unwanted(notice('a'), notice('b', { kind: 'lesson' }))).toEqual(['a'])
    await web.app.inject({ method: 'POST', url: `${link}/resumption` })
    expect(await unwanted(notice('a'))).toEqual([])
  })

  test('of a place are not stopped by a letter that whoever has left since may still hold', async () => {
    const place = { role: 'provider' as const, scopeId: newId() as string }
    const linkOf = (at: Temporal.Instant) => new URL(port.stopLink(place, 'work', at) ?? '').pathname
    const press = async (path: string) => (await web.app.inject({ method: 'POST', url: path })).statusCode
    const userId = await fresh.db.transaction((tx) => aUser(tx, place))
    const old = linkOf(NOW.subtract({ hours: 2 }))
    expect([await press(old), await press(`${old}/resumption`)]).toEqual([200, 200])
    await fresh.db.transaction((tx) =>
      sql`update access_role set ended_at = ${NOW.subtract({ hours: 1 })} where user_id = ${userId}`.execute(tx),
    )
    expect((await web.get(old)).text).toContain('Ссылка из этого письма устарела')
    expect([await press(old), await press(`${old}/resumption`), await press(linkOf(NOW))]).toEqual([410, 410, 200])
    // Another place of the same kind loses nothing.
    const elsewhere = stopToken(
      { cabinet: { ...place, scopeId: newId() }, kind: 'work' },
      secretKey,
      NOW.subtract({ hours: 2 }),
    )
    expect(await press(`/letters/stop/${elsewhere}`)).toBe(200)
  })

  test('cannot be stopped by a link that somebody made up, nor for a kind that always comes', async () => {
    const right = stopToken({ cabinet: { userId: anna.userId }, kind: 'money' }, secretKey, NOW)
    const forged = [
      right.replace(/[^.]+$/, 'x'.repeat(43)),
      'x',
      stopToken({ cabinet: { userId: anna.userId }, kind: 'term' }, secretKey, NOW),
    ]
    for (const token of forged) {
      expect((await web.get(`/letters/stop/${token}`)).status).toBe(404)
      expect((await web.app.inject({ method: 'POST', url: `/letters/stop/${token}` })).statusCode).toBe(404)
    }
  })
})

describe('letters that did not arrive', () => {
  const failed = (to: string) =>
    fresh.db.transaction((tx) =>
      sql`insert into mail_outgoing (key, payload, planned_at, due_at, problem, failed_at, tries)
        values (${newId()}, ${JSON.stringify({ to, letter: 'enrolment.submitted' })}, ${NOW}, ${NOW}, '550 no such user', ${NOW}, 1)`.execute(
        tx,
      ),
    )

  test('are listed for the operator with the reason and a masked address, and can be sent again', async () => {
    await failed('petrova@mail.ru')
    const token = web.signIn(operator)
    const page = await web.get('/region/letters', token)
    expect(page.text).toContain('Такого адреса нет')
    expect(page.text).not.toContain('petrova@mail.ru')
    const [, id = ''] = /region\/letters\/(\d+)\/sending/.exec(page.text) ?? []
    expect((await web.post(`/region/letters/${id}/sending`, token)).location).toBe('/region/letters')
    const listed = await web.get('/api/v1/outgoing-letters', token)
    expect(listed.json()).toMatchObject({ waiting: 1, failed: 0 })
    expect(listed.text).not.toContain('petrova@mail.ru')
    const { rows } = await sql<{
      facts: unknown
    }>`select facts from audit_entry where word = 'notices.letter-sent-again'`.execute(fresh.db.reader)
    expect(rows).toEqual([{ facts: { letter: 'enrolment.submitted', to: 'p···@mail.ru' } }])
    expect((await web.post('/region/letters/999999/sending', token)).status).toBe(404)
  })

  test('are nobody else’s to see', async () => {
    for (const who of [anna, colleague(stranger.userId)])
      expect((await web.get('/region/letters', web.signIn(who))).status).toBe(404)
  })
})
