import { type Entry, listOfChild } from '#audit'
import { type Reader, sql } from '#platform/db'
import { listRecordsOf } from './merge.ts'

/** The journal of a child, with what was written on records that were merged into this one. */
export async function listJournal(reader: Reader, childId: string): Promise<Entry[]> {
  return listOfChild(reader, await listRecordsOf(reader, childId))
}

/** Names of the institutions for which those of the journal acted. */
export async function placesOf(reader: Reader, entries: readonly Entry[]): Promise<Map<string, string>> {
  const ids = [...new Set(entries.flatMap(({ scopeId }) => scopeId ?? []))]
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{
    id: string
    name: string
  }>`select distinct on (scope_id) scope_id as id, scope_name as name
    from access_role where scope_id = any(${ids}::uuid[]) and scope_name is not null order by scope_id, granted_at desc`.execute(
    reader,
  )
  return new Map(rows.map(({ id, name }) => [id, name]))
}
