import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../test/support/database.ts'
import { sql } from './index.ts'

let fresh: FreshDatabase
beforeAll(async () => {
  fresh = await freshDatabase()
})
afterAll(() => fresh.close())

const aSession = (hash: string) =>
  sql`insert into session (token_hash, created_at, last_seen_at, expires_at) values (${Buffer.from(hash)}, now(), now(), now())`

test('values come back as money, days and instants', async () => {
  const at = Temporal.Instant.from('2026-09-01T07:05:06.789Z')
  const day = Temporal.PlainDate.from('2026-09-01')
  const { rows } = await sql`select ${at}::timestamptz as at, ${day}::date as day, ${12n}::bigint as money,
    array[${day}::date] as days, ${JSON.stringify({ a: 1 })}::jsonb as facts`.execute(fresh.db.reader)
  expect(rows).toEqual([{ at, day, money: 12n, days: [day], facts: { a: 1 } }])
})

test('what throws inside a transaction leaves nothing behind', async () => {
  await expect(
    fresh.db.transaction(async (tx) => {
      await aSession('half').execute(tx)
      throw new Error('stop')
    }),
  ).rejects.toThrow('stop')
  const { rows } = await sql`select 1 from session`.execute(fresh.db.reader)
  expect(rows).toEqual([])
})

test('statements given together travel together and still fail as one', async () => {
  await expect(
    fresh.db.transaction((tx) => Promise.all([aSession('one').execute(tx), aSession('one').execute(tx)])),
  ).rejects.toThrow('duplicate key')
  const { rows } = await sql`select 1 from session`.execute(fresh.db.reader)
  expect(rows).toEqual([])
})

test('the application role may not change ledger entries and journal rows', async () => {
  for (const table of ['ledger_entry', 'ledger_account', 'audit_entry', 'audit_batch'])
    for (const change of ['delete from', 'truncate'])
      await expect(fresh.db.transaction((tx) => sql.raw(`${change} ${table}`).execute(tx))).rejects.toThrow(
        'permission denied',
      )
})
