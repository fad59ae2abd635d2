import type { Socket } from 'node:net'
import {
  type ConnectionProvider,
  type DatabaseConnection,
  DefaultQueryExecutor,
  Kysely,
  PostgresDialect,
  type QueryResult,
  type RawBuilder,
  Transaction,
} from 'kysely'
import pg from 'pg'
import type { DB } from '../../../db/types.ts'
import { shareMoment } from './moment.ts'
import { allTogether, type FlatRow, gathered, type Question, type Sending } from './together.ts'
import { toParameter, valueTypes } from './values.ts'

/** May read. What is not here (transactions, schema, insert, update, delete) does not compile. */
export type Reader = Pick<Kysely<DB>, 'selectFrom' | 'selectNoFrom' | 'with' | 'withRecursive' | 'fn' | 'getExecutor'>
/** May write: everything done through it commits together or not at all. */
export type Tx = Transaction<DB>

export type Database = {
  reader: Reader
  /** Runs `work` in one READ COMMITTED transaction; what it throws rolls everything back. */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /** Connections in the pool: for metrics. */
  gauges(): { total: number; idle: number; waiting: number }
  /** Whether people wait for connections, or did a moment ago: what can wait gives way. */
  busy(): boolean
  close(): Promise<void>
}

export type DatabaseOptions = {
  connection: string | { host: string; port: number; user: string; password?: string; database?: string }
  /** The region's schema: all names in our SQL are unqualified. */
  schema: string
  connections?: number
}

/** What the program works as; migrations grant it everything but change of append-only tables. */
const APP_ROLE = 'kruzhok_app'
/** A hot statement is planned once per connection. Texts past this count (filters in many shapes) stay unnamed. */
const NAMED_STATEMENTS = 600
/** In a crowd there are moments when nobody waits. */
const CROWD_MS = 1000

/** Which database a reader or a transaction belongs to, for what is kept in memory per database. */
const homes = new WeakMap<object, object>()

export function homeOf(reader: Reader): object {
  return homes.get(reader) ?? reader
}

/** How to make of a transaction one whose changes travel as one statement. */
const gatherers = new WeakMap<object, () => Tx>()

/**
 * Does the changes of `work` that are given at once as one statement. They must not touch the same row, do not see each
 * other, and answer with one row at most; otherwise all is as with `Promise.all`.
 */
export async function together<T extends readonly unknown[] | []>(
  tx: Tx,
  work: (tx: Tx) => T,
): Promise<{ -readonly [Place in keyof T]: Awaited<T[Place]> }> {
  const parts = work(gatherers.get(tx)?.() ?? tx)
  return (await allTogether(parts)) as { -readonly [Place in keyof T]: Awaited<T[Place]> }
}

/** How to send, in a transaction, what nobody waits for. */
const lasts = new WeakMap<object, (query: Question) => void>()

/**
 * Sends a statement whose rows nobody needs: the commit travels right behind it and saves a round trip, and where it fails,
 * the transaction fails with its error. The last thing that the work does.
 */
export function lastly(tx: Tx, statement: RawBuilder<unknown>): void {
  const send = lasts.get(tx)
  if (!send) throw new Error('not a transaction of ours')
  send(statement.compile(tx))
}

const statementNames = new Map<string, string>()

function statementName(text: string): string | undefined {
  const known = statementNames.get(text)
  if (known || statementNames.size >= NAMED_STATEMENTS) return known
  const name = `s${statementNames.size}`
  statementNames.set(text, name)
  return name
}

/** Queries given without waiting travel together in one round trip (`pipeline`), each under its prepared name. */
class OurClient extends pg.Client {
  constructor(config: pg.ClientConfig) {
    super({ ...config, pipeline: true })
    // A connection that breaks under an act is told by the act's own query; unheard, this event would end the program.
    this.on('error', () => {})
  }
  #gathering = false
  /** What is sent in one turn of the loop leaves in one packet: each packet wakes a backend. */
  #gather(): void {
    if (this.#gathering) return
    this.#gathering = true
    const { stream } = (this as unknown as { connection: { stream: Socket } }).connection
    stream.cork()
    setImmediate(() => {
      this.#gathering = false
      stream.uncork()
    })
  }
  /** `begin`, `commit`, `rollback`: answers the command that was really carried out. */
  async control(command: string): Promise<string> {
    this.#gather()
    return (await this.query(command)).command
  }
  send(text: string, values: readonly unknown[]): Promise<pg.QueryResult> {
    this.#gather()
    return this.query({ text, values: values.map(toParameter), name: statementName(text) })
  }
  /** The one row of a statement whose columns may have equal names. */
  async sendFlat(text: string, values: readonly unknown[]): Promise<FlatRow> {
    this.#gather()
    const query = { text, values: values.map(toParameter), name: statementName(text), rowMode: 'array' as const }
    const { fields, rows } = await this.query(query)
    const [row, ...others] = rows
    if (!row || others.length > 0) throw new Error(`one row was expected of: ${text}`)
    return { names: fields.map((field) => field.name), values: row }
  }
}

export function openDatabase(options: DatabaseOptions): Database {
  const settings = [
    `search_path=${options.schema},public`,
    `role=${APP_ROLE}`,
    'lock_timeout=3000',
    'statement_timeout=30000',
    'idle_in_transaction_session_timeout=30000',
    'timezone=UTC',
  ]
  const pool = new pg.Pool({
    ...(typeof options.connection === 'string' ? { connectionString: options.connection } : options.connection),
    options: settings.map((setting) => `-c ${setting}`).join(' '),
    max: options.connections ?? 16,
    idleTimeoutMillis: 60_000,
    types: valueTypes,
    Client: OurClient,
  } as unknown as pg.PoolConfig)
  pool.on('error', () => {}) // An idle connection that broke is replaced by the pool; the next query tells.

  // Kysely builds and compiles; connections and transactions are ours, because its own serialise what could travel together.
  const dialect = new PostgresDialect({ pool: pool as never })
  const [compiler, adapter, driver] = [dialect.createQueryCompiler(), dialect.createAdapter(), dialect.createDriver()]
  const propsOn = (provider: ConnectionProvider) => ({
    config: { dialect },
    dialect,
    driver,
    executor: new DefaultQueryExecutor(compiler, adapter, provider),
  })
  let waitedAt = Number.NEGATIVE_INFINITY
  const lend = <T>(use: (client: OurClient) => Promise<T>) =>
    withClient(pool, (client) => {
      if (pool.waitingCount > 0) waitedAt = performance.now()
      return use(client)
    })
  const reader = new Kysely<DB>(propsOn({ provideConnection: (use) => lend((client) => use(connectionOn(client))) }))

  homes.set(reader, pool)

  return {
    reader,
    transaction: (work) =>
      lend((client) =>
        inTransaction(client, (connection, last) => {
          const moment = { at: null }
          const txOn = (own: DatabaseConnection) => {
            const tx = new Transaction<DB>(propsOn({ provideConnection: (use) => use(own) }))
            homes.set(tx, pool)
            shareMoment(tx, moment)
            return tx
          }
          const tx = txOn(connection)
          lasts.set(tx, (query) => last(connection.executeQuery(query)))
          gatherers.set(tx, () => txOn({ ...connection, ...gathered(connection) } as DatabaseConnection))
          return work(tx)
        }),
      ),
    gauges: () => ({ total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
    busy: () => pool.waitingCount > 0 || performance.now() - waitedAt < CROWD_MS,
    close: async () => {
      await pool.end()
    },
  }
}

async function withClient<T>(pool: pg.Pool, use: (client: OurClient) => Promise<T>): Promise<T> {
  const client = (await pool.connect()) as unknown as OurClient & { release(broken?: boolean): void }
  let broken = false
  try {
    return await use(client)
  } catch (error) {
    // An error without SQLSTATE came from the connection itself or from our code; only the former spoils the client.
    broken = error instanceof Error && /Connection terminated|ECONNRESET|EPIPE/.test(error.message)
    throw error
  } finally {
    client.release(broken)
  }
}

async function inTransaction<T>(
  client: OurClient,
  work: (own: DatabaseConnection & Sending, last: (answer: Promise<unknown>) => void) => Promise<T>,
): Promise<T> {
  // What an act still sends after one of its parts has refused would run outside of any transaction and stay.
  let over = false
  const unheard: Promise<unknown>[] = []
  const own = connectionOn(client, () => over)
  // Not waited for: the first query of the act travels right behind it.
  const begun = client.control('begin').catch((error: unknown) => ({ error }))
  try {
    const result = await work(own, (answer) => {
      answer.catch(() => {}) // Heard below; the work itself may fail first.
      unheard.push(answer)
    })
    const failed = await begun
    if (typeof failed === 'object') throw failed.error
    over = true
    const [command] = await Promise.all([client.control('commit'), ...unheard])
    // PostgreSQL answers the commit of a failed transaction with ROLLBACK and no error.
    if (command !== 'COMMIT') throw new Error('the act went on after one of its statements had failed')
    return result
  } catch (error) {
    over = true
    await client.control('rollback').catch(() => {})
    throw error
  }
}

function connectionOn(client: OurClient, isOver = () => false): DatabaseConnection & Sending {
  const refuseLate = () => {
    if (isOver()) throw new Error('the transaction is over')
  }
  return {
    async executeQuery<R>({ sql, parameters }: Question): Promise<QueryResult<R>> {
      refuseLate()
      const { rows, rowCount } = await client.send(sql, parameters)
      return { rows: rows as R[], numAffectedRows: rowCount === null ? undefined : BigInt(rowCount) }
    },
    async flatRow({ sql, parameters }) {
      refuseLate()
      return client.sendFlat(sql, parameters)
    },
    streamQuery() {
      throw new Error('streaming is not used: read in portions by key')
    },
  }
}
