import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from '#platform/db'
import { type FreshDatabase, freshDatabase } from '../../../test/support/database.ts'
import { aWeb, type Web } from '../../../test/support/web.ts'
import { access } from '../access/manifest.ts'
import { certificates } from '../certificates/manifest.ts'
import { aCategory, aPoint, aWorker } from '../certificates/testing.ts'
import { families } from '../families/manifest.ts'
import { aGuardian, aSnils } from '../families/testing.ts'
import { aRegion } from '../region/testing.ts'
import { visits } from './manifest.ts'
import { visitPapers } from './model.ts'

let fresh: FreshDatabase
let web: Web
let worker: string
let municipalityId: string
let categoryId: string
let visitors = 0

beforeAll(async () => {
  fresh = await freshDatabase({ connections: 20 })
  web = await aWeb(fresh.db, [access, families, certificates, visits])
  await fresh.db.transaction(async (tx) => {
    const { municipalities } = await aRegion(tx)
    municipalityId = Object.values(municipalities)[0] ?? ''
    categoryId = await aCategory(tx, { municipalityId })
    worker = web.signIn(aWorker((await aGuardian(tx)).userId, await aPoint(tx, { municipalityId })))
  })
})
afterAll(async () => {
  await web.app.close()
  await fresh.close()
})

type Letter = { number: string; code: string; token: string }

/** A visit with everything typed and the code under way; the letter, as only the applicant reads it. */
async function coded(): Promise<Letter & { visit: string }> {
  visitors += 1
  const email = `applicant${visitors}@semya.example`
  const api = '/api/v1/visits'
  const { id } = (await web.post(api, worker, { papers: Object.keys(visitPapers) })).json<{ id: string }>()
  const put = async (part: string, payload: Record<string, unknown>) => {
    const headers = { authorization: `Bearer ${worker}`, 'idempotency-key': crypto.randomUUID() }
    const answer = await web.app.inject({ method: 'PUT', url: `${api}/${id}/${part}`, headers, payload })
    expect(answer.statusCode, answer.body).toBe(200)
  }
  const address = 'г. Приозёрск, ул. Новая, д. 1'
  const applicant = { surname: 'Белкина', name: 'Вера', patronymic: 'Павловна', phone: '+79123456789', email, address }
  await put('applicant', { seen: 1, ...applicant, document: { kind: 'passport-rf', number: '4504 765432' } })
  const name = { surname: 'Белкин', name: ['Егор', 'Савва', 'Тихон'][visitors % 3], patronymic: 'Олегович' }
  const child = { ...name, birthOn: `201${(visitors % 6) + 2}-02-0${1 + visitors}`, gender: 'male', relation: 'mother' }
  const secrets = { snils: aSnils(), document: { kind: 'birth-certificate-rf', number: `V-АБ 65432${visitors}` } }
  await put('child', { seen: 2, ...child, ...secrets, municipalityId, address })
  await put('category', { seen: 3, categoryId })
  expect((await web.post(`${api}/${id}/code`, worker)).status).toBeLessThan(300)
  const { rows } = await sql<{ payload: { facts: Letter } }>`select payload from job_plan
    where payload->>'letter' = 'visits.code' and payload->>'to' = ${email}`.execute(fresh.db.reader)
  return { ...(rows[0]?.payload.facts as Letter), visit: id }
}

const texts = { consent: { version: '2026-1' }, rules: { version: '2026-2' } }
const cabinet = { siteRules: true, privacyPolicy: true, personalData: true }
const agree = ({ number, code }: Pick<Letter, 'number' | 'code'>, key?: string) =>
  web.post('/api/v1/visit-agreements', '', { number, code, ...texts, cabinet }, key)

test('S-064: forty guesses at once are no more than five', async () => {
  const { number, code } = await coded()
  const guesses = Array.from({ length: 40 }, (_, at) => String(at).padStart(6, '0')).filter((one) => one !== code)
  const answers = await Promise.all(guesses.map((guess) => agree({ number, code: guess })))
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([answers[0]?.status]))
  const { rows } = await sql<{
    tries: number
  }>`select tries from visits_code order by created_at desc, id desc limit 1`.execute(fresh.db.reader)
  expect(rows).toEqual([{ tries: 5 }])
  expect((await agree({ number, code })).status).toBe(answers[0]?.status)
})

test('S-064: a code of one visit opens no other one', async () => {
  const [one, other] = [await coded(), await coded()]
  expect((await agree({ number: other.number, code: one.code })).status).toBeGreaterThanOrEqual(400)
  expect((await agree(one)).status).toBe(201)
})

test('S-063: the agreement repeated by its key answers the same numbers; the code itself works once', async () => {
  const letter = await coded()
  const key = crypto.randomUUID()
  const [first, second] = [await agree(letter, key), await agree(letter, key)]
  expect([first.status, second.status, second.text]).toEqual([201, 201, first.text])
  expect((await agree(letter)).json()).toMatchObject({ code: 'visits.code-over' })
})

test('S-064: of two browsers that type the code at once one gets the screen', async () => {
  const letter = await coded()
  const answers = await Promise.all([agree(letter), agree(letter), agree(letter)])
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from visits_visit visit
    join certificates_statement statement on statement.id = visit.statement_id where visit.id = ${letter.visit}`.execute(
    fresh.db.reader,
  )
  expect(rows).toEqual([{ count: 1 }])
})
