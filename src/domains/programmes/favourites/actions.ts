import type { Actor } from '#access'
import { record } from '#audit'
import { sql, type Tx } from '#platform/db'
import type { ProgrammeId } from '../model.ts'

/** Puts a programme aside while the family chooses; one that is there already stays where it is. */
export async function keepFavourite(tx: Tx, by: Actor, programmeId: ProgrammeId, now: Temporal.Instant): Promise<void> {
  const { numAffectedRows } = await sql`
    insert into programmes_favourite (user_id, programme_id, added_at) values (${by.userId}, ${programmeId}, ${now})
    on conflict do nothing`.execute(tx)
  if (numAffectedRows === 1n) await record(tx, by, 'programmes.favourite-kept', subject(programmeId), now)
}

export async function dropFavourite(tx: Tx, by: Actor, programmeId: ProgrammeId, now: Temporal.Instant): Promise<void> {
  const { numAffectedRows } = await sql`
    delete from programmes_favourite where user_id = ${by.userId} and programme_id = ${programmeId}`.execute(tx)
  if (numAffectedRows === 1n) await record(tx, by, 'programmes.favourite-dropped', subject(programmeId), now)
}

function subject(programmeId: ProgrammeId) {
  return { subjectKind: 'programme', subjectId: programmeId }
}
