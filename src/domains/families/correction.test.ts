import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '#access'
import { type FreshDatabase, freshDatabase } from '../../../test/support/database.ts'
import { NOW, secretKey } from '../../../test/support/web.ts'
import { aRegion } from '../region/testing.ts'
import { correctChild } from './actions/correction.ts'
import type { ChildId } from './model.ts'
import { aChild, aGuardian, aSnils } from './testing.ts'
import { openVault } from './vault.ts'

const vault = openVault(secretKey)
const reason = 'Сверено с карточкой СНИЛС'
let fresh: FreshDatabase
let desk: Actor
let children: ChildId[]

beforeAll(async () => {
  fresh = await freshDatabase()
  children = await fresh.db.transaction(async (tx) => {
    const { municipalities } = await aRegion(tx)
    desk = await aGuardian(tx)
    const made: ChildId[] = []
    for (const birthOn of ['2016-02-03', '2017-04-05']) {
      const row = { municipalityId: Object.values(municipalities)[0] ?? '', userId: desk.userId }
      made.push(await aChild(tx, { ...row, birthOn: Temporal.PlainDate.from(birthOn) }))
    }
    return made
  })
})
afterAll(() => fresh.close())

test('two desks give one SNILS to two children at the same moment: the second is told that it is known', async () => {
  const snils = aSnils()
  const written = Promise.withResolvers<void>()
  const correct = (childId: ChildId, then: () => Promise<unknown>) =>
    fresh.db.transaction(async (tx) => {
      await correctChild(tx, desk, { childId, change: { snils }, reason, place: 'Школа № 3', vault }, NOW)
      await then()
    })
  const [first, second] = children as [ChildId, ChildId]
  let late: Promise<unknown> = Promise.resolve()
  const early = correct(first, async () => {
    late = correct(second, async () => {}).catch((error: { code?: string }) => error.code)
    setTimeout(written.resolve, 300)
    await written.promise
  })
  await early
  expect(await late).toBe('families.correction-known')
})
