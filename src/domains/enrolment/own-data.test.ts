import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Actor, hashPassword } from '#access'
import { openVault } from '#families'
import { sql } from '#platform/db'
import { apply } from '../../../test/support/acting.ts'
import { type FreshDatabase, freshDatabase } from '../../../test/support/database.ts'
import { aCourse, aFamily, aTown, type Family } from '../../../test/support/town.ts'
import { aWeb, NOW, secretKey, type Web } from '../../../test/support/web.ts'
import { access } from '../access/manifest.ts'
import { certificates } from '../certificates/manifest.ts'
import { families } from '../families/manifest.ts'
import { aSnils, keepTestData } from '../families/testing.ts'
import { enrolment } from './manifest.ts'

const password = 'тихий снег 41'
const passport = { kind: 'passport-rf', series: '4504', number: '765432' } as const
const snils = aSnils()
let fresh: FreshDatabase
let web: Web
let mother: string
let ours: Family
let theirs: Family

beforeAll(async () => {
  fresh = await freshDatabase()
  web = await aWeb(fresh.db, [access, families, certificates, enrolment])
  const passwordHash = await hashPassword(password)
  await fresh.db.transaction(async (tx) => {
    const limits = { account: 10, network: 100, pair: 5 }
    const perSubject = Object.entries(limits).map(([subject, most]) => [`access.attempts-per-${subject}`, most])
    const settings = { 'access.attempt-window-minutes': 15, ...Object.fromEntries(perSubject) }
    const town = await aTown(tx, { settings })
    ;[ours, theirs] = [await aFamily(tx, town), await aFamily(tx, town)]
    await sql`update access_user set password_hash = ${passwordHash} where id = ${ours.userId}`.execute(tx)
    const course = await aCourse(tx, town, { register: 'certified' })
    await apply(tx, ours, course.groupId)
    const vault = openVault(secretKey)
    await keepTestData(tx, { owner: { childId: ours.childId }, vault, snils }, NOW)
    await keepTestData(tx, { owner: { userId: ours.userId }, vault, document: passport }, NOW)
    const actor = { userId: ours.userId, role: 'family', scopeId: null, rights: [], grants: [] } as unknown as Actor
    mother = web.signIn(actor)
  })
})
afterAll(async () => {
  await web.app.close()
  await fresh.close()
})

test('a family takes away all that is kept of it in one file, and nothing of another family', async () => {
  const headers = { authorization: `Bearer ${mother}`, 'content-type': 'application/x-www-form-urlencoded' }
  const payload = new URLSearchParams({ password }).toString()
  const answer = await web.app.inject({ method: 'POST', url: '/my/settings/own-data', headers, payload })
  expect(answer.statusCode).toBe(200)
  expect(answer.headers['content-disposition']).toMatch(/kruzhok-2026-11-20\.xlsx/)
  const { sheets } = await readXlsx(new Uint8Array(answer.rawPayload))
  expect(sheets.map(({ name }) => name)).toEqual(
    expect.arrayContaining([
      'О вас',
      'Согласия',
      'Дети',
      'Сертификаты',
      'Заявки и договоры',
      'История средств',
      'Журнал',
    ]),
  )
  const text = JSON.stringify(sheets)
  for (const kept of ['45 04 765432', 'Петров Иван Сергеевич', 'закреплено', 'Первые роботы'])
    expect(text).toContain(kept)
  expect(text.replaceAll(/\D/g, '')).toContain(snils)
  const { rows } = await sql<{ number: string }>`select number from certificates_certificate
    where id = ${theirs.certificateId}`.execute(fresh.db.reader)
  expect(text).not.toContain(rows[0]?.number)
  const journal = await sql<{
    word: string
  }>`select word from audit_entry where actor_user_id = ${ours.userId}`.execute(fresh.db.reader)
  expect(journal.rows.map(({ word }) => word)).toEqual(
    expect.arrayContaining(['families.unmasked', 'families.own-data-taken']),
  )
})

test('the password is asked for first; machines get the same tables', async () => {
  const wrong = await web.post('/my/settings/own-data', mother, { password: 'не тот' })
  expect([wrong.status, wrong.text.includes('Пароль не подошёл')]).toEqual([422, true])
  expect((await web.post('/my/settings/own-data', mother)).status).toBe(422)
  expect((await web.post('/api/v1/own-data', mother, { password: 'не тот' })).status).toBe(401)
  const { sheets } = (await web.post('/api/v1/own-data', mother, { password })).json<{ sheets: { name: string }[] }>()
  expect(sheets.map(({ name }) => name)).toContain('Сертификаты')
})
