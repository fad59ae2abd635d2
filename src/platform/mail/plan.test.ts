import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from '#platform/db'
import { createSealer } from '#platform/sealing'
import { type FreshDatabase, freshDatabase } from '../../../test/support/database.ts'
import { demoMailbox, type Letter, planLetter, sealLetters, sendRound } from './index.ts'

const now = Temporal.Instant.from('2026-09-01T07:00:00Z')
const hello: Letter<{ name: string }> = {
  ...{ name: 'hello', kind: 'security', samples: {} },
  subject: ({ name }) => `Здравствуйте, ${name}!`,
  body: () => [{ p: 'Рады вас видеть.' }],
}
const order = { to: 'anna@mail.ru', cabinet: null, letter: 'hello', facts: { name: 'Анна' } }

let fresh: FreshDatabase
beforeAll(async () => {
  fresh = await freshDatabase()
})
afterAll(() => fresh.close())

describe('a planned letter', () => {
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

  test('waits sealed where there is a key, and opens with that key alone', async () => {
    const sealer = createSealer(new Uint8Array(32).fill(1), 'waiting-letter')
    sealLetters(fresh.db.reader, sealer)
    await fresh.db.transaction((tx) => planLetter(tx, { ...order, facts: { name: 'Секрет-7' }, key: 'sealed' }))
    const { rows } = await sql<{ payload: unknown }>`select payload from job_plan order by id desc limit 1`.execute(
      fresh.db.reader,
    )
    expect(JSON.stringify(rows[0]?.payload)).not.toContain('Секрет-7')
    const office = {
      letters: [hello as Letter],
      sender: { regionName: 'Озёрная область', publicUrl: new URL('https://kruzhok.example') },
      mailer: demoMailbox(fresh.db, { now: () => now }),
    }
    await sendRound({ ...office, sealer: createSealer(new Uint8Array(32).fill(2), 'waiting-letter') }, fresh.db, now)
    expect(await subjects()).not.toContain('Здравствуйте, Секрет-7!')
    await fresh.db.transaction((tx) => planLetter(tx, { ...order, facts: { name: 'Секрет-7' }, key: 'sealed' }))
    await sendRound({ ...office, sealer }, fresh.db, now)
    expect(await subjects()).toContain('Здравствуйте, Секрет-7!')
  })
})

async function subjects(): Promise<string[]> {
  const { rows } = await sql<{ subject: string }>`select subject from mail_letter`.execute(fresh.db.reader)
  return rows.map(({ subject }) => subject)
}

async function waitingLetters(address: string): Promise<number> {
  const admin = new pg.Client(address)
  await admin.connect()
  // Of one key the last counts when the post takes them over.
  const { rows } = await admin.query('select distinct job_key from kruzhok_demo.job_plan where name = $1', [
    'mail.send-letter',
  ])
  await admin.end()
  return rows.length
}
