import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listOfChild } from '#audit'
import { comparedFields } from '#certificates'
import { formatSnils } from '#kernel/snils'
import { sql } from '#platform/db'
import { closePapers } from '#platform/pdf'
import { type FreshDatabase, freshDatabase } from '../../../test/support/database.ts'
import { aWeb, NOW, type Web } from '../../../test/support/web.ts'
import { readPaper } from '../../platform/pdf/testing.ts'
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
let later: Web
let worker: string
let colleague: string
let elsewhere: string
let stranger: string
let municipalityId: string
let otherMunicipality: string
let categoryId: string
let workerMail: string

beforeAll(async () => {
  fresh = await freshDatabase()
  const manifests = [access, families, certificates, visits]
  web = await aWeb(fresh.db, manifests)
  later = await aWeb(fresh.db, manifests, NOW.add({ minutes: 21 }))
  await fresh.db.transaction(async (tx) => {
    const { municipalities } = await aRegion(tx)
    ;[municipalityId = '', otherMunicipality = ''] = Object.values(municipalities)
    categoryId = await aCategory(tx, { municipalityId })
    const point = await aPoint(tx, { municipalityId })
    const away = await aPoint(tx, { municipalityId: otherMunicipality })
    const [one, two, three] = [await aGuardian(tx), await aGuardian(tx), await aGuardian(tx)]
    const { rows } = await sql<{ email: string }>`select email from access_user where id = ${one.userId}`.execute(tx)
    workerMail = rows[0]?.email ?? ''
    worker = web.signIn(aWorker(one.userId, point))
    colleague = web.signIn(aWorker(two.userId, point))
    elsewhere = web.signIn(aWorker(three.userId, away))
    stranger = web.signIn(await aGuardian(tx))
  })
})
afterAll(async () => {
  await web.app.close()
  await later.app.close()
  await closePapers()
  await fresh.close()
})

let visitors = 0
const applicantForm = (over: Record<string, string> = {}) => ({
  seen: '1',
  surname: 'Белкина',
  name: 'Вера',
  patronymic: 'Павловна',
  email: `visitor${visitors}@semya.example`,
  phone: '8 912 345-67-89',
  'document.kind': 'passport-rf',
  'document.number': '4504 765432',
  address: 'г. Приозёрск, ул. Озёрная, д. 7',
  ...over,
})
const childForm = (over: Record<string, string> = {}) => ({
  seen: '2',
  'child.surname': 'Белкин',
  'child.name': ['Илья', 'Фёдор', 'Константин', 'Глеб', 'Всеволод', 'Юрий', 'Дмитрий', 'Захар'][visitors % 8] ?? '',
  'child.patronymic': 'Олегович',
  'birth.day': String(1 + visitors),
  'birth.month': '6',
  'birth.year': String(2013 + (visitors % 6)),
  gender: 'male',
  relation: 'mother',
  snils: formatSnils(aSnils()),
  'document.kind': 'birth-certificate-rf',
  'document.number': `II-АБ ${100000 + visitors}`,
  municipality: municipalityId,
  address: 'г. Приозёрск, ул. Озёрная, д. 7',
  ...over,
})
const papers = Object.keys(visitPapers)
const ticks = { consent: 'yes', rules: 'yes', siteRules: 'yes', privacyPolicy: 'yes', personalData: 'yes' }

async function begin(): Promise<string> {
  visitors += 1
  return (await web.post('/reception/visits', worker, { papers })).location
}

/** A visit with everything typed; the way to the applicant is the last letter. */
async function filled(child: Record<string, string> = {}, applicant: Record<string, string> = {}): Promise<string> {
  const visit = await begin()
  expect((await web.post(`${visit}/applicant`, worker, applicantForm(applicant))).location).toBe(visit)
  expect((await web.post(`${visit}/child`, worker, childForm(child))).location).toBe(visit)
  await web.post(`${visit}/category`, worker, { seen: '3', category: categoryId })
  return visit
}

/** A browser in which nobody is signed in: reads the page, then sends its form. */
async function press(path: string, fields: Record<string, string | undefined>, site = web, page = path) {
  const { body, cookies } = await site.app.inject({ url: page })
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(body)?.[1] ?? ''
  const payload = new URLSearchParams({
    ...fields,
    _csrf: hidden('_csrf'),
    _key: hidden('_key') || crypto.randomUUID(),
  })
  const headers = { cookie, 'content-type': 'application/x-www-form-urlencoded' }
  const answer = await site.app.inject({ method: 'POST', url: path, headers, payload: payload.toString() })
  return { status: answer.statusCode, location: String(answer.headers.location ?? ''), text: answer.body }
}

async function letterTo(email: string, letter: string): Promise<Record<string, string>> {
  const { rows } = await sql<{ payload: { facts: Record<string, string> } }>`
    select payload from job_plan where payload->>'letter' = ${letter} and payload->>'to' = ${email} order by id desc`.execute(
    fresh.db.reader,
  )
  return rows[0]?.payload.facts ?? {}
}

const ownMail = () => `visitor${visitors}@semya.example`

test('S-062: a visit begins only when every needed paper is there', async () => {
  const answer = await web.post('/reception/visits', worker, { papers: papers.slice(1) })
  expect([answer.status, answer.text.includes('Без любого из этих документов заявление не примут')]).toEqual([
    422,
    true,
  ])
  expect((await web.get('/reception/visits', stranger)).status).toBe(404)
})

test('S-063…S-067 S-176…S-179: filled in together, agreed by the applicant on the own screen, printed and accepted', async () => {
  const visit = await filled()
  const page = await web.get(visit, worker)
  for (const words of ['Белкина В. П.', 'Белкин Ф. О.', 'Согласия: отмечает заявитель сам'])
    expect(page.text).toContain(words)
  for (const secret of ['4504', '765432', 'Озёрная, д. 7', ownMail()]) expect(page.text).not.toContain(secret)
  expect(page.text).not.toContain('type="checkbox"')

  expect((await web.post(`${visit}/code`, worker)).location).toBe(visit)
  const letter = await letterTo(ownMail(), 'visits.code')
  const waiting = await web.get(visit, worker)
  expect(waiting.text).toContain('Ждём отметок заявителя')
  expect(waiting.text).not.toContain(letter.code)
  expect(waiting.text).not.toContain(letter.token)

  const byCode = await press('/visit', { number: letter.number, code: letter.code })
  expect(byCode.location).toMatch(/^\/visit\/[\w-]{43}$/)
  expect((await web.get(`/visit/${letter.token}`)).status).toBe(410)
  const screen = await web.get(byCode.location)
  for (const words of ['Белкин Фёдор Олегович', 'Согласие на обработку персональных данных', 'Согласие с правилами'])
    expect(screen.text).toContain(words)
  expect(screen.text).not.toContain('checked')

  expect((await press(byCode.location, { consent: 'yes' })).status).toBe(422)
  const sent = await press(byCode.location, ticks)
  expect(sent.location).toBe(byCode.location)
  expect((await web.get(byCode.location)).text).toContain('Заявление отправлено')

  const filed = await web.get(visit, worker)
  expect(filed.text).toMatch(/З-2026-\d{6}/)
  for (const paper of ['statement', 'consent', 'extract']) {
    const headers = { authorization: `Bearer ${worker}` }
    const { rawPayload, statusCode } = await web.app.inject({ url: `${visit}/${paper}.pdf`, headers })
    expect(statusCode, paper).toBe(200)
    expect((await readPaper(new Uint8Array(rawPayload))).tagged).toBe(true)
  }
  const [desk = ''] = /\/reception\/statements\/[0-9a-f-]+/.exec(filed.text) ?? []
  expect((await web.post(`${desk}/acceptance`, worker, { compared: Object.keys(comparedFields) })).status).toBe(303)
  expect((await web.get(desk, worker)).text).toContain('Активировать сертификат')

  const { rows } = await sql<{ id: string; password: string | null; way: string; sealed: Buffer | null }>`
    select s.child_id as id, u.password_hash as password, s.way, v.sealed from certificates_statement s
    join access_user u on u.id = s.applicant_id join visits_visit v on v.statement_id = s.id
    where u.email = ${ownMail()}`.execute(fresh.db.reader)
  expect(rows[0]).toMatchObject({ password: null, way: 'point', sealed: null })
  expect((await letterTo(ownMail(), 'access.cabinet-at-point')).token).toMatch(/^[\w-]{43}$/)
  expect((await letterTo(ownMail(), 'certificates.statement-filed')).certificateNumber).toMatch(/^\d{10}$/)
  const words = (await listOfChild(fresh.db.reader, rows[0]?.id ?? '')).map(({ role, word }) => `${role} ${word}`)
  expect(words).toEqual(expect.arrayContaining(['reception visits.filled', 'family visits.agreed']))
}, 60_000)

describe('S-064: nobody ticks for the applicant', () => {
  test('the worker, on the own desk, is refused, and so is any other person who is signed in', async () => {
    const visit = await filled()
    await web.post(`${visit}/code`, worker)
    const { token } = await letterTo(ownMail(), 'visits.code')
    for (const person of [worker, stranger]) {
      const screen = await web.get(`/visit/${token}`, person)
      expect([screen.status, screen.text.includes('Белкин')]).toEqual([403, false])
      const sent = await web.post(`/visit/${token}`, person, ticks)
      expect([sent.status, sent.text.includes('Согласие даёт сам заявитель')]).toEqual([403, true])
    }
    expect((await web.get(visit, worker)).text).toContain('Ждём отметок заявителя')
  })

  test('the worker cannot be the applicant, and a known address needs its own name', async () => {
    const visit = await begin()
    const name = { surname: 'Петрова', name: 'Анна', patronymic: 'Викторовна' }
    const own = await web.post(`${visit}/applicant`, worker, applicantForm({ ...name, email: workerMail }))
    expect([own.status, own.text.includes('Себя оформляет коллега')]).toEqual([403, true])
    const other = await web.post(`${visit}/applicant`, worker, applicantForm({ email: workerMail }))
    expect([other.status, other.text.includes('кабинет на другое имя')]).toEqual([422, true])
  })

  test('a code dies of five wrong tries, of time, of a correction and of one use', async () => {
    const visit = await filled()
    await web.post(`${visit}/code`, worker)
    const { number, code = '' } = await letterTo(ownMail(), 'visits.code')
    const wrong = code === '000000' ? '000001' : '000000'
    for (let index = 0; index < 5; index += 1) expect((await press('/visit', { number, code: wrong })).status).toBe(422)
    expect((await press('/visit', { number, code })).status).toBe(422)

    await web.post(`${visit}/code`, worker)
    const second = await letterTo(ownMail(), 'visits.code')
    expect((await later.get(`/visit/${second.token}`)).status).toBe(410)
    expect((await press('/visit', { number, code: second.code }, later)).status).toBe(422)
    expect((await web.get(`/visit/${second.token}`)).status).toBe(200)
    await web.post(`${visit}/category`, worker, { seen: '4', category: categoryId })
    expect((await press(`/visit/${second.token}`, ticks, web, '/visit')).status).toBe(410)

    await web.post(`${visit}/code`, worker)
    const third = await letterTo(ownMail(), 'visits.code')
    expect((await press(`/visit/${third.token}`, ticks, web, '/visit')).status).toBe(303)
    const again = await press(`/visit/${third.token}`, ticks, web, '/visit')
    expect([again.status, again.text.includes('Ссылка больше не действует')]).toEqual([410, true])
  })

  test('the database keeps neither code nor link, nor what was typed, in clear', async () => {
    const visit = await filled()
    await web.post(`${visit}/code`, worker)
    const { code = '', token = '' } = await letterTo(ownMail(), 'visits.code')
    const { rows } = await sql<{ row: string }>`select row_to_json(v)::text || row_to_json(c)::text as row
      from visits_visit v join visits_code c on c.visit_id = v.id`.execute(fresh.db.reader)
    const all = rows.map(({ row }) => row).join()
    const digits = Buffer.from(code).toString('hex')
    for (const secret of [token, digits, 'Белкин', '765432', ownMail()]) expect(all).not.toContain(secret)
  })

  test('five letters an hour for one visit are enough', async () => {
    const visit = await filled()
    for (let index = 0; index < 5; index += 1) expect((await web.post(`${visit}/code`, worker)).status).toBe(303)
    expect((await web.post(`${visit}/code`, worker)).status).toBe(429)
  })
})

describe('S-063: leaving half-way loses nothing', () => {
  test('a colleague goes on, secrets left empty stay, and the slower of two is told', async () => {
    const visit = await begin()
    await web.post(`${visit}/applicant`, worker, applicantForm())
    expect((await web.get('/reception/visits', colleague)).text).toContain('Белкина В. П.')
    expect((await web.get(visit, elsewhere)).status).toBe(404)
    const form = await web.get(`${visit}/applicant`, colleague)
    expect(form.text).toContain('value="Белкина"')
    expect(form.text).not.toContain('765432')
    const kept = { seen: '2', 'document.kind': '', 'document.number': '', address: '', surname: 'Стрелкина' }
    expect((await web.post(`${visit}/applicant`, colleague, applicantForm(kept))).location).toBe(visit)
    const slower = await web.post(`${visit}/child`, worker, childForm({ seen: '2' }))
    expect([slower.status, slower.text.includes('только что изменил другой сотрудник')]).toEqual([409, true])
    expect((await web.post(`${visit}/code`, worker)).status).toBe(409)
  })

  test('a cancelled visit leaves nothing of the visitor anywhere', async () => {
    const visit = await filled()
    await web.post(`${visit}/code`, worker)
    const { token } = await letterTo(ownMail(), 'visits.code')
    expect((await web.post(`${visit}/cancellation`, colleague)).location).toBe('/reception/visits')
    expect((await press(`/visit/${token}`, ticks, web, '/visit')).status).toBe(410)
    expect((await web.post(`${visit}/cancellation`, worker)).status).toBe(409)
    const { rows } = await sql<{ users: number; sealed: number }>`select
      (select count(*)::int from access_user where email = ${ownMail()}) as users,
      (select count(*)::int from visits_visit where state <> 'open' and sealed is not null) as sealed`.execute(
      fresh.db.reader,
    )
    expect(rows[0]).toEqual({ users: 0, sealed: 0 })
  })
})

describe('what the child needs is told at once', () => {
  test('S-097…S-099: a child who is known is connected by documents, when the applicant agrees', async () => {
    const snils = formatSnils(aSnils())
    const first = await web.post('/my/children', stranger, childForm({ snils, 'child.name': 'Пётр' }))
    expect(first.status).toBe(303)
    const visit = await begin()
    await web.post(`${visit}/applicant`, worker, applicantForm())
    const form = childForm({ snils, 'child.name': 'Пётр', relation: 'father' })
    const known = await web.post(`${visit}/child`, worker, form)
    expect([known.status, known.text.includes('Похоже, ребёнок уже есть в системе')]).toEqual([409, true])
    expect((await web.post(`${visit}/child`, worker, { ...form, share: 'yes' })).location).toBe(visit)
    await web.post(`${visit}/category`, worker, { seen: '3', category: categoryId })
    await web.post(`${visit}/code`, worker)
    const { token } = await letterTo(ownMail(), 'visits.code')
    expect((await press(`/visit/${token}`, ticks, web, '/visit')).status).toBe(303)

    const again = await begin()
    await web.post(`${again}/applicant`, worker, applicantForm())
    const second = await web.post(`${again}/child`, worker, { ...form, share: 'yes' })
    expect([second.status, second.text.includes('уже есть сертификат')]).toEqual([409, true])
  })

  test.each([
    ['a birth certificate where a passport is due', { 'birth.year': '2010' }, 422, 'нужен паспорт'],
    ['a child of four', { 'birth.year': '2022' }, 422, 'Сертификат дают с 5 лет'],
    ['another region', { municipality: 'elsewhere' }, 200, 'Ребёнок живёт в другом регионе'],
    ['a wrong SNILS', { snils: '112-233-445 96' }, 422, 'Проверьте СНИЛС'],
  ])('S-179: %s', async (_what, over, status, words) => {
    const visit = await begin()
    const answer = await web.post(`${visit}/child`, worker, childForm({ ...over, seen: '1' }))
    expect([answer.status, answer.text.includes(words)]).toEqual([status, true])
  })

  test('S-179: a child of another municipality is sent to its points', async () => {
    const visit = await begin()
    const answer = await web.post(`${visit}/child`, worker, childForm({ municipality: otherMunicipality, seen: '1' }))
    expect([answer.status, answer.text.includes(`/points?municipality=${otherMunicipality}`)]).toEqual([409, true])
  })
})

test('S-063 S-064: the same for machines', async () => {
  visitors += 1
  const api = '/api/v1/visits'
  const put = async (path: string, payload: Record<string, unknown>) => {
    const headers = { authorization: `Bearer ${worker}`, 'idempotency-key': crypto.randomUUID() }
    return (await web.app.inject({ method: 'PUT', url: path, headers, payload })).json<{
      version: number
      code: string
    }>()
  }
  expect((await web.post(api, worker, { papers: [] })).json()).toMatchObject({ code: 'visits.papers' })
  const { id } = (await web.post(api, worker, { papers })).json<{ id: string }>()
  const names = { surname: 'Белкина', name: 'Вера', patronymic: 'Павловна', phone: '+79123456789' }
  const paper = { document: { kind: 'passport-rf', number: '4504 765432' }, address: 'г. Приозёрск, ул. Новая, д. 1' }
  const one = await put(`${api}/${id}/applicant`, { seen: 1, ...names, email: ownMail(), ...paper })
  expect(one).toMatchObject({ version: 2, missing: ['child', 'category'] })
  const child = { surname: 'Белкин', name: 'Егор', patronymic: 'Олегович', birthOn: '2015-02-03', gender: 'male' }
  const secrets = { snils: aSnils(), document: { kind: 'birth-certificate-rf', number: 'V-АБ 654321' } }
  const place = { relation: 'mother', municipalityId, address: 'г. Приозёрск, ул. Новая, д. 1' }
  expect(await put(`${api}/${id}/child`, { seen: 2, ...child, ...secrets, ...place })).toMatchObject({ version: 3 })
  expect(await put(`${api}/${id}/category`, { seen: 2, categoryId })).toMatchObject({
    code: 'visits.changed',
  })
  expect(await put(`${api}/${id}/category`, { seen: 3, categoryId })).toMatchObject({ version: 4, missing: [] })
  await web.post(`${api}/${id}/code`, worker)
  const { number, code } = await letterTo(ownMail(), 'visits.code')
  const body = { number, code, consent: { version: '2026-1' }, rules: { version: '2026-2' } }
  const cabinet = { siteRules: true, privacyPolicy: true, personalData: true }
  const done = await web.post('/api/v1/visit-agreements', '', { ...body, cabinet })
  expect([done.status, done.json()]).toEqual([
    201,
    { statement: expect.any(String), certificateNumber: expect.any(String) },
  ])
  expect((await web.get(`${api}/${id}`, worker)).json()).toMatchObject({ state: 'filed', codeUntil: null })
})
