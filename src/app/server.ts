import { join } from 'node:path'
import pg from 'pg'
import {
  type Database,
  type DatabaseOptions,
  type EmbeddedServer,
  jobsSchema,
  migrate,
  openDatabase,
  ownerPool,
  startEmbedded,
  whyNotDurable,
  whyTooOld,
} from '#platform/db'
import type { Config } from './config.ts'

/** The database of the program: embedded, or the server that DATABASE_URL names. */
export type Server = {
  db: Database
  /** For the queue's own work; acts use `db`. */
  jobs: { pool: pg.Pool; schema: string }
  connection: DatabaseOptions['connection']
  schema: string
  /** Resolves when the embedded server ended by itself. */
  died: Promise<void>
  stop(): Promise<void>
}

type Facts = Pick<Config, 'databaseUrl' | 'dataFolder' | 'databaseSchema' | 'databaseConnections'> & {
  /** Extra settings of the embedded server: only tests and benches have any. */
  serverSettings?: Record<string, string>
}

const DATABASE = 'kruzhok'

/** Starts or finds the database, refuses an unsafe or old one, and brings its schema up to date. */
export async function openServer(facts: Facts, say: (line: string) => void): Promise<Server> {
  const { databaseUrl, databaseSchema: schema } = facts
  const embedded = databaseUrl
    ? null
    : await startEmbedded({ folder: join(facts.dataFolder, 'postgres'), settings: facts.serverSettings, say })
  try {
    const connection = embedded ? await ensureDatabase(embedded.connection) : (databaseUrl ?? '')
    const { applied } = await migrate({ connection, schema, folder: 'db/migrations' })
    if (applied.length > 0) say(`Применены миграции: ${applied.length}.`)
    const db = openDatabase({ connection, schema, connections: facts.databaseConnections })
    const unfit = (await whyTooOld(db.reader)) ?? (await whyNotDurable(db.reader))
    const pool = ownerPool({ connection, schema })
    const stop = async () => {
      await pool.end()
      await db.close()
      await embedded?.stop()
    }
    if (unfit) {
      await stop()
      throw new Error(unfit)
    }
    return {
      db,
      jobs: { pool, schema: jobsSchema(schema) },
      connection,
      schema,
      died: embedded?.died ?? new Promise(() => {}),
      stop,
    }
  } catch (error) {
    await embedded?.stop()
    throw error
  }
}

async function ensureDatabase(server: EmbeddedServer['connection']): Promise<DatabaseOptions['connection']> {
  const client = new pg.Client({ ...server, database: 'postgres' })
  await client.connect()
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [DATABASE])
    if (rowCount === 0) await client.query(`create database ${DATABASE}`)
  } finally {
    await client.end()
  }
  return { ...server, database: DATABASE }
}
