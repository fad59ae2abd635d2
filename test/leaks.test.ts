/** A copy of the database and all logs in a stranger's hands: no SNILS and no document number of anybody. */
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createHooks } from '#access'
import { knowJournalWords } from '#audit'
import { comparedFields } from '#certificates'
import { openVault } from '#families'
import type { IdentityDocument } from '#kernel/documents'
import { formatSnils } from '#kernel/snils'
import { sql } from '#platform/db'
import type { App, Kit } from '#platform/http'
import { createLogger } from '#platform/log'
import { demoMailbox, sendLetterJob, sendRound } from '#platform/mail'
import { closePapers } from '#platform/pdf'
import { demoManifest } from '../src/app/demo/manifest.ts'
import { manifests } from '../src/app/domains.ts'
import { prepareTown } from '../src/app/town.ts'
import { buildWeb } from '../src/app/web.ts'
import { handlersOf, postOfficeOf } from '../src/app/worker.ts'
import { aSnils } from '../src/domains/families/testing.ts'
import { aKit } from '../src/platform/http/testing.ts'
import { type FreshDatabase, freshDatabase } from './support/database.ts'
import { dumpDatabase, findLeaks, type Secret, type Text } from './support/leaks.ts'
import { Visitor } from './support/visitor.ts'

const now = Temporal.Instant.from('2026-11-20T07:15:00Z')
const snils = aSnils()
/** Numbers of the flow's own family: also searched for without their series. */
const papers = { child: '735914', parent: '846025' }

let fresh: FreshDatabase
let copy: pg.Client
let app: App
let kit: Kit
const said: Text[] = []
beforeAll(async () => {
  knowJournalWords(manifests)
  fresh = await freshDatabase()
  copy = new pg.Client({ connectionString: fresh.address, options: '-c search_path=kruzhok_demo,public' })
  await copy.connect()
  const permissions = Object.assign({}, ...manifests.map((manifest) => manifest.permissions))
  const hooks = createHooks({ permissions, menu: [], staffSessions: aKit().config.sessions, isProtected: () => true })
  const log = createLogger({
    level: 'trace',
    destination: { write: (text) => void said.push({ place: 'log', text }) },
  })
  const config = { demo: true, limitRates: false }
  kit = aKit({ db: fresh.db, clock: { now: () => now }, hooks, config, log })
  await prepareTown(kit, { region: 'demo', demo: true }, () => {})
  app = await buildWeb(kit, [...manifests, demoManifest])
})
afterAll(async () => {
  await app?.close()
  await closePapers()
  await copy?.end()
  await fresh?.close()
})

test('a dump of the database and all logs hold no SNILS and no document number, after everything people do', async () => {
  const { statement } = await familyActs()
  await deskActs(statement)
  await programActs()
  const before = await dumpDatabase(copy)
  await runJobs()
  const texts = [...before, ...(await dumpDatabase(copy)), ...said]
  const secrets = [...(await listSecrets()), ...flowSecrets()]
  expect(secrets.length).toBeGreaterThan(20)
  expect(said.length).toBeGreaterThan(20)
  expect(texts.length).toBeGreaterThan(1000)
  expect(findLeaks(texts, secrets)).toEqual([])
}, 60_000)

test.each([
  ['as a person writes it', formatSnils(snils)],
  ['in bare digits', snils],
  ['with other signs between', [...snils].join('\u00a0')],
  ['of somebody nobody knows', formatSnils(aSnils())],
  ['after a line break in JSON', JSON.stringify({ text: `\n${snils}` })],
  ['a document with its series', 'II-АБ № 735914'.replace(' №', '')],
  ['a document without its series', `№ ${papers.child}`],
])('the control: a planted number is found %s', async (_, planted) => {
  await copy.query(`insert into job_plan (name, payload) values ('planted', to_json($1::text))`, [planted])
  const leaks = findLeaks(await dumpDatabase(copy), flowSecrets())
  await copy.query(`delete from job_plan where name = 'planted'`)
  expect(leaks).toEqual([expect.stringContaining('job_plan')])
  expect(findLeaks([{ place: 'log', text: `{"msg":"${planted.replaceAll('"', '\\"')}"}` }], flowSecrets()).length).toBe(
    1,
  )
})

test('the control: a number in bytes is found too', async () => {
  const text = Buffer.from(`СНИЛС ${formatSnils(snils)}`)
  await copy.query(
    `insert into http_answer (actor, key, request_hash, answer, created_at) values ('planted', 'planted', $1, $1, now())`,
    [text],
  )
  expect(findLeaks(await dumpDatabase(copy), flowSecrets())).toEqual([expect.stringContaining('http_answer')])
})

function flowSecrets(): Secret[] {
  return [
    { snils },
    ...Object.values(papers).map((number) => ({ document: { kind: 'temporary-id', series: null, number } as const })),
    { document: { kind: 'birth-certificate-rf', series: 'II-АБ', number: papers.child } },
  ]
}

async function enterAs(person: string): Promise<Visitor> {
  const visitor = new Visitor(app)
  await visitor.open('/demo')
  await visitor.send('/demo/entrances', { person })
  return visitor
}

async function oneText(query: ReturnType<typeof sql<{ text: string }>>): Promise<string> {
  return (await query.execute(fresh.db.reader)).rows[0]?.text ?? ''
}

/** A child with a slip first, the statement with its papers, and their numbers where they do not belong. */
async function familyActs(): Promise<{ statement: string }> {
  const family = await enterAs('darya-smirnova')
  const municipality = await oneText(sql`select id as text from region_municipality order by code limit 1`)
  const child = {
    ...{ 'child.surname': 'Белкин', 'child.name': 'Егор', 'child.patronymic': 'Ильич', municipality },
    ...{ 'birth.day': '3', 'birth.month': '2', 'birth.year': '2017', gender: 'male', relation: 'mother' },
    ...{ 'document.kind': 'birth-certificate-rf', 'document.number': `II-АБ ${papers.child}` },
    ...{ snils: formatSnils(snils), address: 'г. Озёрный, ул. Садовая, д. 3, кв. 8' },
  }
  await family.open('/my/children/new')
  expect((await family.send('/my/children', { ...child, 'birth.day': '33' })).status).toBe(422)
  const added = await family.send('/my/children', child)
  expect(added.status).toBe(303)
  await family.open('/my/children/new')
  await family.send('/my/children', child)
  for (const path of [`/my/children/${snils}`, `/programmes?q=${snils}`, `/help?q=${formatSnils(snils)}`])
    await family.open(path)

  const childId = await oneText(sql`select id as text from families_child where name = 'Егор' and surname = 'Белкин'`)
  const own = { 'document.kind': 'passport-rf', 'document.number': `45 04 ${papers.parent}`, address: child.address }
  await family.open('/my/personal-data')
  expect((await family.send('/my/personal-data', own)).status).toBe(303)
  const way = `/my/children/${childId}/statement`
  const category = await oneText(sql`
    select id as text from certificates_category where municipality_id = ${municipality} order by ordinal limit 1`)
  for (const [path, fields] of [
    [`${way}/category`, { category }],
    [`${way}/consent`, { agree: 'yes' }],
    [`${way}/rules`, { agree: 'yes' }],
  ] as const) {
    await family.open(path)
    expect((await family.send(path, fields)).status, path).toBe(303)
  }
  await family.open(`${way}/check`)
  expect((await family.send(way)).status).toBe(303)
  const statement = await oneText(sql`select id as text from certificates_statement where child_id = ${childId}`)
  for (const paper of ['statement', 'consent'])
    expect((await family.open(`/my/statements/${statement}/${paper}.pdf`)).status, paper).toBe(200)
  return { statement }
}

/** The worker sees everything, accepts and activates. */
async function deskActs(statement: string): Promise<void> {
  const worker = await enterAs('gromova')
  const page = await worker.open(`/reception/statements/${statement}`)
  expect(page.text).toContain(formatSnils(snils))
  const acceptance = `/reception/statements/${statement}/acceptance`
  expect((await worker.send(acceptance)).status).toBe(422)
  const token = /name="_csrf" value="([^"]*)"/.exec((await worker.open(`/reception/statements/${statement}`)).text)?.[1]
  const compared = Object.keys(comparedFields).map((name) => `compared=${name}`)
  const answer = await app.inject({
    method: 'POST',
    url: acceptance,
    headers: { 'content-type': 'application/x-www-form-urlencoded', cookie: `kruzhok=${worker.cookie('kruzhok')}` },
    payload: [`_csrf=${encodeURIComponent(token ?? '')}`, '_key=leaks-acceptance', ...compared].join('&'),
  })
  expect(answer.statusCode).toBe(303)
}

/** Calls with numbers in wrong places: fields that do not exist, broken JSON, addresses. */
async function programActs(): Promise<void> {
  const call = (url: string, payload: string) =>
    app.inject({
      method: 'POST',
      url,
      headers: { 'content-type': 'application/json', 'idempotency-key': 'leaks-of-calls' },
      payload,
    })
  await call('/api/v1/sessions', JSON.stringify({ email: snils, password: formatSnils(snils) }))
  await call('/api/v1/children', `{"snils":"${formatSnils(snils)}",`)
  await call(`/api/v1/${snils}`, JSON.stringify({ snils, document: { number: papers.child } }))
  kit.log.error({ err: new Error(`value ${formatSnils(snils)} is wrong`), snils }, `a job said ${snils}`)
}

async function runJobs(): Promise<void> {
  const handlers = handlersOf(kit, manifests)
  const office = postOfficeOf(kit, manifests, demoMailbox(kit.db, kit.clock))
  for (let round = 0; round < 4; round += 1) {
    const { rows } = await copy.query<{ name: string; payload: never }>(
      `delete from job_plan where name <> '${sendLetterJob}' returning name, payload`,
    )
    for (const { name, payload } of rows)
      await handlers[name]?.(payload).catch((error: unknown) => kit.log.error({ job: name, err: error }, 'job failed'))
  }
  while ((await sendRound(office, kit.db, kit.clock.now())).sent > 0);
  const { rows } = await copy.query('select 1 from mail_letter')
  expect(rows.length).toBeGreaterThan(0)
}

type Sealed = { id: string; kind: 'snils' | 'document'; sealed: Uint8Array; owner: string }

/** What the vault holds of everybody in the town. */
async function listSecrets(): Promise<Secret[]> {
  const vault = openVault(kit.config.secretKey)
  const { rows } = await sql<Sealed>`
    select id, kind, sealed, coalesce(child_id, user_id) as owner from families_vault
    where kind in ('snils', 'document')`.execute(fresh.db.reader)
  return rows.map(({ id, kind, sealed, owner }) => {
    const text = vault.open({ rowId: id, kind, ownerId: owner }, sealed)
    return kind === 'snils' ? { snils: text } : { document: JSON.parse(text) as IdentityDocument }
  })
}
