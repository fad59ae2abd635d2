import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listOfChild } from '#audit'
import type { ChildId } from '#families'
import { formatSnils } from '#kernel/snils'
import { closePapers } from '#platform/pdf'
import { type FreshDatabase, freshDatabase } from '../../../test/support/database.ts'
import { aWeb, type Web } from '../../../test/support/web.ts'
import { readPaper } from '../../platform/pdf/testing.ts'
import { families } from '../families/manifest.ts'
import { aGuardian, aSnils } from '../families/testing.ts'
import { aRegion } from '../region/testing.ts'
import { certificates } from './manifest.ts'
import { comparedFields } from './model/certificate.ts'
import { aCategory, aPoint, aWorker } from './testing.ts'

let fresh: FreshDatabase
let web: Web
let mother: string
let father: string
let desk: string
let protectedDesk: string
let municipalityId: string
let categoryId: string
const snils = aSnils()

beforeAll(async () => {
  fresh = await freshDatabase()
  web = await aWeb(fresh.db, [families, certificates])
  await fresh.db.transaction(async (tx) => {
    const { municipalities } = await aRegion(tx)
    municipalityId = Object.values(municipalities)[0] ?? ''
    categoryId = await aCategory(tx, { municipalityId })
    const point = await aPoint(tx, { municipalityId })
    const { userId } = await aGuardian(tx)
    mother = web.signIn(await aGuardian(tx))
    father = web.signIn(await aGuardian(tx, { surname: 'Петров', name: 'Андрей', patronymic: 'Сергеевич' }))
    desk = web.signIn(aWorker(userId, point))
    const rights = ['accept', 'activate', 'see-personal-data']
    protectedDesk = web.signIn(aWorker(userId, point, { rights, protectedChannel: true }))
  })
})
afterAll(async () => {
  await web.app.close()
  await closePapers()
  await fresh.close()
})

test('S-169 S-164: the specialist has texts for the chat, the site and the meeting with the facts of the own point, and the memo', async () => {
  const { text, status } = await web.get('/reception/materials', desk)
  expect(status).toBe(200)
  for (const words of ['Сообщение в родительский чат', 'Объявление на сайт или стенд', 'на родительском собрании'])
    expect(text).toContain(words)
  for (const fact of ['Школа № 3', 'пн–чт 9:00–17:00', '+7 813 793 14 15', 'Орлова Ирина Сергеевна', '7 рабочих дней'])
    expect(text).toContain(fact)
  expect(text).toContain(`/papers/memo.pdf?municipality=${municipalityId}`)
  expect((await web.get(`/papers/memo.pdf?municipality=${municipalityId}`)).status).toBe(200)
  const { materials } = (await web.get('/api/v1/reception/materials', desk)).json<{ materials: { kind: string }[] }>()
  expect(materials.map(({ kind }) => kind)).toEqual(['chat', 'site', 'meeting'])
  expect((await web.get('/reception/materials', mother)).status).toBe(404)
})

const childForm = (over: Record<string, string> = {}) => ({
  'child.surname': 'Петрова',
  'child.name': 'Мария',
  'child.patronymic': 'Андреевна',
  'birth.day': '11',
  'birth.month': '03',
  'birth.year': '2017',
  gender: 'female',
  relation: 'mother',
  snils: formatSnils(snils),
  'document.kind': 'birth-certificate-rf',
  'document.number': 'II-АБ 123456',
  municipality: municipalityId,
  address: 'г. Приозёрск, ул. Озёрная, д. 7',
  ...over,
})

describe('bad input keeps what was typed and says what to do', () => {
  test.each([
    ['a SNILS with a wrong check sum', { snils: '112-233-445 96' }, 'Проверьте СНИЛС'],
    ['an impossible birth date', { 'birth.day': '31', 'birth.month': '02' }, 'Такой даты нет в календаре'],
    ['a future birth date', { 'birth.year': '2030' }, 'ещё не наступила'],
    ['a child of four, S-107', { 'birth.year': '2022' }, 'приходите 11 марта 2027 года'],
    ['a child of eighteen, S-079', { 'birth.year': '2008' }, 'детям до 18 лет'],
    ['a document of another kind', { 'document.kind': 'passport-rf' }, '10 цифр'],
    [
      'a passport of a child',
      { 'document.kind': 'passport-rf', 'document.number': '45 04 123456' },
      'получают в 14 лет',
    ],
    ['no patronymic and no tick', { 'child.patronymic': '' }, 'отметьте «Нет отчества»'],
  ])('%s', async (_what, over, words) => {
    const answer = await web.post('/my/children', mother, childForm(over))
    expect([answer.status, answer.text.includes(words)]).toEqual([422, true])
    expect(answer.text).toContain('<title>Ошибка:')
    expect(answer.text).toContain('Петрова')
  })
})

test('S-001…S-003 S-097 S-098 S-174: from a new child to an activated certificate, through the pages', async () => {
  const added = await web.post('/my/children', mother, childForm())
  expect(added.status).toBe(303)
  const child = added.location
  const childId = child.split('/').pop() as ChildId

  const known = await web.post('/my/children', father, childForm({ relation: 'father' }))
  expect(known.status).toBe(409)
  expect(known.text).toContain('Похоже, ребёнок уже есть в системе')
  expect(known.text).not.toContain('Анна')
  const claimed = await web.post('/my/claims', father, childForm({ relation: 'father' }))
  const claim = await web.get(claimed.location, father)
  expect(claim.text).toMatch(/Д-2026-\d{6}/)
  const asked = await web.get(claimed.location, mother)
  expect([asked.text.includes('Петров А. С.'), asked.text.includes('@example.ru')]).toEqual([true, true])
  expect(asked.text).not.toMatch(/guardian\d+@/)

  expect((await web.get(`${child}/statement/check`, mother)).location).toBe(`${child}/statement`)
  const own = {
    'document.kind': 'passport-rf',
    'document.number': '4504 765432',
    address: 'г. Приозёрск, ул. Озёрная, 7',
  }
  expect((await web.post('/my/personal-data', mother, { ...own, next: `${child}/statement` })).location).toBe(
    `${child}/statement`,
  )
  await web.post(`${child}/statement/category`, mother, { category: categoryId })
  const consent = await web.get(`${child}/statement/consent`, mother)
  expect(consent.text).toContain('Согласие на обработку персональных данных')
  expect(consent.text).not.toContain('checked')
  expect((await web.post(`${child}/statement/consent`, mother)).status).toBe(422)
  await web.post(`${child}/statement/consent`, mother, { agree: 'yes' })
  expect((await web.post(`${child}/statement`, mother)).text).toContain('заполнено не до конца')
  await web.post(`${child}/statement/rules`, mother, { agree: 'yes' })
  const check = await web.get(`${child}/statement/check`, mother)
  expect(check.text).toContain('···-···-')
  expect(check.text).not.toContain(formatSnils(snils))

  const key = crypto.randomUUID()
  const submitted = await web.post(`${child}/statement`, mother, {}, key)
  expect((await web.post(`${child}/statement`, mother, {}, key)).location).toBe(submitted.location)
  const confirmation = await web.get(submitted.location, mother)
  expect(confirmation.text).toContain('Придите с документами до 1 декабря 2026 года')
  const [number = ''] = /З-2026-\d{6}/.exec(confirmation.text) ?? []
  const [certificate = ''] = /\b47\d{8}\b/.exec(confirmation.text) ?? []
  expect((await web.get(submitted.location, father)).status).toBe(404)

  const pdf = await web.app.inject({
    url: `${submitted.location}/statement.pdf`,
    headers: { authorization: `Bearer ${mother}` },
  })
  const paper = await readPaper(new Uint8Array(pdf.rawPayload))
  expect(paper).toMatchObject({ tagged: true, language: 'ru', pages: 1 })
  expect(paper.text.replace(/\D/g, '')).toContain(snils)
  expect((await web.get(`${submitted.location}/consent.pdf`, mother)).status).toBe(200)

  const wrong = await web.post('/reception', desk, { statement: number, certificate: '4700000000' })
  const unknown = await web.post('/reception', desk, { statement: 'З-2026-999999', certificate })
  expect([wrong.status, wrong.text.includes('Заявления с такой парой номеров нет')]).toEqual([422, true])
  expect(unknown.text.includes('Заявления с такой парой номеров нет')).toBe(true)
  const foreign = await web.post('/reception', desk, { statement: number, certificate: '1100000000' })
  expect([foreign.status, foreign.text.includes('Это номер другого региона: наши начинаются с 47')]).toEqual([
    422,
    true,
  ])
  const found = await web.post('/reception', desk, { statement: number, certificate })
  const byPaper = await web.get(found.location, desk)
  expect(byPaper.text).toContain('Сверяйте по бумаге')
  for (const secret of ['Мария', 'Петрова', formatSnils(snils)]) expect(byPaper.text).not.toContain(secret)
  const onScreen = await web.get(found.location, protectedDesk)
  expect(onScreen.text).toContain(formatSnils(snils))

  expect((await web.post(`${found.location}/acceptance`, desk, { compared: ['child-name'] })).status).toBe(422)
  expect((await web.post(`${found.location}/acceptance`, desk, { compared: Object.keys(comparedFields) })).status).toBe(
    303,
  )
  const accepted = await web.get(found.location, desk)
  expect(accepted.text).toContain('в обработке')
  const [activation = ''] = /\/reception\/certificates\/[0-9a-f-]+\/activation/.exec(accepted.text) ?? []
  expect((await web.post(activation, desk)).status).toBe(303)
  expect((await web.post(activation, desk)).text).toContain('уже активирован')
  expect((await web.get(submitted.location, mother)).text).toContain('активировано')

  const journal = await listOfChild(fresh.db.reader, childId)
  const looks = journal.filter(({ role, word }) => role === 'reception' && word === 'families.looked')
  expect(looks.map(({ reason }) => reason)).toEqual([`Приём заявления ${number}`])
  expect((await web.get(`${child}/journal`, mother)).text).toContain(`Приём заявления ${number}`)
  expect((await web.get(`${child}/journal`, father)).status).toBe(404)
}, 60_000)

test('S-126: the same way for machines, and nothing is listed', async () => {
  const surname = 'Соколова'
  const body = {
    surname,
    name: 'Вера',
    patronymic: null,
    birthOn: '2015-06-01',
    gender: 'female',
    relation: 'mother',
    snils: aSnils(),
    document: { kind: 'birth-certificate-rf', number: 'III-АБ 654321' },
    municipalityId,
    address: 'г. Приозёрск, ул. Новая, д. 1',
  }
  const { id: childId } = (await web.post('/api/v1/children', mother, body)).json<{ id: string }>()
  expect((await web.post('/api/v1/children', father, body)).json()).toMatchObject({
    code: 'families.known-child',
    status: 409,
  })
  const statement = { childId, categoryId, consent: { version: '2026-1' }, rules: { version: '2026-2' } }
  const silent = await web.post('/api/v1/statements', mother, { ...statement, consent: { version: '2019-1' } })
  expect(silent.status).toBe(422)
  const filed = (await web.post('/api/v1/statements', mother, statement)).json<{
    id: string
    number: string
    certificateNumber: string
  }>()
  const numbers = { statement: filed.number, certificate: filed.certificateNumber }
  expect((await web.post('/api/v1/reception/search', desk, numbers)).json()).toMatchObject({ id: filed.id })
  const compared = Object.keys(comparedFields)
  const path = `/api/v1/certificates/${filed.certificateNumber}`
  expect((await web.post(`/api/v1/statements/${filed.id}/acceptance`, desk, { compared })).json()).toMatchObject({
    state: 'accepted',
  })
  expect((await web.post(`${path}/activation`, desk)).json()).toMatchObject({ activation: 'activated' })
  expect((await web.get(path, desk)).text).not.toContain(surname)
  expect((await web.get('/api/v1/certificates/4700000000', desk)).status).toBe(404)
  expect((await web.get('/api/v1/certificates', desk)).status).toBe(404)
  expect((await web.get(path, mother)).status).toBe(404)
  expect((await web.get('/api/v1/points')).json()).toMatchObject({ points: [{ name: 'Школа № 3' }] })
  expect((await web.get('/api/v1/personal-data', mother)).json()).toMatchObject({ document: '45 04 ····32' })
  const headers = { authorization: `Bearer ${father}`, 'idempotency-key': crypto.randomUUID() }
  const payload = { document: { kind: 'passport-rf', number: '4505 111222' }, address: 'г. Приозёрск, ул. Новая, д. 1' }
  const kept = await web.app.inject({ method: 'PUT', url: '/api/v1/personal-data', headers, payload })
  expect(kept.json()).toEqual({ snils: null, document: '45 05 ····22', address: 'г. Приозёрск, ···' })
})

test('S-167 S-168: reception points with hours, telephone and specialist are published for everyone', async () => {
  const { status, text } = await web.get('/points')
  expect((await web.get('/points?municipality=a&municipality=b')).status).toBe(200)
  expect(status).toBe(200)
  for (const words of ['Школа № 3', 'пн–чт 9:00–17:00', 'Орлова Ирина Сергеевна']) expect(text).toContain(words)
})

test('a family does not reach the desk, and the desk does not reach cabinets', async () => {
  expect((await web.get('/reception', mother)).status).toBe(404)
  expect((await web.get('/my/children', desk)).status).toBe(404)
  expect((await web.get('/my/children')).location).toContain('/sign-in')
})
