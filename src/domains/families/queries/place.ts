import { type Reader, sql, type Tx } from '#platform/db'
import type { Place } from '../model.ts'

/** Where it is convenient for a child to come to lessons; null when nothing is set (S-024). */
export async function placeOf(reader: Reader, childId: string): Promise<Place | null> {
  const { rows } = await sql<Place>`select municipality_id as "municipalityId", words, latitude, longitude
    from families_place where child_id = ${childId}`.execute(reader)
  return rows[0] ?? null
}

export async function upsertPlace(
  tx: Tx,
  { childId, userId, ...place }: Place & { childId: string; userId: string },
  now: Temporal.Instant,
): Promise<void> {
  const { municipalityId, words, latitude, longitude } = place
  await sql`insert into families_place (child_id, municipality_id, words, latitude, longitude, changed_at, changed_by)
    values (${childId}, ${municipalityId}, ${words}, ${latitude}, ${longitude}, ${now}, ${userId})
    on conflict (child_id) do update set municipality_id = excluded.municipality_id, words = excluded.words,
      latitude = excluded.latitude, longitude = excluded.longitude, changed_at = excluded.changed_at,
      changed_by = excluded.changed_by`.execute(tx)
}

export async function deletePlace(tx: Tx, childId: string): Promise<void> {
  await sql`delete from families_place where child_id = ${childId}`.execute(tx)
}
