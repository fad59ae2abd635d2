import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from '#platform/db'
import { type FreshDatabase, freshDatabase, rolledBack } from '../../../test/support/database.ts'
import { NOW, secretKey } from '../../../test/support/web.ts'
import { aRegion } from '../region/testing.ts'
import { findDoublesAmong } from './actions/merge.ts'
import { aChild, aGuardian } from './testing.ts'
import { openVault } from './vault.ts'

let fresh: FreshDatabase
beforeAll(async () => {
  fresh = await freshDatabase()
})
afterAll(() => fresh.close())

const from = Temporal.Instant.from('2026-09-01T00:00:00Z')
const born = Temporal.PlainDate.from('2015-01-01')
const syllables = ['баб', 'вев', 'гиг', 'дод', 'жуж', 'зыз', 'кэк', 'люл', 'мям', 'нён']
const nameOf = (one: number) => ({
  surname: [...String(one)].map((digit) => syllables[Number(digit)]).join(''),
  name: 'Мария',
  patronymic: null,
})

test('at night everybody added lately is looked at, however many they are; a pair is noted once', () =>
  rolledBack(fresh.db, async (tx) => {
    const municipalityId = Object.values((await aRegion(tx)).municipalities)[0] ?? ''
    const { userId } = await aGuardian(tx)
    const first = await aChild(tx, { municipalityId, userId, name: nameOf(100), birthOn: born })
    for (let one = 101; one < 310; one += 1)
      await aChild(tx, { municipalityId, userId, name: nameOf(one), birthOn: born.add({ days: one }) })
    const last = await aChild(tx, { municipalityId, userId, name: nameOf(100), birthOn: born })

    for (let night = 0; night < 2; night += 1) {
      let [after, batches]: [string | null, number] = [null, 0]
      do {
        after = await findDoublesAmong(tx, { from, after, vault: openVault(secretKey) }, NOW)
        batches += 1
      } while (after !== null)
      expect(batches).toBeGreaterThan(2)
      const { rows } = await sql`select child_id, other_id, insisted, state from families_double`.execute(tx)
      expect(rows).toEqual([{ child_id: last, other_id: first, insisted: false, state: 'open' }])
    }
  }))
