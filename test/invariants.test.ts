import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findBroken } from '../src/app/invariants.ts'
import { type FreshDatabase, freshDatabase } from './support/database.ts'
import { aCourse, aFamily, aTown } from './support/town.ts'

let fresh: FreshDatabase
let superuser: pg.Client
beforeAll(async () => {
  fresh = await freshDatabase()
  superuser = new pg.Client({ connectionString: fresh.address, options: '-c search_path=kruzhok_demo,public' })
  await superuser.connect()
  await fresh.db.transaction(async (tx) => {
    const town = await aTown(tx)
    await aFamily(tx, town)
    await aCourse(tx, town)
  })
})
afterAll(async () => {
  await superuser.end()
  await fresh.close()
})

test('a town without faults passes every check', async () => {
  const { checked, broken } = await findBroken(fresh.db.reader)
  expect(checked).toBeGreaterThanOrEqual(7)
  expect(broken).toEqual([])
})

test.each([
  ['kopeck', 'update ledger_account set available = available + 1, granted = granted + 1', 'ledger_broken_balance'],
  ['promise', 'update ledger_account set promised = promised + 1', 'ledger_broken_balance'],
  [
    'commitment',
    'update funding_ceiling_slice set committed = committed + 5 where slice = 3',
    'funding_broken_ceiling',
  ],
  ['seat', 'update programmes_group set taken = taken + 1', 'programmes_broken_seats'],
])('a planted %s is found', async (_, fault, view) => {
  await superuser.query(fault)
  const { broken } = await findBroken(fresh.db.reader)
  expect(broken.map(({ name }) => name)).toContain(view)
})
