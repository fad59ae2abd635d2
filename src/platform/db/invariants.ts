import { sql } from 'kysely'
import type { Reader } from './database.ts'

type Broken = { name: string; words: string; rows: Record<string, unknown>[] }

const SHOWN = 20

/** Reads every view that must be empty; answers those that are not, with the first rows. */
export async function findBroken(reader: Reader): Promise<{ checked: number; broken: Broken[] }> {
  const { rows: views } = await sql<{ name: string; words: string }>`
    select relname as name, obj_description(oid) as words from pg_class
    where relkind = 'v' and relname like '%\\_broken\\_%' and pg_table_is_visible(oid) order by relname`.execute(reader)
  const broken: Broken[] = []
  for (const { name, words } of views) {
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.id(name)} limit ${SHOWN}`.execute(reader)
    if (rows.length > 0) broken.push({ name, words, rows })
  }
  return { checked: views.length, broken }
}
