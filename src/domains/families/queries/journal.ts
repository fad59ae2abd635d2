import { type Entry, listOfChild } from '#audit'
import { type Reader, sql } from '#platform/db'
import { listRecordsOf } from './merge.ts'

/** The journal of a child as a guardian reads it: with records merged into this one, and with names of institutions. */
export async function journalOf(
  reader: Reader,
  childId: string,
  most?: number,
): Promise<{ entries: Entry[]; places: Map<string, string> }> {
  const entries = await listOfChild(reader, await listRecordsOf(reader, childId), most)
  return { entries, places: await placesOf(reader, entries) }
}

async function placesOf(reader: Reader, entries: readonly Entry[]): Promise<Map<string, string>> {
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
