import type { Tx } from '#platform/db'
import { freeSeat } from '#programmes'
import type { Application } from '../../model.ts'
import { passSeatOn } from '../queries/seat.ts'

/**
 * An application that lives no more leaves its seat: to the prolongation that sits on it, otherwise to the group. The one
 * door for every end of an application or a contract.
 */
export async function leaveSeat(tx: Tx, application: Pick<Application, 'id' | 'groupId' | 'holdsSeat'>): Promise<void> {
  const { id, groupId, holdsSeat } = application
  if (!holdsSeat || (await passSeatOn(tx, application))) return
  if (!(await freeSeat(tx, groupId)))
    throw new Error(`the group ${groupId} had no seat of the application ${id} to free`)
}
