import { sql, type Tx } from '#platform/db'
import type { Application } from '../../model.ts'

/** Gives the seat to the living prolongation in the same group; false when there is none. */
export async function passSeatOn(tx: Tx, { id, groupId }: Pick<Application, 'id' | 'groupId'>): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update enrolment_application set holds_seat = true
    where prolongs_id = ${id} and group_id = ${groupId} and not holds_seat
      and state in ('submitted', 'confirmed', 'enrolled')`.execute(tx)
  return numAffectedRows === 1n
}
