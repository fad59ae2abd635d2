import type { Author } from '#audit'
import { record } from '#audit'
import type { Day, Instant } from '#kernel/dates'
import { newId } from '#kernel/ids'
import { refuse } from '#kernel/refusal'
import type { Reader, Tx } from '#platform/db'
import { regionZone } from '#region'
import type { Status } from '../model.ts'
import { findDifference, insertComparison, updateResent } from '../queries/comparison.ts'
import { insertMessage } from '../queries/message.ts'
import { findOrder, findTold, type Line, listLines, lockOrder } from '../queries/order.ts'
import { compare, type Difference } from '../rules/comparison.ts'

export type Span = { from: Day; to: Day }
export type Theirs = { orderId: string; status: string }

/** As many orders as one comparison takes; a longer period is compared in parts. */
const MOST_COMPARED = 5000

/** What the partner holds for a period against what is true here; the report is kept for the operator. */
export async function compareStatuses(
  tx: Tx,
  { partnerId, span, theirs }: { partnerId: string; span: Span; theirs: readonly Theirs[] },
  now: Instant,
): Promise<{ id: string; ours: number; differences: Difference[] }> {
  const lines = await linesOf(tx, { partnerId, span })
  if (lines.length > MOST_COMPARED) refuse('exchange.span-too-long')

  const ours = new Map(lines.flatMap(({ externalId, status }) => (status ? [[externalId, status] as const] : [])))
  const differences = compare(ours, new Map(theirs.map(({ orderId, status }) => [orderId, status])))
  const id = newId()
  const counts = { theirs: theirs.length, ours: ours.size }
  await insertComparison(tx, { id, partnerId, ...span, ...counts, differences }, now)
  return { id, ours: ours.size, differences }
}

/** The present status goes out once more, under a new place in the order. Refuses `exchange.nothing-to-send`. */
export async function resendStatus(
  tx: Tx,
  by: Author,
  { comparisonId, externalId }: { comparisonId: string; externalId: string },
  now: Instant,
): Promise<void> {
  const { partnerId, resentAt } = await findDifference(tx, { comparisonId, externalId })
  if (!(await findOrder(tx, { partnerId, externalId }))) refuse('exchange.nothing-to-send')
  const order = await lockOrder(tx, { partnerId, externalId }, now)
  if (order.state === 'asked' || resentAt) refuse('exchange.nothing-to-send')

  const told = order.applicationId ? await findTold(tx, order.applicationId) : null
  const status: Status = order.state === 'declined' ? 'declined' : (told?.state ?? 'cancelled')
  const comment = order.decline?.words ?? null
  await insertMessage(tx, { orderId: order.id, status, comment, happenedAt: told?.decidedAt ?? now }, now)
  await updateResent(tx, { comparisonId, externalId }, now)
  await record(tx, by, 'exchange.status-resent', { subjectKind: 'order', subjectId: order.id }, now)
}

/** Our orders of whole days of the region. */
export async function linesOf(
  reader: Reader,
  { partnerId, span, after, limit = MOST_COMPARED + 1 }: LinesWanted,
): Promise<Line[]> {
  const timeZone = await regionZone(reader)
  const from = span.from.toZonedDateTime(timeZone).toInstant()
  const to = span.to.add({ days: 1 }).toZonedDateTime(timeZone).toInstant()
  return listLines(reader, { partnerId, from, to, after: after ?? null, limit })
}

type LinesWanted = { partnerId: string; span: Span; after?: string | null; limit?: number }
