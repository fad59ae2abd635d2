import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Actor, contactOf, grantRole } from '#access'
import { listOfChild, system } from '#audit'
import { addChild, findOwnChild, getChild, keepOwnData, maskedDataOf, openVault } from '#families'
import { newId } from '#kernel/ids'
import { fullName } from '#kernel/names'
import { formatSnils } from '#kernel/snils'
import { sql } from '#platform/db'
import { type FreshDatabase, freshDatabase } from '../../../test/support/database.ts'
import { aWeb, NOW, secretKey, type Web } from '../../../test/support/web.ts'
import { families } from '../families/manifest.ts'
import { aGuardian, aSnils, newChild } from '../families/testing.ts'
import { aRegion } from '../region/testing.ts'
import { submitStatement } from './actions/statement.ts'
import { certificates } from './manifest.ts'
import { comparedFields, type PointId } from './model/certificate.ts'
import { getStatement } from './queries/statement.ts'
import { aCategory, aPoint, aWorker } from './testing.ts'
import { consentText, rulesText } from './texts.ts'

let fresh: FreshDatabase
let web: Web
let home: string
let pointId: PointId
let foreignPoint: PointId
let worker: Actor['userId']
const vault = openVault(secretKey)
const reason = 'Новый паспорт после вступления в брак'
const address = 'г. Приозёрск, ул. Озёрная, 7'

beforeAll(async () => {
  fresh = await freshDatabase()
  web = await aWeb(fresh.db, [families, certificates])
  await fresh.db.transaction(async (tx) => {
    const [first = '', far = ''] = Object.values((await aRegion(tx)).municipalities)
    home = first
    await aCategory(tx, { municipalityId: home })
    pointId = await aPoint(tx, { municipalityId: home, name: 'Школа № 3' })
    foreignPoint = await aPoint(tx, { municipalityId: far })
    worker = (await aGuardian(tx)).userId
    const role = { userId: worker, role: 'reception' as const, scopeId: pointId, scopeName: 'Школа № 3', rights: [] }
    await grantRole(tx, system, role, NOW)
  })
})
afterAll(async () => {
  await web.app.close()
  await fresh.close()
})

const desk = (over: Parameters<typeof aWorker>[2] = {}, at = pointId) => web.signIn(aWorker(worker, at, over))
const protectedDesk = () => desk({ rights: ['accept', 'see-personal-data'], protectedChannel: true })

let children = 0

async function aStatement(relation: 'mother' | 'self' = 'mother') {
  return fresh.db.transaction(async (tx) => {
    const applicant = await aGuardian(tx, { surname: 'Иванова', name: 'Ольга', patronymic: 'Петровна' })
    children += 1
    const birthOn = Temporal.PlainDate.from(relation === 'self' ? '2011-03-04' : '2014-03-04').add({
      days: children * 37,
    })
    const passport = { kind: 'passport-rf' as const, series: '4504', number: '765432' }
    const own =
      relation === 'self'
        ? { name: { surname: 'Иванова', name: 'Ольга', patronymic: 'Петровна' }, document: passport }
        : {}
    const child = newChild({ municipalityId: home, birthOn, relation, ...own })
    const childId = await addChild(tx, applicant, { child, vault, anotherChild: true }, NOW)
    await keepOwnData(tx, applicant, { vault, document: passport, address }, NOW)
    const { rows } = await sql<{ id: string }>`select id from certificates_category limit 1`.execute(tx)
    const given = (version: string) => ({ version, at: NOW })
    const submission = {
      ...{ childId, categoryId: (rows[0]?.id ?? '') as never },
      ...{ consent: given(consentText.version), rules: given(rulesText.version) },
    }
    const id = await submitStatement(tx, applicant, submission, NOW)
    return { id, childId, applicant, path: `/reception/statements/${id}` }
  })
}

describe('S-172: a desk corrects by papers what the applicant typed of themselves', () => {
  const married = { surname: 'петрова', 'document.kind': 'passport-rf', 'document.number': '45 10 112233', reason }

  test('old and new are kept sealed; the applicant alone reads both and gets a letter', async () => {
    const { id, childId, applicant, path } = await aStatement()
    const snils = aSnils()
    const change = { ...married, snils: formatSnils(snils) }
    expect((await web.post(`${path}/applicant-correction`, protectedDesk(), change)).location).toBe(path)
    expect((await contactOf(fresh.db.reader, applicant.userId)).name.surname).toBe('Петрова')
    const page = (await web.get('/my/personal-data', web.signIn(applicant))).text
    for (const words of ['Что исправили по документам', 'Иванова', 'Петрова', '45 10 ····33', reason, 'Школа № 3'])
      expect(page, words).toContain(words)
    expect(page).not.toContain('112233')
    // The journal of the child is read by other adults: nothing of the applicant's stands in it.
    const ofChild = (await listOfChild(fresh.db.reader, childId)).map(({ word }) => word)
    expect(ofChild).not.toContain('families.guardian-corrected')
    const { rows } = await sql<{ payload: unknown }>`select payload from job_plan
      where payload ->> 'letter' = 'families.guardian-corrected'`.execute(fresh.db.reader)
    expect(JSON.stringify(rows)).toContain('фамилия, СНИЛС, документ')
    const dump = await sql<{ all: string }>`select string_agg(c::text, '') as all from families_correction c`.execute(
      fresh.db.reader,
    )
    expect(dump.rows[0]?.all).not.toMatch(/Иванова|112233/)
    const shown = (await web.get(`${path}/applicant-correction`, protectedDesk())).text
    for (const words of ['Что исправляли раньше', formatSnils(snils), address]) expect(shown, words).toContain(words)
    expect((await getStatement(fresh.db.reader, id)).state).toBe('submitted')
  })

  test('what the applicant is to the child is corrected in the statement and in the cabinet', async () => {
    const { id, childId, applicant, path } = await aStatement()
    expect((await web.get(`${path}/applicant-correction`, desk())).text).toContain('Кем приходится ребёнку')
    const send = (relation: string) =>
      web.post(`${path}/applicant-correction`, desk(), { relation, reason: 'По акту об опеке' })
    expect((await send('self')).status).toBe(422)
    expect((await send('mother')).text).toContain('Исправлять нечего')
    expect((await send('guardian')).status).toBe(303)
    expect((await getStatement(fresh.db.reader, id)).relation).toBe('guardian')
    expect((await findOwnChild(fresh.db.reader, applicant, childId))?.relation).toBe('guardian')
    const page = (await web.get('/my/personal-data', web.signIn(applicant))).text
    const name = fullName(await getChild(fresh.db.reader, childId))
    for (const words of [`Кем приходится ребёнку: ${name}`, 'мама', 'опекун или попечитель'])
      expect(page).toContain(words)
    const { rows } = await sql<{ what: string }>`select payload -> 'facts' ->> 'what' as what from job_plan
      where payload ->> 'letter' = 'families.guardian-corrected' and payload ->> 'cabinet' like ${`%${applicant.userId}%`}`.execute(
      fresh.db.reader,
    )
    expect(rows).toEqual([{ what: 'кем приходится ребёнку' }])
  })

  test('over REST: what the applicant is to the child, and the child’s gender, with old and new for who may read them', async () => {
    const { id, childId, applicant } = await aStatement()
    const api = `/api/v1/statements/${id}`
    const told = { reason: 'По акту об опеке' }
    expect((await web.post(`${api}/applicant-correction`, desk(), { ...told, relation: 'self' })).status).toBe(422)
    expect(
      (await web.post(`${api}/applicant-correction`, desk({ rights: [] }), { ...told, relation: 'father' })).status,
    ).toBe(403)
    expect((await web.post(`${api}/applicant-correction`, desk(), { ...told, relation: 'guardian' })).status).toBe(204)
    expect((await getStatement(fresh.db.reader, id)).relation).toBe('guardian')
    const read = async (path: string) => (await web.get(`/api/v1${path}`, web.signIn(applicant))).json()
    const name = fullName(await getChild(fresh.db.reader, childId))
    expect(await read('/personal-data/corrections')).toMatchObject({
      corrections: [
        {
          changes: [{ what: `кем приходится ребёнку: ${name}`, before: 'мама', after: 'опекун или попечитель' }],
        },
      ],
    })

    const { gender } = await getChild(fresh.db.reader, childId)
    const other = gender === 'male' ? 'female' : 'male'
    expect((await web.post(`${api}/correction`, desk(), { ...told, gender: 'unknown' })).status).toBe(422)
    expect((await web.post(`${api}/correction`, desk({}, foreignPoint), { ...told, gender: other })).status).toBe(404)
    expect((await web.post(`${api}/correction`, desk(), { ...told, gender: other })).status).toBe(204)
    expect((await getChild(fresh.db.reader, childId)).gender).toBe(other)
    expect(await read(`/children/${childId}/corrections`)).toMatchObject({
      corrections: [{ reason: told.reason, changes: [{ what: 'пол' }] }],
    })
  })

  test('the child’s gender is corrected on the desk’s page, and the same one again is no correction', async () => {
    const { childId, path } = await aStatement()
    const { gender } = await getChild(fresh.db.reader, childId)
    const send = (value: string) =>
      web.post(`${path}/correction`, desk(), { gender: value, reason: 'Ошибка при вводе' })
    expect((await send(gender)).text).toContain('Исправлять нечего')
    const other = gender === 'male' ? 'female' : 'male'
    expect((await send(other)).status).toBe(303)
    expect((await getChild(fresh.db.reader, childId)).gender).toBe(other)
    const page = (await web.get(`${path}/correction`, protectedDesk())).text
    for (const words of ['Что исправляли раньше', 'девочка', 'мальчик']) expect(page).toContain(words)
  })

  test('from the paper alone: nothing personal is on the page, and what is empty stays', async () => {
    const { applicant, path } = await aStatement()
    const page = (await web.get(`${path}/applicant-correction`, desk())).text
    for (const words of ['Иванова', '765432', 'Озёрная']) expect(page, words).not.toContain(words)
    const send = (change: Record<string, string>) =>
      web.post(`${path}/applicant-correction`, desk(), { reason, ...change })
    expect((await send({})).text).toContain('Исправлять нечего')
    expect((await send({ address: 'г. Приозёрск, ул. Мира, 4, кв. 2' })).status).toBe(303)
    expect(await maskedDataOf(fresh.db.reader, applicant)).toMatchObject({ address: 'г. Приозёрск, ···' })
    expect((await contactOf(fresh.db.reader, applicant.userId)).name.surname).toBe('Иванова')
  })

  test('a birth certificate proves no adult, and a number of a document is not written as a reason', async () => {
    const { path, applicant } = await aStatement()
    const certificate = { 'document.kind': 'birth-certificate-rf', 'document.number': 'II-АБ 123456' }
    const wrong = await web.post(`${path}/applicant-correction`, desk(), { ...certificate, reason })
    expect([wrong.status, wrong.text.includes('Взрослому нужен паспорт')]).toEqual([422, true])
    const leaky = await web.post(`${path}/applicant-correction`, desk(), { ...married, reason: 'паспорт 4510 112233' })
    expect([leaky.status, leaky.text.includes('без номеров документов')]).toEqual([422, true])
    const own = await web.post('/my/personal-data', web.signIn(applicant), { ...certificate, address })
    expect([own.status, own.text.includes('Взрослому нужен паспорт')]).toEqual([422, true])
  })

  test('of another municipality, without the right, or whose consent was taken back: refused', async () => {
    const { applicant, path } = await aStatement()
    expect((await web.post(`${path}/applicant-correction`, desk({}, foreignPoint), married)).status).toBe(404)
    expect((await web.post(`${path}/applicant-correction`, desk({ rights: [] }), married)).status).toBe(403)
    await fresh.db.transaction((tx) =>
      sql`insert into access_consent (id, user_id, kind, version, text_hash, given_at, withdrawn_at)
        values (${newId()}, ${applicant.userId}, 'personal-data', '1', '\\x00', ${NOW}, ${NOW})`.execute(tx),
    )
    const refused = await web.post(`${path}/applicant-correction`, desk(), married)
    expect([refused.status, refused.text.includes('Согласие отозвано')]).toEqual([409, true])
  })

  test('the child who applies for themselves is corrected as the child, in the own cabinet too', async () => {
    const { childId, applicant, path } = await aStatement('self')
    expect((await web.get(path, desk())).text).not.toContain('applicant-correction')
    expect((await web.get(`${path}/applicant-correction`, desk())).status).toBe(404)
    expect((await web.post(`${path}/correction`, desk(), { surname: 'Иваницкая', reason })).status).toBe(303)
    expect((await getChild(fresh.db.reader, childId)).surname).toBe('Иваницкая')
    expect((await contactOf(fresh.db.reader, applicant.userId)).name.surname).toBe('Иваницкая')
  })

  test('the same for machines, and the acceptance goes on as before', async () => {
    const { id, path, applicant } = await aStatement()
    const url = `/api/v1/statements/${id}/applicant-correction`
    expect((await web.post(url, desk(), { surname: 'Петрова', reason })).status).toBe(204)
    expect((await web.post(url, desk(), { surname: 'Петрова', reason })).json()).toMatchObject({
      code: 'families.nothing-corrected',
    })
    const corrections = (await web.get('/api/v1/personal-data/corrections', web.signIn(applicant))).json()
    expect(corrections).toMatchObject({ corrections: [{ reason, changes: [{ before: 'Иванова', after: 'Петрова' }] }] })
    const accepted = await web.post(`${path}/acceptance`, desk(), { compared: Object.keys(comparedFields) })
    expect(accepted.status).toBe(303)
  })
})
