import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runMigrations } from 'graphile-worker'
import pg from 'pg'
import type { DatabaseOptions } from './database.ts'

type Target = Pick<DatabaseOptions, 'connection' | 'schema'> & { folder: string }

/** Brings the region's schema to the newest migration, under a lock, so that two starts at once do no harm. */
export async function migrate(target: Target): Promise<{ applied: string[] }> {
  const pool = ownerPool(target)
  const client = await pool.connect()
  try {
    await client.query('select pg_advisory_lock(8431, hashtext($1))', [target.schema])
    await prepare(client, target.schema)
    const applied: string[] = []
    // The rights granted last wait for the disk, and with them all that was written before them.
    await client.query('set synchronous_commit = off')
    for (const step of await steps(client, target.folder)) {
      await client.query('begin')
      try {
        await client.query(step.text)
        await client.query('insert into migration (name, hash) values ($1, $2)', [step.name, step.hash])
        await client.query('commit')
      } catch (cause) {
        await client.query('rollback')
        throw new Error(`migration ${step.name} failed: ${cause instanceof Error ? cause.message : cause}`, { cause })
      }
      applied.push(step.name)
    }
    await client.query('reset synchronous_commit')
    await runMigrations({ pgPool: pool, schema: jobsSchema(target.schema) })
    await grant(client, target.schema)
    return { applied }
  } finally {
    await client.query('select pg_advisory_unlock_all()').catch(() => {})
    client.release()
    await pool.end()
  }
}

/** Names of migrations the database does not have yet; empty means it is current. */
export async function pendingMigrations(target: Target): Promise<string[]> {
  const pool = ownerPool(target)
  const client = await pool.connect()
  try {
    return (await steps(client, target.folder)).map((step) => step.name)
  } finally {
    client.release()
    await pool.end()
  }
}

/** The job queue's own tables live beside the region's, so that one cluster can carry many regions. */
export const jobsSchema = (schema: string): string => `${schema}_jobs`

/**
 * For what the owner does, and for the queue. A plan that the queue's statements were given while it was empty would be
 * kept, and read a queue of thousands whole for each job; planning anew costs a tenth of that.
 */
export function ownerPool({ connection, schema }: Pick<Target, 'connection' | 'schema'>): pg.Pool {
  const facts = typeof connection === 'string' ? { connectionString: connection } : connection
  const settings = [`search_path=${schema},public`, 'timezone=UTC', 'plan_cache_mode=force_custom_plan']
  const pool = new pg.Pool({ ...facts, options: settings.map((setting) => `-c ${setting}`).join(' '), max: 8 })
  // A broken idle connection is replaced by the pool; the next query tells.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

async function prepare(client: pg.PoolClient, schema: string): Promise<void> {
  if (!/^[a-z][a-z0-9_]{0,40}$/.test(schema)) throw new Error(`not a schema name: ${schema}`)
  await client.query(`create schema if not exists ${schema}`)
  for (const extension of ['pg_trgm', 'btree_gist', 'unaccent'])
    await client.query(`create extension if not exists ${extension} schema public`)
  await client.query(`do $$ begin
    create role kruzhok_app nologin; exception when duplicate_object or unique_violation then null; end $$`)
  await client.query('grant kruzhok_app to current_user')
  await client.query(`create table if not exists migration (
    name text primary key, hash text not null, applied_at timestamptz not null default now())`)
}

async function steps(client: pg.PoolClient, folder: string): Promise<{ name: string; hash: string; text: string }[]> {
  const exists = await client.query("select to_regclass('migration') is not null as yes")
  const done = new Map<string, string>()
  if (exists.rows[0]?.yes)
    for (const row of (await client.query('select name, hash from migration')).rows) done.set(row.name, row.hash)
  const all = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => {
      const text = readFileSync(join(folder, name), 'utf8')
      return { name, text, hash: createHash('sha256').update(text).digest('hex') }
    })
  const changed = all.find(({ name, hash }) => done.has(name) && done.get(name) !== hash)
  if (changed)
    throw new Error(
      `Миграция ${changed.name} изменилась после того, как была применена. Правку пишут новым файлом; ` +
        'демонстрационный город проще завести заново: удалите папку данных.',
    )
  return all.filter(({ name }) => !done.has(name))
}

/** Everything is granted but change of tables whose comment begins with "append-only". */
async function grant(client: pg.PoolClient, schema: string): Promise<void> {
  await client.query(`grant usage on schema ${schema} to kruzhok_app`)
  await client.query(`grant select, insert, update, delete on all tables in schema ${schema} to kruzhok_app`)
  await client.query(`grant usage on all sequences in schema ${schema} to kruzhok_app`)
  await client.query(`grant execute on all functions in schema ${schema} to kruzhok_app`)
  const { rows } = await client.query(
    `select relname from pg_class where relnamespace = $1::regnamespace and obj_description(oid) like 'append-only%'`,
    [schema],
  )
  for (const { relname } of rows) await client.query(`revoke update, delete, truncate on ${relname} from kruzhok_app`)
}
