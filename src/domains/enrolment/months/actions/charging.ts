import { type Author, record, system } from '#audit'
import { uncommit } from '#funding'
import { isAfter } from '#kernel/dates'
import { type AccountId, post, postMany } from '#ledger'
import { type Reader, sql, type Tx } from '#platform/db'
import { planJob } from '#platform/jobs'
import { dayOf, listMunicipalities, settingOf } from '#region'
import type { ApplicationId } from '../../model.ts'
import {
  findLastOpened,
  findPortionEnd,
  lockMonth,
  lockMonths,
  lockOpening,
  type MonthToSettle,
  monthsToCharge,
  updateOpened,
  updateOpening,
  updateSettled,
} from '../queries/charging.ts'
import { settlementOf } from '../rules/share.ts'
import { chargeMode } from '../settings.ts'

type Day = Temporal.PlainDate

/** Living contracts of one transaction: long enough to be quick, short enough that nobody at the site waits. */
const PORTION = 5000

/** Months that are due to be opened: this one, and those missed since the last that was. */
export async function listMonthsToOpen(reader: Reader, now: Temporal.Instant): Promise<Day[]> {
  const current = (await dayOf(reader, now)).with({ day: 1 })
  const last = await findLastOpened(reader)
  const first = last ? last.add({ months: 1 }) : current
  const count = (current.year - first.year) * 12 + current.month - first.month + 1
  return Array.from({ length: Math.max(0, count) }, (_, place) => first.add({ months: place }))
}

/**
 * Writes the month off for the next portion of living contracts, whose payer pays by month (domain 6.2). False when the
 * month is done. Safe to repeat and to kill: a key for each application and month, and the cursor moves with the money.
 */
export async function openMonth(tx: Tx, month: Day, now: Temporal.Instant, size = PORTION): Promise<boolean> {
  await lockMonths(tx, 'of-many')
  const { lastId, doneAt } = await lockOpening(tx, month, now)
  if (doneAt) return false
  const end = await findPortionEnd(tx, lastId, size)
  if (!end) {
    await updateOpened(tx, month, now)
    return false
  }
  const which = sql`(${lastId}::uuid is null or a.id > ${lastId}) and a.id <= ${end}`
  const of = monthsToCharge({ which, from: month, to: month, payers: await payersByMonth(tx, month) })
  const { count, amount } = await postMany(tx, 'charge', { of, cause: 'application', month: 'of each', by: null }, now)
  await updateOpening(tx, month, { lastId: end, contracts: Number(count), amount })
  if (count === 0n) return true
  const facts = { month: month.toString(), contracts: Number(count), kopecks: String(amount) }
  await record(tx, system, 'enrolment.month-opened', { facts }, now)
  await planJob(tx, 'enrolment.tell-month', { month: month.toString(), after: lastId, to: end })
  return true
}

/** A contract has come into force: its months up to the running one are written off at once (domain 5.4). */
export async function chargeBegun(tx: Tx, ids: readonly ApplicationId[], now: Temporal.Instant): Promise<void> {
  if (ids.length === 0) return
  const today = await dayOf(tx, now)
  const payers = await payersByMonth(tx, today)
  const which = sql`a.id = any(${[...ids]}::uuid[])`
  const of = monthsToCharge({ which, from: null, to: today.with({ day: 1 }), payers })
  await postMany(tx, 'charge', { of, cause: 'application', month: 'of each', by: null }, now)
}

type Closed = { applicationId: ApplicationId; month: Day; share: number }

/**
 * A month was closed with a share of what was planned: exactly that share stays written off, the rest is free for the child
 * again while the period is open, else it is gone with the period. Once; the caller holds the application's lock.
 * Answers what came back, in kopecks.
 */
export async function settleMonth(
  tx: Tx,
  by: Author,
  { applicationId, month, share }: Closed,
  now: Temporal.Instant,
): Promise<bigint> {
  await lockMonths(tx, 'of-one')
  const found = await lockMonth(tx, applicationId, month)
  if (!found || found.settled) return 0n
  await updateSettled(tx, applicationId, { month, share }, now)
  const { charge, refund, release } = settlementOf(found.certificate, found.charged, share)
  const back = refund + release
  if (!found.accountId) {
    if (charge + back > 0n) throw new Error(`no account of the application ${applicationId}`)
    return 0n
  }
  const suffix = `${applicationId}:${month}`
  const cause = { kind: 'application', id: applicationId } as const
  const movement = { accountId: found.accountId as AccountId, cause, month, by: by.userId }
  if (charge > 0n) await post(tx, 'charge', { ...movement, amount: charge, key: `charge:${suffix}` }, now)
  if (release > 0n) await post(tx, 'release', { ...movement, amount: release, key: `release:${suffix}` }, now)
  if (refund > 0n) await post(tx, 'refund', { ...movement, amount: refund, key: `refund:${suffix}` }, now)
  if (back > 0n) await giveBack(tx, { ...found, ...movement, back, share, key: `expire:${suffix}` }, now)
  return back
}

type Back = MonthToSettle & { accountId: AccountId; cause: { kind: 'application'; id: ApplicationId }; month: Day } & {
  back: bigint
  share: number
  key: string
  by: string | null
}

/** What came back is no longer committed; after the end of the period the family cannot use it any more. */
async function giveBack(
  tx: Tx,
  { accountId, cause, month, by, key, back, share, periodId, periodEndsOn, payerId }: Back,
  now: Temporal.Instant,
): Promise<void> {
  if (!periodId || !periodEndsOn) throw new Error(`money of the application ${cause.id} has no period`)
  const gone = isAfter(await dayOf(tx, now), periodEndsOn)
  if (gone) await post(tx, 'expire', { accountId, cause, month, by, amount: back, key }, now)
  await uncommit(tx, { municipalityId: payerId, periodId, unit: 'kopecks' }, back, cause.id)
  const news = { applicationId: cause.id, month: month.toString(), share, kopecks: String(back), gone }
  await planJob(tx, 'enrolment.tell-returned', news)
}

/** Municipalities whose contracts are written off by month on that day; the others wait for the journal of lessons. */
async function payersByMonth(reader: Reader, on: Day): Promise<string[]> {
  const all = await listMunicipalities(reader)
  const modes = await Promise.all(all.map(({ id }) => settingOf(reader, chargeMode, on, id)))
  return all.filter((_, place) => modes[place] === 'by-month').map(({ id }) => id)
}
