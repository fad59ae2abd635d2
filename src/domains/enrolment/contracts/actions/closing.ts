import { record, system } from '#audit'
import type { Tx } from '#platform/db'
import { planJob } from '#platform/jobs'
import type { GroupId } from '#programmes'
import { dayOf } from '#region'
import { leaveSeat } from '../../applications/actions/seat.ts'
import { updateState } from '../../applications/queries/row.ts'
import { chargeBegun } from '../../months/actions/charging.ts'
import { lockContractsOver, updateClosed } from '../queries/closing.ts'

/**
 * Closes the contracts of a group whose last day is over: a terminated one on the first of the month, one that was learnt
 * to its end on the day after (S-044: whoever pays). Their seats are free from now on. Repeated runs change nothing.
 */
export async function closeContracts(tx: Tx, groupId: GroupId, now: Temporal.Instant): Promise<number> {
  const over = await lockContractsOver(tx, groupId, await dayOf(tx, now))
  // Months that nobody opened while the program was down are paid before the contract is over.
  await chargeBegun(
    tx,
    over.map(({ id }) => id),
    now,
  )
  for (const { id, childId, holdsSeat, contract, reason } of over) {
    const state = contract === 'terminating' ? 'terminated' : 'completed'
    if (!(await updateClosed(tx, id, state, now))) continue
    await updateState(tx, id, ['enrolled'], 'ended', { by: null, reason, now })
    await leaveSeat(tx, { id, groupId, holdsSeat })
    await record(tx, system, `enrolment.${state}`, { childId, subjectKind: 'application', subjectId: id, reason }, now)
    await planJob(tx, 'enrolment.tell', { applicationId: id, news: state })
  }
  return over.length
}
