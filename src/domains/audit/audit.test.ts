import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '#kernel/ids'
import { createLogger } from '#platform/log'
import { type FreshDatabase, freshDatabase, rolledBack } from '../../../test/support/database.ts'
import { aKit } from '../../platform/http/testing.ts'
import { knowJournalWords, listOfChild, record, sealJournal, system, verifyJournal } from './index.ts'
import { sealLatest } from './jobs.ts'

const now = Temporal.Instant.from('2026-09-01T07:00:00Z')
const audit = {
  journal: { 'families.looked': 'Открыли карточку ребёнка', 'families.unmasked': 'Открыли данные полностью' },
  facts: { fields: 'поля' },
}

let fresh: FreshDatabase
let superuser: pg.Client
beforeAll(() => knowJournalWords([audit]))
beforeEach(async () => {
  fresh = await freshDatabase()
  superuser = new pg.Client({ connectionString: fresh.address, options: '-c search_path=kruzhok_demo,public' })
  await superuser.connect()
})
afterEach(async () => {
  await superuser.end()
  await fresh.close()
})
afterAll(() => knowJournalWords([]))

const write = (childId = newId()) =>
  fresh.db.transaction((tx) => record(tx, system, 'families.looked', { childId }, now))
const seal = (options = {}) => fresh.db.transaction((tx) => sealJournal(tx, now, options))
const verify = () => verifyJournal(fresh.db.reader)

/** Three batches of three rows. */
async function sealThrice(): Promise<void> {
  for (let batch = 0; batch < 3; batch += 1) {
    for (let row = 0; row < 3; row += 1) await write()
    await seal()
  }
}

test('the guardian sees who looked at the child, in what role, when and why, the latest first', () =>
  rolledBack(fresh.db, async (tx) => {
    const [childId, userId, scopeId] = [newId(), newId(), newId()]
    const point = { userId, role: 'reception', scopeId }
    await record(tx, point, 'families.looked', { childId, reason: 'приём заявления' }, now)
    await record(tx, point, 'families.unmasked', { childId, facts: { fields: ['snils'] } }, now.add({ minutes: 1 }))
    await record(tx, point, 'families.looked', { childId: newId() }, now)
    const entries = await listOfChild(tx, childId)
    expect(entries.map(({ sentence }) => sentence)).toEqual(['Открыли данные полностью', 'Открыли карточку ребёнка'])
    expect(entries[1]).toMatchObject({ userId, role: 'reception', scopeId, reason: 'приём заявления' })
    expect(entries[1]?.at.equals(now)).toBe(true)
    expect(entries[0]?.facts).toEqual({ fields: ['snils'] })
  }))

test('an act with a word or a fact that no manifest declares fails in tests; in production its row is kept', () =>
  rolledBack(fresh.db, async (tx) => {
    await expect(record(tx, system, 'families.lokked', {}, now)).rejects.toThrow(/declared in no manifest/)
    knowJournalWords([audit], 'keep')
    await record(tx, system, 'families.lokked', {}, now)
    knowJournalWords([audit])
    await expect(record(tx, system, 'families.looked', { facts: { wher: '' } }, now)).rejects.toThrow(/'wher'/)
    await record(tx, system, 'families.looked', { facts: { fields: [], childId: '' } }, now)
    expect(() => knowJournalWords([audit, audit])).toThrow(/declared twice/)
    knowJournalWords([audit])
  }))

test('the program may add rows of the journal, but neither change nor remove them', async () => {
  await write()
  for (const statement of ["update audit_entry set reason = ''", 'delete from audit_entry', 'delete from audit_batch'])
    await expect(superuser.query(`set role kruzhok_app; ${statement}`)).rejects.toThrow(/permission denied/)
  await superuser.query('reset role')
})

describe('the chain', () => {
  test('of an untouched journal holds', async () => {
    expect(await verify()).toMatchObject({ batches: 0, damage: null, head: null })
    await sealThrice()
    await write()
    expect(await verify()).toMatchObject({ batches: 3, entries: 9, unsealed: 1, damage: null })
    expect((await seal())?.number).toBe(4n)
    expect(await seal()).toBeNull()
    expect(await verify()).toMatchObject({ batches: 4, entries: 10, unsealed: 0, damage: null })
  })

  test('shows an altered row', async () => {
    await sealThrice()
    await superuser.query("update audit_entry set reason = 'другая' where id = 5")
    expect((await verify()).damage).toEqual({ batch: 2n, kind: 'rows-changed' })
  })

  test('shows a changed time and a changed child', async () => {
    await sealThrice()
    await superuser.query("update audit_entry set at = at + interval '1 microsecond' where id = 8")
    expect((await verify()).damage).toEqual({ batch: 3n, kind: 'rows-changed' })
    await superuser.query('update audit_entry set child_id = gen_random_uuid() where id = 2')
    expect((await verify()).damage).toEqual({ batch: 1n, kind: 'rows-changed' })
  })

  test('shows a removed row, also with its membership', async () => {
    await sealThrice()
    await superuser.query('delete from audit_batch_entry where entry_id = 4; delete from audit_entry where id = 4')
    expect((await verify()).damage).toEqual({ batch: 2n, kind: 'rows-removed' })
    await superuser.query('update audit_batch set entries = 2 where number = 2')
    expect((await verify()).damage).toEqual({ batch: 2n, kind: 'rows-changed' })
  })

  test('shows a removed batch, and one that was counted over', async () => {
    await sealThrice()
    await superuser.query(
      'delete from audit_batch_entry where batch_number = 2; delete from audit_batch where number = 2',
    )
    expect((await verify()).damage).toEqual({ batch: 2n, kind: 'batch-removed' })
    await superuser.query(`alter table audit_batch_entry drop constraint audit_batch_entry_batch_number_fkey;
      update audit_batch set number = 2 where number = 3; update audit_batch_entry set batch_number = 2 where batch_number = 3`)
    expect((await verify()).damage).toEqual({ batch: 2n, kind: 'chain-broken' })
  })

  test('cut off at its end is shown by the head that was written down elsewhere', async () => {
    await sealThrice()
    const { head } = await verify()
    await superuser.query(`delete from audit_batch_entry where batch_number = 3; delete from audit_batch where number = 3;
      delete from audit_entry where id > 6`)
    expect((await verify()).damage).toBeNull()
    expect((await verifyJournal(fresh.db.reader, head)).damage).toEqual({ batch: 3n, kind: 'end-removed' })
  })
})

test('the log tells enough to find that the end of the journal was cut off', async () => {
  const lines: string[] = []
  const log = createLogger({ destination: { write: (line) => void lines.push(line) } })
  for (let batch = 0; batch < 2; batch += 1) {
    await write()
    await sealLatest(aKit({ db: fresh.db, log }))
  }
  const { batch, hash } = JSON.parse(lines.at(-1) ?? '')
  const head = { number: BigInt(batch), hash }
  expect((await verifyJournal(fresh.db.reader, head)).damage).toBeNull()
  await superuser.query(`delete from audit_batch_entry where batch_number = 2; delete from audit_batch where number = 2;
    delete from audit_entry where id > 1`)
  expect((await verify()).damage).toBeNull()
  expect((await verifyJournal(fresh.db.reader, head)).damage).toEqual({ batch: 2n, kind: 'end-removed' })
})

describe('a row committed later than younger ones', () => {
  /** Takes the next id, lets others pass, and commits. */
  async function writeLate(during: () => Promise<unknown>): Promise<void> {
    await fresh.db.transaction(async (tx) => {
      await record(tx, system, 'families.looked', {}, now)
      await during()
    })
  }

  test('is sealed by the next seal', async () => {
    await writeLate(async () => {
      await write()
      expect((await seal())?.number).toBe(1n)
    })
    expect((await verify()).unsealed).toBe(1)
    expect((await seal())?.number).toBe(2n)
    expect(await verify()).toMatchObject({ entries: 2, unsealed: 0, damage: null })
  })

  test('is found by the nightly seal even when a great many rows have passed it', async () => {
    await writeLate(async () => {
      await superuser.query("select setval(pg_get_serial_sequence('audit_entry', 'id'), 100000)")
      await write()
      await seal()
    })
    expect(await seal()).toBeNull()
    expect((await verify()).unsealed).toBe(1)
    expect((await seal({ everything: true }))?.number).toBe(2n)
    expect(await verify()).toMatchObject({ entries: 2, unsealed: 0, damage: null })
  })

  test('is found by the night after, when it was open at the mark; what lies below the mark is not read again', async () => {
    const mark = async () =>
      (await superuser.query('select sealed_to::int as sealed, next_to::int as next from audit_mark')).rows[0]
    await write()
    await seal({ everything: true })
    expect(await mark()).toEqual({ sealed: 0, next: 1 })
    await writeLate(async () => {
      await write()
      await seal({ everything: true })
      expect(await mark()).toEqual({ sealed: 1, next: 3 })
    })
    expect((await seal({ everything: true }))?.number).toBe(3n)
    expect(await mark()).toEqual({ sealed: 3, next: 3 })
    expect(await verify()).toMatchObject({ entries: 3, unsealed: 0, damage: null })
    await superuser.query('delete from audit_batch_entry where entry_id = 1')
    expect(await seal({ everything: true })).toBeNull()
    expect((await verify()).unsealed).toBe(1)
  })

  test('two seals at once put no row into two batches', async () => {
    for (let row = 0; row < 20; row += 1) await write()
    await Promise.all([seal(), seal(), seal()])
    expect(await verify()).toMatchObject({ batches: 1, entries: 20, unsealed: 0, damage: null })
  })
})
