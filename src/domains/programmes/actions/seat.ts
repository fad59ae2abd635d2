import { sql, type Tx } from '#platform/db'
import { planJob } from '#platform/jobs'
import type { GroupId } from '../model.ts'

/** Takes one seat of the group; false when none is left, or when those that are left belong to the waiting list. */
export async function holdSeat(tx: Tx, groupId: GroupId): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update programmes_group set taken = taken + 1
    where id = ${groupId} and taken < capacity and waiting = 0`.execute(tx)
  return numAffectedRows === 1n
}

/**
 * Gives one seat of the group back; false when all were free, which is a mistake of the caller. Where somebody waits the
 * seat is theirs: nobody else can take it, and the job `programmes.seat-freed` offers it to the head of the list (P3).
 */
export async function freeSeat(tx: Tx, groupId: GroupId): Promise<boolean> {
  const { rows } = await sql<{ waiting: number }>`
    update programmes_group set taken = taken - 1 where id = ${groupId} and taken > 0 returning waiting`.execute(tx)
  const [freed] = rows
  if (freed && freed.waiting > 0) await planJob(tx, 'programmes.seat-freed', { groupId })
  return freed !== undefined
}

/** One more in the waiting list of the group, or one less who leaves it without a seat. */
export async function countWaiting(tx: Tx, groupId: GroupId, change: 1 | -1): Promise<void> {
  await sql`update programmes_group set waiting = waiting + ${change}::int where id = ${groupId}`.execute(tx)
}

/** Keeps a free seat for one of the waiting list, who waits no longer; false when no seat is free. */
export async function keepSeat(tx: Tx, groupId: GroupId): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update programmes_group set taken = taken + 1, waiting = waiting - 1
    where id = ${groupId} and taken < capacity and waiting > 0`.execute(tx)
  return numAffectedRows === 1n
}
