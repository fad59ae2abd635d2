import { afterAll, beforeAll, expect, test } from 'vitest'
import { createHooks } from '#access'
import { newId } from '#kernel/ids'
import { type MovableClock, movableClock } from '#platform/clock'
import { sql } from '#platform/db'
import type { App, Kit } from '#platform/http'
import { demoMailbox } from '#platform/mail'
import type { Manifest } from '#platform/manifest'
import { demoPreset } from '#region'
import { peopleOf } from '../../../db/seed/index.ts'
import { type FreshDatabase, freshDatabase } from '../../../test/support/database.ts'
import { aKit } from '../../platform/http/testing.ts'
import { createClock, restoreClock } from '../clock.ts'
import { manifests } from '../domains.ts'
import { prepareTown } from '../town.ts'
import { buildWeb } from '../web.ts'
import { runDueJobs } from './due-jobs.ts'
import { linksOf, namedLinksOf } from './mailbox.ts'
import { demoManifest } from './manifest.ts'
import { destination } from './moves.ts'

const start = Temporal.Instant.from('2026-11-20T09:00:00Z')
const permissions = Object.assign({}, ...manifests.map((manifest) => manifest.permissions))
const staffSessions = { idle: Temporal.Duration.from({ hours: 2 }), absolute: Temporal.Duration.from({ hours: 12 }) }

let fresh: FreshDatabase
let clock: MovableClock
let kit: Kit
let app: App

beforeAll(async () => {
  fresh = await freshDatabase()
  clock = movableClock(undefined, { now: () => start })
  kit = aKit({
    db: fresh.db,
    clock,
    hooks: createHooks({ permissions, menu: [], staffSessions }),
    config: { demo: true },
  })
  await prepareTown(kit, { region: 'demo', demo: true }, () => {})
  app = await buildWeb(kit, [...manifests, demoManifest])
})
afterAll(async () => {
  await app.close()
  await fresh.close()
})

/** Presses a button of a form, as a visitor or with the session that is given. */
function press(url: string, fields: Record<string, string>, session?: string) {
  const owner = session ?? 'visitor-of-this-test'
  const cookies: Record<string, string> = session ? { kruzhok: session } : { 'kruzhok-visitor': owner }
  const form = new URLSearchParams({ _csrf: `s.${app.signer.sign('csrf', `s.${owner}`)}`, _key: newId(), ...fields })
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  return app.inject({ method: 'POST', url, cookies, headers, payload: form.toString() })
}

async function enterAs(person: string): Promise<string> {
  const answer = await press('/demo/entrances', { person })
  return answer.cookies.find(({ name }) => name === 'kruzhok')?.value ?? ''
}

test('outside the demo there is none of it', async () => {
  const quiet = await buildWeb(aKit({ db: fresh.db }), manifests)
  for (const path of ['/demo', '/demo/mailbox', '/dev/gallery']) expect((await quiet.inject(path)).statusCode).toBe(404)
  await quiet.close()
  await expect(buildWeb(aKit(), [demoManifest])).rejects.toThrow(/demo mode/)
})

test('the town lists its people with their stories and the numbers of waiting papers', async () => {
  const page = await app.inject('/demo')
  expect(page.statusCode).toBe(200)
  for (const words of ['Петрова Анна Викторовна', 'Громова Татьяна Ивановна', 'З-2026-', 'настоящее время'])
    expect(page.body).toContain(words)
})

test('one press signs in as anybody and opens their story', async () => {
  const answer = await press('/demo/entrances', { person: 'anna-petrova' })
  expect([answer.statusCode, answer.headers.location]).toEqual([303, '/my'])
  const session = answer.cookies.find(({ name }) => name === 'kruzhok')?.value ?? ''
  const home = await app.inject({ url: '/my', cookies: { kruzhok: session } })
  expect(home.body).toContain('Иван')
  const desk = await app.inject({ url: '/provider', cookies: { kruzhok: await enterAs('lebedev') } })
  expect(desk.body).toContain('Программирование на Python')
})

test.each(peopleOf(demoPreset.municipalities).map(({ key, opens }) => [key, opens] as const))(
  '%s has a page to come to: %s',
  async (key, opens) => {
    const cookies = { kruzhok: await enterAs(key) }
    const { headers } = await app.inject({ url: '/cabinet', cookies })
    for (const url of [opens, String(headers.location)])
      expect([url, (await app.inject({ url, cookies })).statusCode]).toEqual([url, 200])
  },
)

test('S-001 the first step to a certificate leads each visitor to a page of theirs', async () => {
  const doors = [
    ['/register', undefined],
    ['/my/children/new', 'anna-petrova'],
    ['/points', 'karimova'],
  ] as const
  for (const [door, key] of doors) {
    const cookies: Record<string, string> = key ? { kruzhok: await enterAs(key) } : {}
    const { body } = await app.inject({ url: '/', cookies })
    expect(/<a[^>]*href="([^"]*)"[^>]*>\s*Подайте заявление/.exec(body)?.[1]).toBe(door)
    expect((await app.inject({ url: door, cookies })).statusCode).toBe(200)
  }
})

test('S-091 the pretended Gosuslugi lists only clubs with a group of the chosen study year', async () => {
  await press('/demo/gosuslugi/municipality', { person: 'newcomer' })
  const clubsOf = async (year: number) => {
    const asked = { person: 'newcomer', child: 'fedor', municipality: '10', year: String(year) }
    const { headers } = await press('/demo/gosuslugi/orders', asked)
    const { body } = await app.inject(String(headers.location))
    return Array.from(body.matchAll(/groups\?article=(\d+)/g), ([, article]) => Number(article))
  }
  const taughtIn = async (year: number) => {
    const { rows } = await sql<{ article: number }>`select distinct p.article from programmes_programme p
      join programmes_module m on m.programme_id = p.id join programmes_group g on g.module_id = m.id
      where g.starts_on < ${`${year + 1}-09-01`}::date and g.ends_on >= ${`${year}-09-01`}::date`.execute(
      fresh.db.reader,
    )
    return new Set(rows.map(({ article }) => article))
  }
  const [now, next] = [await clubsOf(2026), await clubsOf(2027)]
  const [nowTaught, nextTaught] = [await taughtIn(2026), await taughtIn(2027)]
  expect(now.length).toBeGreaterThan(0)
  expect(now.filter((article) => !nowTaught.has(article))).toEqual([])
  expect(next.filter((article) => !nextTaught.has(article))).toEqual([])
  // Without the choice of the year these would be among the clubs of the next one.
  expect(now.filter((article) => !nextTaught.has(article)).length).toBeGreaterThan(0)
})

test('a stranger cannot be entered as, and not from another site', async () => {
  expect((await press('/demo/entrances', { person: 'nobody' })).statusCode).toBe(404)
  const forged = await app.inject({ method: 'POST', url: '/demo/entrances', payload: { person: 'anna-petrova' } })
  expect(forged.statusCode).toBe(403)
})

test('the clock goes a week ahead: it is kept for the next start, and nobody is signed out', async () => {
  const session = await enterAs('anna-petrova')
  const moved = await press('/demo/clock', { to: 'next-week' }, session)
  expect(moved.statusCode).toBe(303)
  expect(clock.now().toString()).toBe('2026-11-27T09:00:00Z')
  const reopened = createClock({ demo: true })
  await restoreClock(reopened, fresh.db, { demoNow: null })
  expect('offset' in reopened && (reopened as MovableClock).offset().total('hours')).toBe(24 * 7)
  expect((await app.inject({ url: '/my', cookies: { kruzhok: session } })).statusCode).toBe(200)
  expect((await app.inject('/demo')).body).toContain('переведены')

  await press('/demo/clock', { to: 'real' }, session)
  expect(clock.now().equals(start)).toBe(true)
  expect((await app.inject({ url: '/my', cookies: { kruzhok: session } })).statusCode).toBe(200)
})

test('a new town begins at the moment it is told; one that lives goes on from where it stands', async () => {
  const own = await freshDatabase()
  try {
    const demoNow = Temporal.Instant.from('2031-02-03T09:00:00Z')
    const far = async (told: Temporal.Instant) => {
      const clock = createClock({ demo: true })
      await restoreClock(clock, own.db, { demoNow: told })
      return clock.now().since(demoNow).total('minutes')
    }
    expect(await far(demoNow)).toBeLessThan(1)
    expect(await far(demoNow.add({ hours: 5000 }))).toBeLessThan(1)
  } finally {
    await own.close()
  }
})

test('a date that does not exist leaves the clock alone and is asked again', async () => {
  const answer = await press('/demo/clock', { to: 'day', 'day.day': '31', 'day.month': '2', 'day.year': '2027' })
  expect(answer.statusCode).toBe(422)
  expect(answer.body).toContain('Введите дату')
  expect(clock.now().equals(start)).toBe(true)
})

test.each([
  ['tomorrow', '2026-11-21T09:00:00Z'],
  ['next-week', '2026-11-27T09:00:00Z'],
  ['next-month', '2026-12-01T06:00:00Z'],
] as const)('the button %s leads to %s', (to, expected) => {
  expect(destination({ to }, start, 'Europe/Moscow')?.toString()).toBe(expected)
})

test('what was due runs once after a jump, and one failure stops nobody', async () => {
  const ran: string[] = []
  const domain: Manifest = {
    name: 'shop',
    jobs: {
      'shop.sweep': async () => void ran.push('sweep'),
      'shop.fail': async () => Promise.reject(new Error('no broom')),
      'shop.close': async () => void ran.push('close'),
      'shop.tell': async () => void ran.push('planned only'),
    },
    schedules: [
      { job: 'shop.sweep', everySeconds: 5 },
      { job: 'shop.fail', cron: '* * * * *' },
      { job: 'shop.close', cron: '0 0 * * *' },
    ],
  }
  expect(await runDueJobs(kit, [domain])).toEqual({ done: 2, failed: 1 })
  expect(ran).toEqual(['sweep', 'close'])
})

test('the mailbox shows a letter whole: framed under its own policy, as text, its links to press', async () => {
  const html =
    '<!doctype html><html><head><title>t</title></head><body style="margin:0"><a href="/x">Открыть</a></body></html>'
  const letter = { key: 'k', to: 'anna@semya.example', letter: 'access.confirm-email', subject: 'Подтвердите почту' }
  await demoMailbox(fresh.db, clock).deliver({
    ...letter,
    stop: null,
    html,
    text: 'Откройте http://localhost:3000/confirmation/abc.',
  })
  const list = await app.inject('/demo/mailbox?to=anna@semya.example')
  const [, id] = /href="\/demo\/mailbox\/([0-9a-f-]{36})"/.exec(list.body) ?? []
  const page = await app.inject(`/demo/mailbox/${id}`)
  expect(page.headers['content-security-policy']).toContain("frame-src 'self'")
  expect(page.body).toContain('href="http://localhost:3000/confirmation/abc"')
  const framed = await app.inject(`/demo/mailbox/${id}/html`)
  expect(framed.headers['content-security-policy']).toContain("style-src 'unsafe-inline'")
  expect(framed.headers['content-security-policy']).not.toContain('allow-scripts')
  expect(framed.headers['x-frame-options']).toBe('SAMEORIGIN')
  expect((await app.inject(`/demo/mailbox/${newId()}`)).statusCode).toBe(404)
})

test.each([
  ['nobody@shkola.invalid', 'nobody'],
  ['teacher@full.invalid', 'later'],
])('a letter to %s does not arrive, as with a server', async (to, obstacle) => {
  const rest = { letter: 'access.invitation', subject: 'Приглашение', stop: null, html: '', text: '' }
  await expect(demoMailbox(fresh.db, clock).deliver({ key: to, to, ...rest })).rejects.toMatchObject({ obstacle })
})

test('links end where the sentence begins again', () => {
  expect(linksOf('Откройте https://a.example/x?y=1, или «https://b.example/». Снова https://b.example/')).toEqual([
    'https://a.example/x?y=1',
    'https://b.example/',
  ])
})

test('an address or a form that no button leads to is answered, not broken', async () => {
  expect((await app.inject('/demo/mailbox?to=anna@semya.example&to=boris@semya.example')).statusCode).toBe(200)
  const owner = 'visitor-of-this-test'
  const headers = { 'x-csrf-token': `s.${app.signer.sign('csrf', `s.${owner}`)}`, 'content-type': 'application/json' }
  const entrance = { method: 'POST', url: '/demo/entrances', cookies: { 'kruzhok-visitor': owner }, headers } as const
  for (const payload of ['["anna-petrova"]', '{"person":["anna-petrova"]}'])
    expect((await app.inject({ ...entrance, payload })).statusCode).toBe(404)
})

test('a link of a letter is called by the words before it', () => {
  const text =
    'Открыть запись:\nhttps://a.example/1\n\n-- \nЭтот вид писем можно отключить: https://a.example/2\nУведомления останутся.\n«Кружок», Озёрная область. https://a.example/'
  expect(namedLinksOf(text)).toEqual([
    { href: 'https://a.example/1', label: 'Открыть запись' },
    { href: 'https://a.example/2', label: 'Этот вид писем можно отключить' },
    { href: 'https://a.example/', label: '«Кружок», Озёрная область' },
  ])
})

test('S-045 the family whose study ended with the last month is asked to rate it', async () => {
  const { body } = await app.inject({ url: '/my', cookies: { kruzhok: await enterAs('petr-nikitin') } })
  expect(body).toContain('Оцените программу: Варвара')
})
