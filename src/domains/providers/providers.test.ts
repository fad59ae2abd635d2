import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#kernel/ids'
import { type Database, sql, type Tx } from '#platform/db'
import { type FreshDatabase, freshDatabase } from '../../../test/support/database.ts'
import { aTown } from '../../../test/support/town.ts'
import type { ProviderId } from './model.ts'
import { insertAgreement } from './queries/agreement.ts'
import { getProvider } from './queries/provider.ts'
import { aProvider } from './testing.ts'

let fresh: FreshDatabase
let db: Database
let lake: string
let forest: string
let period: string
let house: ProviderId

beforeAll(async () => {
  fresh = await freshDatabase()
  db = fresh.db
  await db.transaction(async (tx: Tx) => {
    const town = await aTown(tx)
    lake = town.municipalityId
    period = town.periodId
    forest = newId<'municipality'>()
    await sql`insert into region_municipality (id, code, name, name_in, authorised_body, phone, email, hours, regulation,
      latitude, longitude) values (${forest}, '07', 'Лесной округ', 'в Лесном округе', 'Отдел', '', '', '', '', 60, 33)`.execute(
      tx,
    )
    house = (await aProvider(tx, { municipalityId: lake })).id
    await aProvider(tx, {
      municipalityId: forest,
      shortName: 'Школа искусств «Ёлочка»',
      name: 'Школа искусств',
      kind: 'private',
    })
    await aProvider(tx, { municipalityId: forest, shortName: 'Спортивная школа', name: 'Спортивная школа' })
    await aProvider(tx, { municipalityId: lake, shortName: 'Исключённая школа', name: 'Школа', state: 'excluded' })
  })
})
afterAll(() => fresh.close())

test('a provider is found by its id, or not found', async () => {
  expect(await getProvider(db.reader, house)).toMatchObject({
    shortName: 'Дом детского творчества',
    municipalityId: lake,
  })
  await expect(getProvider(db.reader, newId<'provider'>())).rejects.toMatchObject({ code: 'http.not-found' })
})

test('an agreement holds for one payer and one period, once', async () => {
  const signedOn = Temporal.PlainDate.from('2026-01-10')
  const agreement = { providerId: house, municipalityId: lake, periodId: period, number: '1', signedOn }
  await db.transaction((tx) => insertAgreement(tx, { ...agreement, id: newId<'agreement'>() }))
  await expect(db.transaction((tx) => insertAgreement(tx, { ...agreement, id: newId<'agreement'>() }))).rejects.toThrow(
    'providers_agreement_living',
  )
})
