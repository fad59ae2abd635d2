/** The same way for machines. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { newId } from '#kernel/ids'
import { sql } from '#platform/db'
import { asFamily, asProvider } from '../../../../test/support/acting.ts'
import { type FreshDatabase, freshDatabase } from '../../../../test/support/database.ts'
import { aCourse, aFamily, aTown, type Course, type Family, NOW, type Town } from '../../../../test/support/town.ts'
import { aWeb, type Web } from '../../../../test/support/web.ts'
import { manifests } from '../../../app/domains.ts'

type Quote = {
  version: string
  startsOn: string
  totalKopecks: number
  certificateKopecks: number
  months: { certificateKopecks: number }[]
  allowed: boolean
  reasons: { code: string; next: object | null }[]
}
type Application = { id: string; state: string; contract: { state: string } | null; reason: string | null }

let fresh: FreshDatabase
let web: Web
let town: Town
let family: Family
let course: Course
let article: number
let mother: string
let staff: string

beforeAll(async () => {
  fresh = await freshDatabase()
  town = await fresh.db.transaction((tx) => aTown(tx))
  web = await aWeb(fresh.db, manifests, NOW)
})
afterAll(async () => {
  await web.app.close()
  await fresh.close()
})
beforeEach(async () => {
  await fresh.db.transaction(async (tx) => {
    family = await aFamily(tx, town)
    course = await aCourse(tx, town)
  })
  const { rows } = await sql<{ article: number }>`
    select article from programmes_programme where id = ${course.programmeId}`.execute(fresh.db.reader)
  article = rows[0]?.article ?? 0
  mother = web.signIn(asFamily(family))
  staff = web.signIn(asProvider(course))
})

async function quote(more = ''): Promise<Quote> {
  const path = `/api/v1/programmes/${article}/quote?childId=${family.childId}&groupId=${course.groupId}${more}`
  return (await web.get(path, mother)).json<Quote>()
}

async function wish() {
  const { version, startsOn } = await quote()
  return { childId: family.childId, groupId: course.groupId, startsOn, quoteVersion: version }
}

async function file(): Promise<string> {
  return (await web.post('/api/v1/applications', mother, await wish())).json<{ id: string }>().id
}

test('a quote gives parts that sum to the whole, by month', async () => {
  const { totalKopecks, certificateKopecks, months, allowed } = await quote()
  expect({ totalKopecks, certificateKopecks, allowed }).toEqual({
    totalKopecks: 536_264,
    certificateKopecks: 536_264,
    allowed: true,
  })
  expect(months.reduce((sum, month) => sum + month.certificateKopecks, 0)).toBe(certificateKopecks)
  expect((await quote('&startsOn=2026-12-01')).totalKopecks).toBeLessThan(totalKopecks)
})

test('S-082 an application is filed once: a repeat gives the same number, a changed repeat is refused', async () => {
  const [body, key] = [await wish(), newId()]
  const [first, again] = [
    await web.post('/api/v1/applications', mother, body, key),
    await web.post('/api/v1/applications', mother, body, key),
  ]
  expect([first.status, again.text]).toEqual([201, first.text])
  expect(first.json()).toMatchObject({ number: expect.stringMatching(/^\d+-ПФ$/) })
  const changed = await web.post('/api/v1/applications', mother, { ...body, startsOn: '2026-10-01' }, key)
  expect(changed.json()).toMatchObject({ status: 409, code: 'http.key-reused' })
})

test('a stale quote is answered with 409 and the new quote', async () => {
  const body = await wish()
  await sql`update programmes_module set price_kopecks = 1300000 where id = ${course.moduleId}`.execute(fresh.db.reader)
  const answer = await web.post('/api/v1/applications', mother, body)
  const problem = answer.json<{ code: string; quote: Quote }>()
  expect([answer.status, problem.code, problem.quote.totalKopecks]).toEqual([409, 'enrolment.quote-changed', 580_953])
  const retried = await web.post('/api/v1/applications', mother, { ...body, quoteVersion: problem.quote.version })
  expect(retried.status).toBe(201)
})

test('all that stands in the way is listed at once', async () => {
  const body = await wish()
  await sql`update programmes_group set taken = capacity where id = ${course.groupId}`.execute(fresh.db.reader)
  await sql`update programmes_module set enrolment_open = false where id = ${course.moduleId}`.execute(fresh.db.reader)
  const problem = (await web.post('/api/v1/applications', mother, body)).json<{
    code: string
    reasons: { code: string }[]
  }>()
  expect(problem.code).toBe('enrolment.not-allowed')
  expect(problem.reasons.map(({ code }) => code)).toEqual(['enrolment-closed', 'group-full'])
})

test('S-083 confirmed by the provider and accepted by the family, the contract lives', async () => {
  const id = await file()
  const approved = (await web.post(`/api/v1/applications/${id}/approval`, staff)).json<Application>()
  expect([approved.state, approved.contract?.state]).toEqual(['confirmed', 'offered'])
  const accepted = (await web.post(`/api/v1/applications/${id}/acceptance`, mother)).json<Application>()
  expect([accepted.state, accepted.contract?.state]).toEqual(['enrolled', 'pending-start'])
})

test('a refusal has a ground, and the family reads it', async () => {
  const id = await file()
  const bare = await web.post(`/api/v1/applications/${id}/refusal`, staff, { ground: 'other' })
  expect([bare.status, bare.json<{ errors: { field: string }[] }>().errors[0]?.field]).toEqual([422, 'words'])
  await web.post(`/api/v1/applications/${id}/refusal`, staff, { ground: 'age' })
  const read = (await web.get(`/api/v1/applications/${id}`, mother)).json<Application>()
  expect(read).toMatchObject({ state: 'refused', reason: 'Ребёнок не подходит по возрасту' })
})

test('a cancelled application cannot be decided any more', async () => {
  const id = await file()
  expect((await web.post(`/api/v1/applications/${id}/cancellation`, mother)).json<Application>().state).toBe(
    'cancelled',
  )
  const late = await web.post(`/api/v1/applications/${id}/approval`, staff)
  expect(late.json()).toMatchObject({ status: 409, code: 'enrolment.already-decided' })
})

test('each sees the own applications only, page by page', async () => {
  const id = await file()
  const mine = (await web.get('/api/v1/applications', mother)).json<{ applications: Application[] }>()
  expect(mine.applications.map((one) => one.id)).toEqual([id])
  const theirs = (await web.get('/api/v1/applications?tab=waiting&limit=1', staff)).json<{
    applications: Application[]
    next: string
  }>()
  expect(theirs.applications.map((one) => one.id)).toEqual([id])
  expect((await web.get(theirs.next, staff)).json<{ applications: Application[] }>().applications).toEqual([])
  const other = await fresh.db.transaction((tx) => aCourse(tx, town))
  const foreign = web.signIn(asProvider(other))
  expect((await web.get(`/api/v1/applications/${id}`, foreign)).status).toBe(404)
  expect((await web.post(`/api/v1/applications/${id}/approval`, foreign)).status).toBe(404)
  expect((await web.get('/api/v1/applications', foreign)).json<{ applications: [] }>().applications).toEqual([])
})

test('news of an application become letters to the guardians and to the provider', async () => {
  const id = await file()
  const kit = web.app.kit
  const job = manifests.find(({ name }) => name === 'enrolment')?.jobs?.['enrolment.tell']
  await job?.(kit, { applicationId: id, news: 'submitted' })
  await job?.(kit, { applicationId: id, news: 'submitted' })
  const { rows } = await sql<{ payload: { letter: string } }>`
    select payload from job_plan where payload->'facts'->>'id' = ${id}`.execute(fresh.db.reader)
  const letters = new Set(rows.map(({ payload }) => payload.letter))
  expect([...letters].sort()).toEqual(['enrolment.new-application', 'enrolment.submitted'])
})
