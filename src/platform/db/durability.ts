import { sql } from 'kysely'
import type { Reader } from './database.ts'

/**
 * Why this server may lose what it has confirmed, in a sentence; null when it keeps it.
 * Without these three a place or a kopeck could be given twice after a crash.
 */
export async function whyNotDurable(reader: Reader): Promise<string | null> {
  const { rows } = await sql<{ name: string }>`
    select name from pg_settings
    where name in ('fsync', 'full_page_writes', 'synchronous_commit') and setting = 'off' order by name`.execute(reader)
  if (rows.length === 0) return null
  const names = rows.map((row) => row.name).join(', ')
  return `База данных может потерять подтверждённое: выключено ${names}. Включите в postgresql.conf и запустите снова.`
}

/** Why this server is too old, in a sentence; null when it will do. */
export async function whyTooOld(reader: Reader): Promise<string | null> {
  const { rows } = await sql<{ version: number; text: string }>`
    select current_setting('server_version_num')::int as version, current_setting('server_version') as text`.execute(
    reader,
  )
  const [row] = rows
  return row && row.version >= 150_000 ? null : `Нужен PostgreSQL 15 или новее, а здесь ${row?.text}.`
}
