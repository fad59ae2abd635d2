import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from '#platform/db'
import { createSealer } from '#platform/sealing'
import { type FreshDatabase, freshDatabase } from '../../../test/support/database.ts'
import { demoMailbox, type Letter, type PostOffice, planLetter, sealLetters, sendLetter } from './index.ts'

const now = Temporal.Instant.from('2026-09-01T07:00:00Z')
const hello: Letter<{ name: string }> = {
  name: 'hello',
  subject: ({ name }) => `Здравствуйте, ${name}!`,
  body: () => [{ p: 'Рады вас видеть.' }],
  samples: {},
}

let fresh: FreshDatabase
let office: PostOffice
beforeAll(async () => {
  fresh = await freshDatabase()
  const sender = { regionName: 'Озёрная область', publicUrl: new URL('https://kruzhok.example') }
  office = { letters: [hello as Letter], sender, mailer: demoMailbox(fresh.db, { now: () => now }) }
})
afterAll(() => fresh.close())

describe('the demo mailbox', () => {
  test('keeps a letter once however often its job runs', async () => {
    const payload = { to: 'anna@mail.ru', letter: 'hello', facts: { name: 'Анна' }, key: 'application-7' }
    await sendLetter(office, payload)
    await sendLetter(office, payload)
    const { rows } = await sql`select to_address, subject, letter, created_at, sent_at from mail_letter`.execute(
      fresh.db.reader,
    )
    expect(rows).toEqual([
      { to_address: 'anna@mail.ru', subject: 'Здравствуйте, Анна!', letter: 'hello', created_at: now, sent_at: now },
    ])
  })

  test('a letter that nobody writes fails its job', async () => {
    await expect(sendLetter(office, { to: 'a@mail.ru', letter: 'other', facts: {}, key: '1' })).rejects.toThrow('other')
  })
})

describe('a planned letter', () => {
  const order = { to: 'anna@mail.ru', letter: 'hello', facts: { name: 'Анна' } }

  test('waits exactly when its act has committed', async () => {
    const act = fresh.db.transaction(async (tx) => {
      await planLetter(tx, order)
      throw new Error('stop')
    })
    await expect(act).rejects.toThrow('stop')
    expect(await waitingLetters(fresh.address)).toBe(0)
    await fresh.db.transaction((tx) => planLetter(tx, { ...order, key: 'application-8' }))
    await fresh.db.transaction((tx) => planLetter(tx, { ...order, key: 'application-8' }))
    expect(await waitingLetters(fresh.address)).toBe(1)
  })

  test('is refused together with the act when the address is not one plain address', async () => {
    const twoPeople = { ...order, to: 'a@mail.ru\nBcc: b@mail.ru' }
    await expect(fresh.db.transaction((tx) => planLetter(tx, twoPeople))).rejects.toThrow('one plain address')
  })
})

test('what a letter says waits sealed where there is a key, and opens with that key alone', async () => {
  const sealer = createSealer(new Uint8Array(32).fill(1), 'waiting-letter')
  sealLetters(fresh.db.reader, sealer)
  await fresh.db.transaction((tx) =>
    planLetter(tx, { to: 'olga@mail.ru', letter: 'hello', facts: { name: 'Секрет-7' } }),
  )
  const { rows } = await sql<{ payload: unknown }>`select payload from job_plan order by id desc limit 1`.execute(
    fresh.db.reader,
  )
  const payload = rows[0]?.payload
  expect(JSON.stringify(payload)).not.toContain('Секрет-7')
  await expect(sendLetter(office, payload)).rejects.toThrow('nobody here has the key')
  const other = createSealer(new Uint8Array(32).fill(2), 'waiting-letter')
  await expect(sendLetter({ ...office, sealer: other }, payload)).rejects.toThrow()
  await sendLetter({ ...office, sealer }, payload)
})

async function waitingLetters(address: string): Promise<number> {
  const admin = new pg.Client(address)
  await admin.connect()
  // Of one key the last counts when the worker hands them to the queue.
  const { rows } = await admin.query('select distinct job_key from kruzhok_demo.job_plan where name = $1', [
    'mail.send-letter',
  ])
  await admin.end()
  return rows.length
}
