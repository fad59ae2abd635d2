/** The conventions of the database (STYLE.md, SQL), read from the migrated schema and from the migrations. */
import { readdirSync, readFileSync } from 'node:fs'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from './support/database.ts'

type Column = { table: string; name: string; type: string }
type Table = { name: string; comment: string | null; mayChange: boolean }

const folder = 'db/migrations'
const migrations = readdirSync(folder).sort()
/** What the platform keeps has no domain before its name. */
const platform = ['session', 'http_answer', 'job_plan', 'mail_letter', 'mail_outgoing', 'mail_bounce', 'clock_shift']

let fresh: FreshDatabase
let tables: Table[]
let columns: Column[]
beforeAll(async () => {
  fresh = await freshDatabase()
  const client = new pg.Client({ connectionString: fresh.address, options: '-c search_path=kruzhok_demo,public' })
  await client.connect()
  const ours = `c.relnamespace = 'kruzhok_demo'::regnamespace and c.relkind = 'r' and c.relname <> 'migration'`
  tables = (
    await client.query<Table>(`select c.relname as name, obj_description(c.oid) as comment,
      has_table_privilege('kruzhok_app', c.oid, 'update, delete, truncate')
        or has_any_column_privilege('kruzhok_app', c.oid, 'update') as "mayChange"
      from pg_class c where ${ours} order by 1`)
  ).rows
  columns = (
    await client.query<Column>(`select c.relname as table, a.attname as name, format_type(a.atttypid, null) as type
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where ${ours} order by 1, 2`)
  ).rows
  await client.end()
})
afterAll(() => fresh.close())

test('the test sees the schema', () => {
  expect(tables.length).toBeGreaterThan(35)
  expect(columns.length).toBeGreaterThan(300)
})

test('migrations are numbered, each number once, and none names a schema', () => {
  const numbers = migrations.map((name) => /^(\d{4})-[a-z0-9-]+\.sql$/.exec(name)?.[1] ?? name)
  expect(numbers.filter((number) => !/^\d{4}$/.test(number))).toEqual([])
  expect(numbers.filter((number, place) => numbers.indexOf(number) !== place)).toEqual([])
  const qualified = migrations.filter((name) => /\b(public|kruzhok\w*)\.\w/.test(sqlOf(name)))
  expect(qualified).toEqual([])
})

test('a table is domain_noun in the singular and says what it is', () => {
  const domains = readdirSync('src/domains')
  const named = (name: string) =>
    platform.includes(name) || domains.some((domain) => name.startsWith(`${domain}_`) && !/[^s]s$/.test(name))
  expect(tables.filter(({ name }) => !named(name)).map(({ name }) => name)).toEqual([])
  expect(tables.filter(({ comment }) => !comment).map(({ name }) => name)).toEqual([])
})

test.each([
  ['timestamp with time zone', /(^|_)at$|^since$|_(from|to|until)$/],
  ['date', /_on$|^(day|month)$|_(from|to)$/],
])('a column of type %s is named so that one can tell', (type, tells) => {
  expect(columns.filter((column) => column.type === type && !tells.test(column.name)).map(show)).toEqual([])
})

test.each([
  // A lesson starts at a time of day, which has no zone.
  [/_at$/, /^(timestamp with time zone|time without time zone)$/],
  [/_on$/, /^date$/],
  [/_by$/, /^uuid$/],
  [/(_kopecks|^amount)$/, /^bigint$/],
])('a column named %s keeps its type', (name, type) => {
  const named = columns.filter((column) => name.test(column.name))
  expect(named.length).toBeGreaterThan(0)
  expect(named.filter((column) => !type.test(column.type)).map(show)).toEqual([])
})

test('nothing is kept without a zone, as money of the locale or as a fraction of two', () => {
  const lossy = /^(timestamp without time zone|money|real|character)/
  const place = ['latitude', 'longitude']
  const kept = columns.filter(({ name, type }) => lossy.test(type) || (/^double/.test(type) && !place.includes(name)))
  expect(kept.map(show)).toEqual([])
})

test('time comes from the program: the database asks no clock', () => {
  // `programmes_change` is about transactions, not about the time of the town.
  const asks = /\b(now\(\)|current_(date|timestamp)|localtime|statement_timestamp)/i
  expect(migrations.filter((name) => asks.test(sqlOf(name)))).toEqual([])
})

test('M4 the program may add entries, rows of the journal and ceilings, and never change them', () => {
  const kept = tables.filter(({ comment }) => comment?.startsWith('append-only')).map(({ name }) => name)
  expect(kept).toEqual(
    expect.arrayContaining(['audit_batch', 'audit_batch_entry', 'audit_entry', 'funding_ceiling', 'ledger_entry']),
  )
  expect(tables.filter(({ mayChange }) => !mayChange).map(({ name }) => name)).toEqual(kept)
})

function sqlOf(migration: string): string {
  return readFileSync(`${folder}/${migration}`, 'utf8').replaceAll(/--.*$/gm, '')
}

function show({ table, name, type }: Column): string {
  return `${table}.${name} ${type}`
}
