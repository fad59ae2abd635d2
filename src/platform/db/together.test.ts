import { afterAll, beforeAll, expect, test } from 'vitest'
import { Refusal } from '#kernel/refusal'
import { type FreshDatabase, freshDatabase, rolledBack } from '../../../test/support/database.ts'
import { sql, type Tx, together } from './index.ts'

let fresh: FreshDatabase
beforeAll(async () => {
  fresh = await freshDatabase()
})
afterAll(() => fresh.close())

const at = Temporal.Instant.from('2026-09-01T07:05:06.789Z')
const aSession = (tx: Tx, hash: string) =>
  sql<{ hash: Buffer; at: Temporal.Instant }>`insert into session (token_hash, created_at, last_seen_at, expires_at)
    values (${Buffer.from(hash)}, ${at}, ${at}, ${at}) returning token_hash as hash, created_at as at`.execute(tx)
const anAnswer = (tx: Tx, key: string) =>
  sql`insert into http_answer (actor, key, request_hash, created_at) values ('me', ${key}, '\\x00', ${at})
    on conflict do nothing`.execute(tx)
/** Statements of one transaction have different snapshots; the parts of one have the same. */
const snapshot = (tx: Tx) => sql<{ id: string }>`select pg_current_snapshot() as id`.execute(tx)

test('changes given together are one statement, and each part has its own answer', () =>
  rolledBack(fresh.db, async (tx) => {
    const [one, two, kept, again, moment, same] = await together(tx, (tx) => [
      aSession(tx, 'one'),
      aSession(tx, 'two'),
      anAnswer(tx, 'a'),
      sql`update session set user_agent = 'x' where token_hash = '\\x00'`.execute(tx),
      snapshot(tx),
      snapshot(tx),
    ])
    expect(one.rows).toEqual([{ hash: Buffer.from('one'), at }])
    expect(two.rows).toEqual([{ hash: Buffer.from('two'), at }])
    expect([one, two, kept, again].map(({ numAffectedRows }) => numAffectedRows)).toEqual([1n, 1n, 1n, 0n])
    expect(moment.rows).toEqual(same.rows)
    const [repeat, other] = await together(tx, (tx) => [anAnswer(tx, 'a'), anAnswer(tx, 'b')])
    expect([repeat.numAffectedRows, other.numAffectedRows]).toEqual([0n, 1n])
    expect((await sql`select from session`.execute(tx)).rows).toHaveLength(2)
  }))

test('a part that goes on after its answer, reads and what stands alone are sent as ever', () =>
  rolledBack(fresh.db, async (tx) => {
    const [found, nothing, plain] = await together(tx, (tx) => [
      aSession(tx, 'one').then(() => sql`select from session`.execute(tx)),
      sql`select from session where token_hash = '\\x00'`.execute(tx),
      Promise.resolve('said'),
    ])
    expect([found.rows.length, nothing.rows.length, plain]).toEqual([1, 0, 'said'])
  }))

test('the part that understands the failure of one speaks for all, and nothing stays', async () => {
  const refused = async (tx: Tx) =>
    anAnswer(tx, 'c').catch((error: { constraint?: string }) => {
      throw error.constraint === 'session_pkey' ? new Refusal('session.twice') : error
    })
  const act = fresh.db.transaction((tx) =>
    together(tx, (tx) => [aSession(tx, 'one'), aSession(tx, 'one'), refused(tx)]),
  )
  await expect(act).rejects.toMatchObject({ code: 'session.twice' })
  expect((await sql`select from http_answer`.execute(fresh.db.reader)).rows).toEqual([])
})

test('a part that returns many rows is refused, not cut short', async () => {
  const many = (tx: Tx) =>
    sql`insert into http_answer (actor, key, request_hash, created_at)
      select 'me', n::text, '\\x00', ${at} from generate_series(1, 2) n returning key`.execute(tx)
  await expect(rolledBack(fresh.db, (tx) => together(tx, (tx) => [many(tx), aSession(tx, 'one')]))).rejects.toThrow(
    'one row was expected',
  )
})
