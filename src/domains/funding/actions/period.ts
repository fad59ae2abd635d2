import { system } from '#audit'
import { isBefore } from '#kernel/dates'
import type { Reader, Tx } from '#platform/db'
import { dayOf, findPeriod, listPeriods, settingOf } from '#region'
import { insertOpening, listAhead, postExpiry } from '../queries/period.ts'
import { advanceRun, beginRun, listFinished, measurePortion, takeRun } from '../queries/run.ts'
import { finalsDays } from '../settings.ts'
import type { Order } from './melt.ts'

/** Accounts in one transaction of an expiry. */
const PORTION = 10_000
/** Older periods have nothing left that could come back. */
const CLOSED_KEPT = 2

/**
 * Closed periods whose rest is to expire: a past period stays open for final invoices as many days as the region says
 * (domain 3.7). Once a month again, for what came back to a certificate later.
 */
export async function listExpiryDue(reader: Reader, now: Temporal.Instant): Promise<Order[]> {
  const today = await dayOf(reader, now)
  const [periods, days] = await Promise.all([listPeriods(reader), settingOf(reader, finalsDays, today)])
  const month = today.toPlainYearMonth()
  const closed = periods.filter(({ endsOn }) => isBefore(endsOn.add({ days }), today))
  const due = closed.slice(-CLOSED_KEPT).map(async (period) => {
    const finished = await listFinished(reader, 'expire', period.id)
    return finished.includes(month.toString()) ? [] : [{ period, month }]
  })
  return (await Promise.all(due)).flat()
}

/** The next portion of accounts whose rest expires, each once; false when all were seen. */
export async function expirePortion(
  tx: Tx,
  { period, month }: Order,
  now: Temporal.Instant,
  size = PORTION,
): Promise<boolean> {
  const run = await takeRun(tx, { work: 'expire', periodId: period.id, month }, now)
  if (!run || run.finishedAt) return false
  const portion = await measurePortion(tx, run, size)
  const posted = portion.lastId
    ? await postExpiry(tx, { periodId: period.id, afterId: run.afterId, lastId: portion.lastId }, system.userId, now)
    : { count: 0n, amount: 0n }
  await advanceRun(tx, run.id, { ...portion, done: posted.count, amount: posted.amount }, now)
  return portion.lastId !== null
}

/** The first day of the running period is over: what was held by its end is what the period opened with. Once. */
export async function measureOpening(tx: Tx, now: Temporal.Instant): Promise<void> {
  const today = await dayOf(tx, now)
  const period = await findPeriod(tx, today)
  if (period && !today.equals(period.startsOn)) await insertOpening(tx, period)
}

/** A period that was to come runs now: whoever has come since its nominals were set is credited with them too. Once. */
export async function beginPeriod(tx: Tx, now: Temporal.Instant): Promise<void> {
  const today = await dayOf(tx, now)
  const period = await findPeriod(tx, today)
  if (!period) return
  const month = period.startsOn.toPlainYearMonth()
  for (const amendmentId of await listAhead(tx, period))
    await beginRun(tx, { work: 'credit', periodId: period.id, month, amendmentId }, now)
}
