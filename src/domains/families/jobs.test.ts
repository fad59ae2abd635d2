import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '#access'
import { newId } from '#kernel/ids'
import { nameKey } from '#kernel/names'
import { sql } from '#platform/db'
import { type FreshDatabase, freshDatabase } from '../../../test/support/database.ts'
import { NOW, secretKey } from '../../../test/support/web.ts'
import { aKit } from '../../platform/http/testing.ts'
import { aRegion } from '../region/testing.ts'
import { findDoubles } from './jobs.ts'
import type { ChildId, NewChild } from './model.ts'
import { insertChild } from './queries/child.ts'
import { aGuardian, aSnils, keepApart, keepTestData, newChild } from './testing.ts'
import { openVault } from './vault.ts'

const vault = openVault(secretKey)
let fresh: FreshDatabase
let mother: Actor
let municipalityId: string

beforeAll(async () => {
  fresh = await freshDatabase()
  await fresh.db.transaction(async (tx) => {
    municipalityId = Object.values((await aRegion(tx)).municipalities)[0] ?? ''
    mother = await aGuardian(tx)
  })
})
afterAll(() => fresh.close())

/** A record that came past the question: two desks at once, or a rule that knew less. */
async function aRecord(over: Partial<NewChild>, at = NOW): Promise<ChildId> {
  const [id, child] = [newId<'child'>(), newChild({ municipalityId, ...over })]
  await fresh.db.transaction(async (tx) => {
    await insertChild(tx, { id, child, nameKey: nameKey(child.name), userId: mother.userId }, at)
    await keepTestData(tx, { owner: { childId: id }, vault, snils: child.snils }, at)
  })
  return id
}
const night = (now = NOW) => findDoubles(aKit({ db: fresh.db, clock: { now: () => now }, config: { secretKey } }))

async function pairs(): Promise<{ id: string; child: string; other: string; state: string; insisted: boolean }[]> {
  const { rows } = await sql<{ id: string; child: string; other: string; state: string; insisted: boolean }>`
    select id, child_id as child, other_id as other, state, insisted from families_double order by id`.execute(
    fresh.db.reader,
  )
  return rows
}

test('S-108: the night finds pairs among new records, each once, and asks no more about a pair that was decided', async () => {
  const lev = { surname: 'Кузнецов', name: 'Лев', patronymic: 'Павлович' }
  const snils = aSnils()
  const long = NOW.subtract({ hours: 24 * 90 })
  const first = await aRecord({ name: lev, snils }, long)
  const slip = await aRecord({ name: { ...lev, surname: 'Кузницов' }, snils: aSnils() })
  await aRecord({ name: { surname: 'Сорокин', name: 'Глеб', patronymic: 'Ильич' }, snils: aSnils() })
  // Both lie before the last two days: nobody is asked about them anew.
  const old = { surname: 'Ветров', name: 'Марк', patronymic: 'Олегович' }
  await aRecord({ name: old, snils: aSnils() }, long)
  await aRecord({ name: { ...old, surname: 'Витров' }, snils: aSnils() }, long)

  await night()
  await night()
  const [pair, ...more] = await pairs()
  expect(more).toEqual([])
  expect(pair).toMatchObject({ child: slip, other: first, state: 'open', insisted: false })

  const decided = { doubleId: pair?.id ?? '', desk: { municipalityId: null }, reason: 'Разные свидетельства' }
  await fresh.db.transaction((tx) => keepApart(tx, { ...mother, role: 'region' }, decided, NOW))
  await night(NOW.add({ hours: 24 }))
  expect((await pairs()).map(({ state }) => state)).toEqual(['different'])
})
