import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { type Database, openDatabase, type Tx } from '#platform/db'
import { databaseAddress } from './global-setup.ts'

export type FreshDatabase = {
  db: Database
  /** Address of this database for a superuser: to plant faults, or to hand to a child process. */
  address: string
  close(): Promise<void>
}

/** A database of its own with every migration applied and no rows. */
export async function freshDatabase(options: { connections?: number } = {}): Promise<FreshDatabase> {
  const server = inject('server')
  const name = `test_${randomBytes(6).toString('hex')}`
  const admin = new pg.Client(server)
  await admin.connect()
  await admin.query(`create database ${name} template kruzhok_template`)
  const address = databaseAddress(server, name)
  const db = openDatabase({ connection: address, schema: 'kruzhok_demo', connections: options.connections ?? 8 })
  return {
    db,
    address,
    close: async () => {
      await db.close()
      await admin.query(`drop database ${name} with (force)`)
      await admin.end()
    },
  }
}

const undo = Symbol('undo')

/** Runs `work` in a transaction that is always rolled back: tests of acts leave nothing behind. */
export async function rolledBack<T>(db: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  let result: { value: T } | undefined
  try {
    await db.transaction(async (tx) => {
      result = { value: await work(tx) }
      throw undo
    })
  } catch (error) {
    if (error !== undo) throw error
  }
  if (!result) throw new Error('the work did not finish')
  return result.value
}
