import { createHash } from 'node:crypto'
import { record, system } from '#audit'
import { updateFunding } from '#certificates'
import { isAfter } from '#kernel/dates'
import { newId } from '#kernel/ids'
import { Refusal, refuse } from '#kernel/refusal'
import { findAccount, isPosted, openAccount, post } from '#ledger'
import type { Tx } from '#platform/db'
import { dayOf, settingOf } from '#region'
import type { GrantMoment, MeltPolicy, Nominal, Purse } from '../model/nominal.ts'
import { isSomebodyAhead, joinQueue, leaveQueue } from '../queries/change.ts'
import {
  countHolder,
  insertCeiling,
  listLeft,
  listNominals,
  lockCeiling,
  lockHolder,
  lockSlices,
  moveCommitted,
  putSlice,
  uncountHolder,
} from '../queries/money.ts'
import { inSlices, nominalOn } from '../rules/nominal.ts'
import { grantMoment, meltPolicy } from '../settings.ts'

/** A ceiling is cut into as many slices, so that as many applications of a municipality may commit at once. */
const SLICES = 16

type Grant = { certificateId: string; today: Temporal.PlainDate; melt: MeltPolicy; by: string | null }

/** Credits a certificate if this is the region's moment for it; once, however often it is called. */
export async function creditAt(
  tx: Tx,
  moment: GrantMoment,
  certificateId: string,
  now: Temporal.Instant,
): Promise<void> {
  const today = await dayOf(tx, now)
  if ((await settingOf(tx, grantMoment, today)) !== moment) return
  const melt = await settingOf(tx, meltPolicy, today)
  const holder = await lockHolder(tx, certificateId, today)
  // Nobody passes by those who wait longer; whoever has this period's money already passes nobody by.
  const waits =
    holder?.funded &&
    (await isSomebodyAhead(tx, certificateId, holder.categoryId)) &&
    !(await isCredited(tx, certificateId, holder.categoryId, today))
  const outcome = waits ? 'queued' : await grantNominal(tx, { certificateId, today, melt, by: null }, now)
  if (outcome === 'none' || !holder) return
  if (outcome === 'queued') await joinQueue(tx, certificateId, holder.categoryId, now)
  else await leaveQueue(tx, certificateId, now)
  const changed = await updateFunding(tx, certificateId, outcome === 'granted' ? 'nominal' : 'queued')
  if (!changed) return
  await record(tx, system, `funding.${outcome}`, { subjectKind: 'certificate', subjectId: certificateId }, now)
}

/**
 * Credits a certificate with the nominals of its category in the running and later periods (S-005, S-086), each once.
 * Answers `queued` when a limit of count or of sum of the running period is reached, `none` when its category is not funded.
 */
export async function grantNominal(
  tx: Tx,
  grant: Grant,
  now: Temporal.Instant,
): Promise<'granted' | 'queued' | 'none'> {
  const holder = await lockHolder(tx, grant.certificateId, grant.today)
  if (!holder?.funded || holder.validity !== 'valid') return 'none'
  const nominals = await listNominals(tx, holder.categoryId, grant.today)
  if (nominals.length === 0) return 'none'
  const outcomes: { running: boolean; given: boolean }[] = []
  for (const nominal of nominals) {
    const given = await grantOne(tx, nominal, { ...grant, payerId: holder.municipalityId }, now)
    outcomes.push({ given, running: !isAfter(nominal.startsOn, grant.today) })
  }
  // Whoever has got the money of the next period alone still waits for this one's.
  const running = outcomes.filter((one) => one.running)
  return (running.length > 0 ? running : outcomes).some(({ given }) => given) ? 'granted' : 'queued'
}

async function isCredited(
  tx: Tx,
  certificateId: string,
  categoryId: string,
  today: Temporal.PlainDate,
): Promise<boolean> {
  for (const { periodId, unit, startsOn } of await listNominals(tx, categoryId, today))
    if (!isAfter(startsOn, today) && (await isPosted(tx, keyOf(certificateId, periodId, unit)))) return true
  return false
}

const keyOf = (certificateId: string, periodId: string, unit: string) => `grant:${certificateId}:${periodId}:${unit}`

async function grantOne(
  tx: Tx,
  nominal: Nominal,
  { certificateId, today, melt, by, payerId }: Grant & { payerId: string },
  now: Temporal.Instant,
): Promise<boolean> {
  const { periodId, unit, actId } = nominal
  const accountId = await openAccount(tx, { certificateId, periodId, payerId, unit })
  // What applications have been credited with or promised already is part of the nominal, not above it.
  const account = await findAccount(tx, { certificateId, periodId, unit })
  const credited = (account?.granted ?? 0n) + (account?.promised ?? 0n)
  const amount = nominalOn(nominal.amount, nominal, today, melt) - credited
  const cause = { kind: 'nominal', id: nominal.id } as const
  const key = keyOf(certificateId, periodId, unit)
  if (await isPosted(tx, key)) return true
  if (amount <= 0n) return credited > 0n
  // Counted before it is posted: a certificate that waits in the queue leaves no entry, so its turn can come later.
  if (!(await countHolder(tx, nominal.id, amount, credited > 0n ? 0 : 1))) return false
  return post(tx, 'grant', { accountId, amount, cause, key, actId, by }, now)
}

/** Takes back what an excluded certificate has left; what is reserved or charged stays with its applications. */
export async function withdrawNominal(
  tx: Tx,
  certificateId: string,
  by: string | null,
  now: Temporal.Instant,
): Promise<void> {
  await lockHolder(tx, certificateId, await dayOf(tx, now))
  for (const left of await listLeft(tx, certificateId)) {
    const { accountId, available, nominalId, granted, promised } = left
    // What is released later is taken back by another entry: what had been granted is less by then.
    const key = `withdraw:${accountId}:${granted}`
    const cause = { kind: 'certificate', id: certificateId } as const
    const posted = await post(tx, 'withdraw', { accountId, amount: available, cause, key, by }, now)
    if (posted && nominalId)
      await uncountHolder(tx, nominalId, { amount: available, gone: available === granted + promised })
  }
}

/**
 * Commits money of the municipality within its ceiling (M3). Applications of one municipality spread over slices by
 * `spread`; an amount that fits no single slice is taken over several. Refuses `funding.ceiling-reached`.
 */
export async function commit(tx: Tx, purse: Purse, amount: bigint, spread: string): Promise<void> {
  if (amount === 0n || (await moveCommitted(tx, purse, sliceOf(spread), amount))) return
  throw new Refusal('funding.ceiling-reached')
}

/** Gives back what an application had committed. */
export async function uncommit(tx: Tx, purse: Purse, amount: bigint, spread: string): Promise<void> {
  if (amount === 0n || (await moveCommitted(tx, purse, sliceOf(spread), -amount))) return
  throw new Error(`more was given back than had been committed: ${amount}`)
}

/** Sets the ceiling of a municipality by an act. Refuses to go below what is committed already. */
export async function setCeiling(
  tx: Tx,
  purse: Purse,
  { amount, actId }: { amount: bigint; actId: string },
  now: Temporal.Instant,
): Promise<void> {
  await lockCeiling(tx, purse)
  const slices = await lockSlices(tx, purse)
  const committed = Array.from(
    { length: SLICES },
    (_, place) => slices.find(({ slice }) => slice === place)?.committed ?? 0n,
  )
  const total = committed.reduce((sum, part) => sum + part, 0n)
  if (amount < total) refuse('funding.ceiling-below-commitments', { committed: String(total) })
  await insertCeiling(tx, newId(), purse, { amount, actId, now })
  const free = inSlices(amount - total, SLICES)
  for (const [place, part] of committed.entries())
    await putSlice(tx, purse, { slice: place, amount: part + (free[place] ?? 0n), committed: part })
}

function sliceOf(spread: string): number {
  return (createHash('sha1').update(spread).digest()[0] ?? 0) % SLICES
}
