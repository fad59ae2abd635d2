import type { Instant } from '#kernel/dates'
import type { Tx } from '#platform/db'
import type { Told } from '../model.ts'
import { findLastStatus, insertMessage } from '../queries/message.ts'
import { findTold, lockOrderOf } from '../queries/order.ts'
import { statusesAfter } from '../rules/status.ts'

/** Puts into the outbox what has become of an application since the last status; nothing for one of the cabinet. */
export async function noteStatus(tx: Tx, applicationId: string, now: Instant): Promise<void> {
  const order = await lockOrderOf(tx, applicationId)
  if (!order) return
  const told = await findTold(tx, applicationId)
  if (!told) return

  for (const status of statusesAfter(await findLastStatus(tx, order.id), told)) {
    const isNow = status === told.state
    const comment = isNow ? commentOf(told) : null
    await insertMessage(tx, { orderId: order.id, status, comment, happenedAt: (isNow && told.decidedAt) || now }, now)
  }
}

/** What the provider or the program explained; people's data do not stand in reasons. */
function commentOf({ state, reason }: Told): string | null {
  return state === 'refused' || state === 'expired' || state === 'cancelled' ? reason : null
}
