import { system } from '#audit'
import { type Day, formatDay, isAfter, type Month } from '#kernel/dates'
import type { Unit } from '#ledger'
import type { Reader, Tx } from '#platform/db'
import { planLetter } from '#platform/mail'
import { dayOf, type FundingPeriod, findPeriod, settingOf } from '#region'
import type { MeltFacts } from '../mails/melt.ts'
import type { MeltPolicy } from '../model/nominal.ts'
import type { Run } from '../model/run.ts'
import { listToWarn, postMelt, type Stretch } from '../queries/melt.ts'
import { advanceRun, isDoneOn, listFinished, measurePortion, takeRun } from '../queries/run.ts'
import { meltedMonths, nextFirst } from '../rules/melt.ts'
import { shareOn } from '../rules/nominal.ts'
import { meltNotice, meltPolicy } from '../settings.ts'
import { amountWords } from '../words.ts'

/** What is to be done in portions: which work, in which period, for which month. */
export type Order = { period: FundingPeriod; month: Month; day?: Day | null }

/** Accounts in one transaction of a melt: long enough to be quick, short enough that nobody waits for it. */
const PORTION = 10_000
/** Letters planned in one transaction. */
const LETTERS = 500

/** Steps of the running period that are not done yet, the oldest first: also months that were missed. */
export async function listMeltDue(reader: Reader, now: Temporal.Instant): Promise<Order[]> {
  const today = await dayOf(reader, now)
  const period = await findPeriod(reader, today)
  if (!period) return []
  if ((await settingOf(reader, meltPolicy, today)) === 'linear-daily') return daysDue(reader, period, today)
  const finished = await listFinished(reader, 'melt', period.id)
  return meltedMonths(period, today)
    .filter((month) => !finished.includes(month.toString()))
    .map((month) => ({ period, month }))
}

/** By days the one of today is enough: it comes to what all missed ones would have made. */
async function daysDue(reader: Reader, period: FundingPeriod, today: Day): Promise<Order[]> {
  const first = !isAfter(today, period.startsOn)
  if (first || (await isDoneOn(reader, 'melt', period.id, today))) return []
  return [{ period, month: today.toPlainYearMonth(), day: today }]
}

/**
 * The next portion of a step's melt: nominals without any reservation in the period fall to what the months left make
 * (S-008, domain 3.7), each once. False when the step is done, or another worker does it.
 */
export async function meltPortion(tx: Tx, { period, month, day }: Order, now: Temporal.Instant, size = PORTION) {
  const run = await takeRun(tx, { work: 'melt', periodId: period.id, month, day }, now)
  if (!run || run.finishedAt) return false
  const portion = await measurePortion(tx, run, size)
  const on = day ?? month.toPlainDate({ day: 1 })
  const policy = await settingOf(tx, meltPolicy, on)
  const stretch = stretchOf(run, portion.lastId)
  const share = shareOn(period, on, policy)
  const step = (day ?? month).toString()
  const posted =
    stretch && policy !== 'none'
      ? await postMelt(tx, { stretch, share, on, step, by: system.userId }, now)
      : { count: 0n, amount: 0n }
  await advanceRun(tx, run.id, { ...portion, done: posted.count, amount: posted.amount }, now)
  return portion.lastId !== null
}

/** The next fall of nominals that families are to be told of by now; null while it is too early or nothing falls. */
export async function findNoticeDue(reader: Reader, now: Temporal.Instant): Promise<Order | null> {
  const today = await dayOf(reader, now)
  const [period, days, policy] = await Promise.all([
    findPeriod(reader, today),
    settingOf(reader, meltNotice, today),
    settingOf(reader, meltPolicy, today),
  ])
  const next = period && nextFirst(period, today)
  if (!period || !next || policy === 'none' || today.until(next).days > days) return null
  const month = next.toPlainYearMonth()
  const finished = await listFinished(reader, 'melt-notice', period.id)
  return finished.includes(month.toString()) ? null : { period, month }
}

/** The next portion of letters that tell of a fall beforehand; false when everybody was told. */
export async function warnPortion(tx: Tx, { period, month }: Order, now: Temporal.Instant): Promise<boolean> {
  const run = await takeRun(tx, { work: 'melt-notice', periodId: period.id, month }, now)
  if (!run || run.finishedAt) return false
  const portion = await measurePortion(tx, run, LETTERS)
  const stretch = stretchOf(run, portion.lastId)
  const on = month.toPlainDate({ day: 1 })
  const policy = await settingOf(tx, meltPolicy, on)
  const warned = stretch ? await listToWarn(tx, stretch, shareOn(period, on, policy), on) : []
  for (const { email: to, userId, ...of } of warned)
    await planLetter(tx, { to, cabinet: { userId }, letter: 'funding.melt-ahead', facts: factsOf(of, on, policy) })
  await advanceRun(tx, run.id, { ...portion, done: BigInt(warned.length), amount: 0n }, now)
  return portion.lastId !== null
}

function stretchOf({ periodId, afterId }: Run, lastId: string | null): Stretch | null {
  return lastId === null ? null : { periodId, afterId, lastId }
}

type Of = { childId: string; child: string; unit: string; available: bigint; worth: bigint }

function factsOf({ childId, child, unit, available, worth }: Of, on: Day, policy: MeltPolicy): MeltFacts {
  const words = (amount: bigint) => amountWords(unit as Unit, amount)
  const every = policy === 'linear-daily' ? 'day' : 'month'
  return { childId, child, on: formatDay(on), available: words(available), worth: words(worth), every }
}
