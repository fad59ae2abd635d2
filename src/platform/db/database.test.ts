import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../test/support/database.ts'
import { lastly, sql } from './index.ts'

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

test('a day before our era is a day like any other to ask about', async () => {
  const asked = ['0000-02-29', '-000044-03-15'].map((text) => Temporal.PlainDate.from(text))
  const { rows } =
    await sql`select ${asked[0]}::date < ${'0001-01-01'}::date as zero, ${asked[1]}::date::text as ides`.execute(
      fresh.db.reader,
    )
  expect(rows).toEqual([{ zero: true, ides: '0045-03-15 BC' }])
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

test('what an act still sends after a part of it has refused does not happen', async () => {
  let late: Promise<unknown> | undefined
  const act = fresh.db.transaction((tx) => {
    const refused = sql`select 1`.execute(tx).then(() => Promise.reject(new Error('refused')))
    late = sql`select pg_sleep(0.02)`.execute(tx).then(() => aSession('late').execute(tx))
    return Promise.all([refused, late])
  })
  await expect(act).rejects.toThrow('refused')
  await expect(late).rejects.toThrow('the transaction is over')
  const { rows } = await sql`select 1 from session`.execute(fresh.db.reader)
  expect(rows).toEqual([])
})

test('an act that swallowed a failed statement does not pass for done', async () => {
  const act = fresh.db.transaction((tx) =>
    sql`select 1/0`.execute(tx).then(
      () => {},
      () => {},
    ),
  )
  await expect(act).rejects.toThrow('went on after one of its statements had failed')
})

test('the application role may not change ledger entries and journal rows', async () => {
  for (const table of ['ledger_entry', 'ledger_account', 'audit_entry', 'audit_batch'])
    for (const change of ['delete from', 'truncate'])
      await expect(fresh.db.transaction((tx) => sql.raw(`${change} ${table}`).execute(tx))).rejects.toThrow(
        'permission denied',
      )
})

test('what is sent last travels with the commit, and its failure is the failure of the whole', async () => {
  await fresh.db.transaction(async (tx) => lastly(tx, aSession('last')))
  const act = fresh.db.transaction(async (tx) => {
    await aSession('before').execute(tx)
    lastly(tx, aSession('last'))
    return 'done'
  })
  await expect(act).rejects.toThrow('duplicate key')
  const { rows } = await sql`select convert_from(token_hash, 'UTF8') as hash from session`.execute(fresh.db.reader)
  expect(rows).toEqual([{ hash: 'last' }])
})

test('the database is busy while people wait for connections, and a moment longer', async () => {
  const { db } = fresh
  expect(db.busy()).toBe(false)
  const held = Promise.withResolvers<void>()
  const others = Array.from({ length: 10 }, () => db.transaction(() => held.promise))
  await expect.poll(() => db.gauges().waiting).toBe(2)
  expect(db.busy()).toBe(true)
  held.resolve()
  await Promise.all(others)
  expect(db.gauges().waiting).toBe(0)
  expect(db.busy()).toBe(true)
  await expect.poll(() => db.busy(), { timeout: 3000 }).toBe(false)
})
