import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '#access'
import { record } from '#audit'
import type { Json } from '#kernel/refusal'
import { jobsSchema, ownerPool, sql } from '#platform/db'
import { queueDesk } from '#platform/jobs'
import { type FreshDatabase, freshDatabase } from '../../../test/support/database.ts'
import { aWeb, NOW, type Web } from '../../../test/support/web.ts'
import { aKit } from '../../platform/http/testing.ts'
import { aUser } from '../access/testing.ts'
import { aRegion } from '../region/testing.ts'
import { repeatJob } from './actions.ts'
import { knowJournal } from './index.ts'
import { check, repeat } from './jobs.ts'
import { oversight } from './manifest.ts'
import { listRepeated } from './queries/repetition.ts'

let fresh: FreshDatabase
let web: Web
let operator: string
let anna: Actor
beforeAll(async () => {
  fresh = await freshDatabase()
  web = await aWeb(fresh.db, [oversight])
  knowJournal([{ journal: { 'tea.drunk': 'Выпили чай', 'tea.spilt': 'Пролили чёрный чай' } }])
  await fresh.db.transaction(async (tx) => {
    await aRegion(tx)
    operator = web.signIn(actor(await aUser(tx, { role: 'region' }), 'region'))
    const name = { surname: 'Семёнова', name: 'Анна', patronymic: null }
    anna = actor(await aUser(tx, { email: 'anna@mail.ru', name }), 'family')
    await record(tx, anna, 'tea.spilt', {}, NOW.subtract({ hours: 24 * 30 }))
    await record(tx, anna, 'tea.drunk', { reason: 'утро' }, NOW)
    await record(tx, actor(await aUser(tx), 'family'), 'tea.drunk', { reason: 'вечер' }, NOW)
  })
})
afterAll(async () => {
  await web.app.close()
  await fresh.close()
})

function actor(userId: string, role: Actor['role']): Actor {
  const who = { userId: userId as Actor['userId'], role, scopeId: null, name: 'Иванова Ирина' }
  return { ...who, rights: [], grants: [], protectedChannel: false }
}

type Found = { entries: { sentence: string; reason: string | null; actor: string | null }[]; cursor: string | null }
const search = async (asked: Record<string, string>) =>
  (await web.get(`/api/v1/journal?${new URLSearchParams(asked)}`, operator)).json<Found>().entries
const tea = { what: 'чай' }

test.each([
  [{ ...tea, who: 'anna@mail.ru' }, ['Выпили чай']],
  [{ ...tea, who: 'семенова анна' }, ['Выпили чай']],
  [{ who: 'Семёнова', from: '01.10.2026' }, ['Выпили чай', 'Пролили чёрный чай']],
  [{ what: 'пролили черный', from: '01.10.2026' }, ['Пролили чёрный чай']],
  [{ what: 'пролили' }, []],
  [{ ...tea, who: '%' }, []],
] as [Record<string, string>, string[]][])(
  'the journal is searched by person, by what was done and by day: %j',
  async (asked, found) => {
    expect((await search(asked)).map(({ sentence }) => sentence)).toEqual(found)
  },
)

test('pages of the journal follow one another by time, however late a row was written', async () => {
  await fresh.db.transaction(async (tx) => {
    for (let minute = 0; minute < 120; minute += 1)
      await record(
        tx,
        anna,
        'tea.drunk',
        { reason: `№ ${minute}` },
        NOW.subtract({ hours: 24, minutes: (minute * 7) % 120 }),
      )
  })
  const times: string[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const asked = new URLSearchParams({ what: 'выпили', ...(cursor ? { cursor } : {}) })
    const page: { entries: { at: string }[]; cursor: string | null } = (
      await web.get(`/api/v1/journal?${asked}`, operator)
    ).json()
    times.push(...page.entries.map(({ at }) => at))
    cursor = page.cursor
  }
  expect(times).toHaveLength(122)
  expect(times).toEqual([...times].sort().reverse())
})

test('every search is in the journal itself, with what was looked for; so is the file', async () => {
  await web.get('/region/journal?who=Тайная', operator)
  const file = await web.app.inject({
    url: '/region/journal.xlsx?who=Тайная',
    headers: { authorization: `Bearer ${operator}` },
  })
  expect([file.statusCode, file.rawPayload.subarray(0, 2).toString()]).toEqual([200, 'PK'])
  const { rows } = await sql<{
    word: string
  }>`select word from audit_entry where facts ->> 'who' = 'Тайная' order by id`.execute(fresh.db.reader)
  expect(rows.map(({ word }) => word)).toEqual(['oversight.journal-searched', 'oversight.journal-exported'])
})

test('the file holds every row that the search finds, also beyond ten thousand', async () => {
  await fresh.db.transaction((tx) =>
    sql`insert into audit_entry (at, word, actor_role) select ${NOW}::timestamptz - make_interval(secs => n * 20), 'tea.poured', 'system'
      from generate_series(1, 10050) n`.execute(tx),
  )
  knowJournal([
    { journal: { 'tea.drunk': 'Выпили чай', 'tea.spilt': 'Пролили чёрный чай', 'tea.poured': 'Налили чай' } },
  ])
  const file = await web.app.inject({
    url: `/region/journal.xlsx?${new URLSearchParams({ what: 'налили' })}`,
    headers: { authorization: `Bearer ${operator}` },
  })
  const { sheets } = await readXlsx(file.rawPayload)
  const rows = sheets[0]?.rows ?? []
  expect([rows.length, rows[0]?.[1], rows[1]?.[1]]).toEqual([10_051, 'Что сделали', 'Налили чай'])
})

test('days that are none, or turned round, are answered by what to do, with the answers kept', async () => {
  for (const [asked, words] of [
    ['from=31.02.2026&who=Анна', 'Введите первый день'],
    ['from=1.9.26&who=Анна', 'Год — четырьмя цифрами'],
    ['to=1 сентября 26&who=Анна', 'Год — четырьмя цифрами'],
    ['from=10.10.2026&to=01.10.2026&who=Анна', 'поменяйте их местами'],
    ['from=10.10.2020&to=01.10.2026&who=Анна', 'не больше чем за год'],
  ]) {
    const page = await web.get(`/region/journal?${asked}`, operator)
    expect([page.status, page.text.includes(words ?? ''), page.text.includes('value="Анна"')]).toEqual([
      422,
      true,
      true,
    ])
    expect((await web.get(`/api/v1/journal?${asked}`, operator)).status).toBe(422)
  }
})

test('the journal and the state of the system are the operator’s alone', async () => {
  const family = web.signIn(anna)
  for (const path of ['/region/journal', '/region/journal.xlsx', '/region/health', '/api/v1/journal'])
    expect((await web.get(path, family)).status, path).toBe(404)
})

test('what does not add up is found by the check and told in plain words', async () => {
  const kit = aKit({ db: fresh.db, clock: { now: () => NOW } })
  await check(kit, {})
  expect((await web.get('/region/health', operator)).text).toContain('Всё сходится')
  await fresh.db.transaction((tx) =>
    sql`insert into oversight_check (id, began_at, finished_at, checked, broken, journal_entries)
      values (gen_random_uuid(), ${NOW}, ${NOW.add({ hours: 1 })}, 27,
        '[{"name": "programmes_broken_seats", "words": "P1", "rows": 2}]', 5)`.execute(tx),
  )
  const page = (await web.get('/region/health', operator)).text
  expect(page).toContain('Места в группах и листы ожидания: 2 записи')
  expect((await web.post('/region/health/checks', operator)).location).toBe('/region/health')
  const { rows } = await sql`select from job_plan where name = 'oversight.check'`.execute(fresh.db.reader)
  expect(rows).toHaveLength(1)
  const gone = await web.post('/region/health/jobs/7/repetition', operator)
  expect([gone.status, gone.location]).toEqual([303, '/region/health'])
  expect((await web.post('/region/health/jobs/seven/repetition', operator)).status).toBe(404)
})

test('a failed job is repeated once for its failure, however often it is pressed, and the journal has one row', async () => {
  const schema = jobsSchema('kruzhok_demo')
  const pool = ownerPool({ connection: fresh.address, schema: 'kruzhok_demo' })
  const queue = queueDesk(pool, schema)
  await pool.query(`select ${schema}.add_job('tea.boil')`)
  await pool.query(`update ${schema}._private_jobs set last_error = 'no water', attempts = 25`)
  const [failed = expect.fail('nothing failed')] = (await queue.look()).failed
  expect(failed).toMatchObject({ name: 'tea.boil', dueAt: null })

  const press = () => fresh.db.transaction((tx) => repeatJob(tx, anna, failed, NOW))
  expect((await Promise.all([press(), press(), press()])).sort()).toEqual([false, false, true])
  expect(await listRepeated(fresh.db.reader, [failed])).toEqual(new Set([failed.id]))
  const { rows } = await sql<{ payload: Json }>`select payload from job_plan where name = 'oversight.repeat'`.execute(
    fresh.db.reader,
  )
  expect(rows).toEqual([{ payload: { id: failed.id, state: failed.state } }])
  const journal = await sql`select from audit_entry where facts ->> 'job' = 'tea.boil'`.execute(fresh.db.reader)
  expect(journal.rows).toHaveLength(1)

  await repeat(aKit({ queue }), rows[0]?.payload ?? null)
  const again = await queue.find(failed.id)
  expect(again).toMatchObject({ attempts: 0 })
  expect(again?.state).not.toBe(failed.state)
  expect(await queue.again(failed)).toBe(false)
  await pool.end()
})
