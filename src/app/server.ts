import { join } from 'node:path'
import pg from 'pg'
import {
  type Database,
  type DatabaseOptions,
  type EmbeddedServer,
  embeddedConnection,
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

/** Pools of a database that answers once it has been opened: who keeps them may be put together meanwhile. */
export type ServerPlan = Pick<Server, 'db' | 'jobs' | 'connection' | 'schema'> & {
  open(say: (line: string) => void): Promise<Server>
}

/** Starts or finds the database, refuses an unsafe or old one, and brings its schema up to date. */
export function openServer(facts: Facts, say: (line: string) => void): Promise<Server> {
  return planServer(facts).open(say)
}

export function planServer(facts: Facts): ServerPlan {
  const { databaseUrl, databaseSchema: schema, serverSettings: settings } = facts
  const folder = join(facts.dataFolder, 'postgres')
  const connection = databaseUrl ?? { ...embeddedConnection(folder), database: DATABASE }
  const db = openDatabase({ connection, schema, connections: facts.databaseConnections })
  const jobs = { pool: ownerPool({ connection, schema }), schema: jobsSchema(schema) }
  const parts = { db, jobs, connection, schema }
  const open = async (say: (line: string) => void): Promise<Server> => {
    const embedded = databaseUrl ? null : await startEmbedded({ folder, settings, say })
    const stop = async () => {
      await jobs.pool.end()
      await db.close()
      await embedded?.stop()
    }
    try {
      if (embedded) await ensureDatabase(embedded.connection)
      const { applied } = await migrate({ connection, schema, folder: 'db/migrations' })
      if (applied.length > 0) say(`Применены миграции: ${applied.length}.`)
      const unfit = (await whyTooOld(db.reader)) ?? (await whyNotDurable(db.reader))
      if (unfit) throw new Error(unfit)
      return { ...parts, died: embedded?.died ?? new Promise(() => {}), stop }
    } catch (error) {
      await stop()
      throw error
    }
  }
  return { ...parts, open }
}

async function ensureDatabase(server: EmbeddedServer['connection']): Promise<void> {
  const client = new pg.Client({ ...server, database: 'postgres' })
  await client.connect()
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [DATABASE])
    if (rowCount === 0) await client.query(`create database ${DATABASE}`)
  } finally {
    await client.end()
  }
}
