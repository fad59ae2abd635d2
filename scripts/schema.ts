/**
 * `npm run schema`: migrates an empty database, writes row types to db/types.ts and the dump to db/schema.sql.
 * With `--check` it only compares, for CI.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { migrate, startEmbedded } from '#platform/db'

const folder = mkdtempSync(join(tmpdir(), 'kruzhok-schema-'))
const server = await startEmbedded({ folder, settings: { fsync: 'off' } })
const connection = { ...server.connection, database: 'postgres' }
await migrate({ connection, schema: 'kruzhok', folder: 'db/migrations' })
const client = new pg.Client({ ...connection, options: '-c search_path=kruzhok,public' })
await client.connect()
const files = { 'db/types.ts': await rowTypes(), 'db/schema.sql': await dump() }
await client.end()
await server.stop()
rmSync(folder, { recursive: true, force: true })

let stale = false
for (const [path, text] of Object.entries(files)) {
  if (!process.argv.includes('--check')) writeFileSync(path, text)
  else if (readFileSync(path, 'utf8') !== text) {
    console.error(`${path} is not what the migrations make: run npm run schema`)
    stale = true
  }
}
process.exit(stale ? 1 : 0)

type Column = { table: string; name: string; type: string; nullable: boolean; automatic: boolean }

async function columns(): Promise<Column[]> {
  const { rows } = await client.query<Column>(`
    select c.relname as table, a.attname as name, format_type(a.atttypid, null) as type, not a.attnotnull as nullable,
      a.attgenerated <> '' or a.attidentity <> '' or a.atthasdef as automatic
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'kruzhok'::regnamespace and c.relkind in ('r', 'v') and a.attnum > 0 and not a.attisdropped
    order by c.relname, a.attnum`)
  return rows
}

async function rowTypes(): Promise<string> {
  const known: Record<string, string> = {
    bigint: 'bigint',
    smallint: 'number',
    integer: 'number',
    'double precision': 'number',
    text: 'string',
    uuid: 'string',
    boolean: 'boolean',
    json: 'Json',
    bytea: 'Buffer',
    date: 'Temporal.PlainDate',
    'timestamp with time zone': 'Temporal.Instant',
    'time without time zone': 'string',
    jsonb: 'Json',
    inet: 'string',
    tsvector: 'string',
    'text[]': 'string[]',
    'integer[]': 'number[]',
    numeric: 'string',
  }
  const tables = Map.groupBy(await columns(), (column) => column.table)
  const bodies = [...tables].map(([table, list]) => {
    const fields = list.map(({ name, type, nullable, automatic }) => {
      const plain = known[type]
      if (!plain) throw new Error(`no type for ${type} (${table}.${name})`)
      const full = nullable ? `${plain} | null` : plain
      return `    ${name}: ${automatic ? `Generated<${full}>` : full}`
    })
    return `  ${table}: {\n${fields.join('\n')}\n  }`
  })
  return `// Made by npm run schema from the migrated database. Do not edit.
import type { Generated } from 'kysely'

export type Json = string | number | boolean | null | Json[] | { [name: string]: Json }

export interface DB {
${bodies.join('\n')}
}
`
}

/** Our own dump: pg_dump is not among the embedded binaries, and what we compare is tables, checks, indexes, triggers. */
async function dump(): Promise<string> {
  const { rows: tables } = await client.query<{ oid: number; relname: string; comment: string | null }>(`
    select oid, relname, obj_description(oid) as comment from pg_class
    where relnamespace = 'kruzhok'::regnamespace and relkind = 'r' order by relname`)
  const all = await columns()
  const parts: string[] = []
  for (const { oid, relname, comment } of tables) {
    const lines = all
      .filter((column) => column.table === relname)
      .map(
        ({ name, type, nullable, automatic }) =>
          `  ${name} ${type}${nullable ? '' : ' not null'}${automatic ? ' default' : ''}`,
      )
    const { rows: constraints } = await client.query<{ text: string }>(
      `select conname || ' ' || pg_get_constraintdef(oid) as text from pg_constraint
       where conrelid = $1 and contype <> 'n' order by contype, conname`,
      [oid],
    )
    const { rows: indexes } = await client.query<{ text: string }>(
      'select pg_get_indexdef(indexrelid) as text from pg_index where indrelid = $1 and not indisprimary order by 1',
      [oid],
    )
    const { rows: triggers } = await client.query<{ text: string }>(
      'select pg_get_triggerdef(oid) as text from pg_trigger where tgrelid = $1 and not tgisinternal order by 1',
      [oid],
    )
    const rest = [...indexes, ...triggers].map(({ text }) => `${text.replaceAll('kruzhok.', '')};`)
    const inside = [...lines, ...constraints.map(({ text }) => `  constraint ${text.replaceAll('kruzhok.', '')}`)]
    parts.push([`-- ${comment ?? ''}`, `table ${relname} (\n${inside.join(',\n')}\n);`, ...rest].join('\n'))
  }
  const { rows: views } = await client.query<{ text: string }>(`
    select 'view ' || relname || E' as\n' || pg_get_viewdef(oid) as text from pg_class
    where relnamespace = 'kruzhok'::regnamespace and relkind = 'v' order by relname`)
  parts.push(...views.map(({ text }) => text.replaceAll('kruzhok.', '')))
  return `${parts.join('\n\n')}\n`
}
