/** What one page of a family says of its money, another does not deny. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { sql } from '#platform/db'
import { apply, asFamily, asProvider } from '../../../../test/support/acting.ts'
import { type FreshDatabase, freshDatabase } from '../../../../test/support/database.ts'
import { aCourse, aFamily, aTown, type Course, type Family, NOW, type Town } from '../../../../test/support/town.ts'
import { aWeb, type Web } from '../../../../test/support/web.ts'
import { manifests } from '../../../app/domains.ts'
import { aGuardian } from '../../families/testing.ts'
import { refuseApplication } from '../contracts/actions/acceptance.ts'
import type { ApplicationId } from '../model.ts'

let fresh: FreshDatabase
let web: Web
let town: Town
let family: Family
let course: Course
let mother: string

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
  mother = web.signIn(asFamily(family))
})

const filed = (): Promise<ApplicationId> => fresh.db.transaction((tx) => apply(tx, family, course.groupId))
const read = async (path: string) =>
  (await web.get(path, mother)).text.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')

async function atTheLimit(act: () => Promise<void>): Promise<void> {
  await sql`update funding_ceiling_slice set committed = amount`.execute(fresh.db.reader)
  try {
    await act()
  } finally {
    await sql`update funding_ceiling_slice set committed = 0`.execute(fresh.db.reader)
  }
}

test('S-010 at the limit neither the cabinet, nor a quote, nor the statement tells the nominal or what is left', () =>
  atTheLimit(async () => {
    // The money of the next period is not what the family can use today.
    await sql`insert into ledger_account (id, certificate_id, period_id, payer_id, unit)
      values (gen_random_uuid(), ${family.certificateId}, ${town.nextPeriodId}, ${town.municipalityId}, 'kopecks')`.execute(
      fresh.db.reader,
    )
    const { rows } = await sql<{ article: number }>`select article from programmes_programme
      where id = ${course.programmeId}`.execute(fresh.db.reader)
    const home = await read('/my')
    expect(home).toContain('Муниципалитет исчерпал лимит')
    expect(home).not.toContain('На сертификате свободно')
    expect(home).not.toContain('Можно записываться')
    const programme = `/programmes/${rows[0]?.article}`
    const page = await read(`${programme}?child=${family.childId}&group=${course.groupId}`)
    expect(page).toContain('Сертификат пока не может её оплатить')
    for (const told of ['Оплатит сертификат', 'Денег сертификата останется', 'Вам платить'])
      expect(page).not.toContain(told)
    const address = `/api/v1${programme}/quote?childId=${family.childId}&groupId=${course.groupId}`
    expect((await web.get(address, mother)).json()).toMatchObject({
      certificateKopecks: 0,
      leftKopecks: null,
      months: [],
    })
    expect(await read(`/my/children/${family.childId}/money`)).not.toMatch(/Номинал|Уменьшилось|12 000/)
  }))

test('S-151 figures of the statement come out to the nominal, its months to what is held; an application is one of them', async () => {
  await sql`insert into ledger_entry (account_id, kind, from_pot, to_pot, amount, cause_kind, cause_id, key, at)
    values (${family.accountId}, 'melt', 'available', 'melted', 100000, 'nominal', ${town.nominalId}, ${`melt:${family.accountId}`}, ${NOW})`.execute(
    fresh.db.reader,
  )
  await filed()
  const address = `/my/children/${family.childId}/money`
  const page = await read(address)
  expect(page).toContain('Уменьшилось 1 000 ₽ пока ребёнок не был записан')
  const { pots, months } = (await web.get(`/api/v1/children/${family.childId}/money`, mother)).json<{
    pots: Record<'granted' | 'available' | 'reserved' | 'charged' | 'melted' | 'expired', number>
    months: { certificateKopecks: number; concluded: boolean }[]
  }>()
  expect(pots.available + pots.reserved + pots.charged + pots.melted + pots.expired).toBe(pots.granted)
  expect(months.reduce((sum, { certificateKopecks }) => sum + certificateKopecks, 0)).toBe(pots.reserved)
  expect(months.every(({ concluded }) => !concluded)).toBe(true)
})

test('a refused application says that nobody pays for it', async () => {
  const id = await filed()
  const before = await read(`/my/applications/${id}`)
  expect(before).toContain('Оплатит сертификат')
  await fresh.db.transaction((tx) =>
    refuseApplication(tx, asProvider(course), id, { ground: 'other', words: 'Группа набрана' }, NOW),
  )
  const page = await read(`/my/applications/${id}`)
  expect(page).toContain('Договора не было, платить нечего')
  expect(page).not.toContain('Оплатит сертификат')
})

test('S-035 a consent taken back is told where the family begins, with the way to give it again', async () => {
  expect(await read('/my')).not.toContain('Согласие на обработку данных отозвано')
  await sql`insert into access_consent (id, user_id, kind, version, text_hash, given_at, withdrawn_at)
    values (gen_random_uuid(), ${family.userId}, 'personal-data', '1', ${Buffer.alloc(32)}, ${NOW}, ${NOW})`.execute(
    fresh.db.reader,
  )
  expect(await read('/my')).toContain('Согласие на обработку данных отозвано')
})

test('S-108 a cabinet without children tells of the request that waits for an answer', async () => {
  const father = await fresh.db.transaction((tx) => aGuardian(tx))
  await sql`insert into families_claim (id, number, child_id, user_id, relation, state, created_at, answer_due_on)
    values (gen_random_uuid(), 'Д-2026-000901', ${family.childId}, ${father.userId}, 'father', 'waiting', ${NOW}, '2026-11-25')`.execute(
    fresh.db.reader,
  )
  const { text } = await web.get('/my', web.signIn(father))
  expect(text).toContain('Запрос Д-2026-000901 ждёт ответа')
  expect(text).toContain('Добавьте первого ребёнка')
})

test('S-125 a cabinet of a child from fourteen speaks to the child', async () => {
  await sql`update families_custody set relation = 'self' where child_id = ${family.childId}`.execute(fresh.db.reader)
  const home = await read('/my')
  expect(home).toContain('Моя карточка')
  expect(home).not.toContain('Добавить ребёнка')
})
