import { record, system } from '#audit'
import { updateFunding } from '#certificates'
import { isAfter } from '#kernel/dates'
import { openAccounts, postMany } from '#ledger'
import { sql, type Tx } from '#platform/db'
import { dayOf, listPeriods, regionZone, settingOf } from '#region'
import type { Amendment } from '../model/amendment.ts'
import type { Run } from '../model/run.ts'
import { findAmendment } from '../queries/amendment.ts'
import { joinQueue } from '../queries/change.ts'
import { lockRoom, moveCounted } from '../queries/money.ts'
import { advanceRun, measurePortion, takeRun } from '../queries/run.ts'
import { listStanding, lockCategory, type Standing, type Target } from '../queries/standing.ts'
import { type Credits, creditsOf } from '../rules/credit.ts'
import { grantMoment, meltPolicy } from '../settings.ts'

/** Certificates in one transaction of a crediting. */
const PORTION = 2_000

/** What a nominal by an act comes to on a day of the region. */
export async function targetOf(
  tx: Parameters<typeof regionZone>[0],
  { periodId, categoryId, unit, amount }: Pick<Amendment, 'periodId' | 'categoryId' | 'unit' | 'amount'>,
  day: Temporal.PlainDate,
): Promise<Target> {
  const [periods, zone, melt, moment] = await Promise.all([
    listPeriods(tx),
    regionZone(tx),
    settingOf(tx, meltPolicy, day),
    settingOf(tx, grantMoment, day),
  ])
  const period = periods.find(({ id }) => id === periodId)
  if (!period || !categoryId || amount === null) throw new Error('only a nominal of a period is credited')
  return { categoryId, period, unit, amount, day, zone, melt, moment }
}

/**
 * The next portion of certificates comes to the nominal that an act has set: the difference is credited or taken back, once
 * for the act (domain 3.7). False when all were seen, or another worker has it in hand.
 */
export async function creditPortion(tx: Tx, run: Run, now: Temporal.Instant, size = PORTION): Promise<boolean> {
  const { periodId, amendmentId } = run
  const mine = amendmentId && (await findAmendment(tx, amendmentId, null))
  if (!mine) throw new Error(`the run ${run.id} credits by no act`)
  const month = run.month.toPlainYearMonth()
  const taken = await takeRun(tx, { work: 'credit', periodId, month, amendmentId: mine.id }, now)
  if (!taken || taken.finishedAt) return false
  const portion = await measurePortion(tx, taken, size, 'certificates_certificate')
  const target = await targetOf(tx, mine, await dayOf(tx, now))
  const credits = portion.lastId
    ? await credit(tx, mine, target, { afterId: taken.afterId, lastId: portion.lastId }, now)
    : { count: 0n, amount: 0n }
  await advanceRun(tx, taken.id, { ...portion, done: credits.count, amount: credits.amount }, now)
  return portion.lastId !== null
}

type Stretch = { afterId: string; lastId: string }

async function credit(tx: Tx, amendment: Amendment, target: Target, stretch: Stretch, now: Temporal.Instant) {
  await lockCategory(tx, target.categoryId, stretch)
  const standing = await listStanding(tx, target, stretch)
  if (standing.length === 0) return { count: 0n, amount: 0n }
  const { nominalId, ...room } = await lockRoom(tx, target.categoryId, target.period.id, target.unit)
  const credits = creditsOf(standing, room)
  const posted = await postCredits(tx, { amendment, target, nominalId, moves: credits.moves }, now)
  await keepStates(tx, credits, target, now)
  return posted
}

type Posting = { amendment: Amendment; target: Target; nominalId: string; moves: Credits['moves'] }

async function postCredits(tx: Tx, { amendment, target, nominalId, moves }: Posting, now: Temporal.Instant) {
  const { period, unit } = target
  const { municipalityId: payerId, id, act } = amendment
  const unopened = moves.filter(({ accountId }) => accountId === null).map(({ certificateId }) => certificateId)
  const opened = await openAccounts(tx, unopened, { periodId: period.id, payerId, unit })
  const movements = moves.map(({ certificateId, accountId, amount }) => ({
    account_id: accountId ?? opened.get(certificateId) ?? null,
    amount: (amount < 0n ? -amount : amount).toString(),
    back: amount < 0n,
    key: accountId ? `amend:${id}:${accountId}` : `grant:${certificateId}:${period.id}:${unit}`,
  }))
  const rowsOf = (back: boolean) =>
    sql`select account_id, amount, ${nominalId}::uuid as cause_id, ${act.id}::uuid as act_id, key
      from jsonb_to_recordset(${JSON.stringify(movements)}::jsonb) as movement (account_id uuid, amount bigint, back boolean, key text)
      where back = ${back}`
  const given = await postMany(tx, 'grant', { of: rowsOf(false), cause: 'nominal', by: system.userId }, now)
  const taken = await postMany(tx, 'withdraw', { of: rowsOf(true), cause: 'nominal', by: system.userId }, now)
  const fresh = moves.filter(({ holder }) => !holder).length
  await moveCounted(tx, nominalId, { holders: fresh, amount: given.amount - taken.amount })
  return { count: given.count + taken.count, amount: given.amount - taken.amount }
}

/** Who was credited is a certificate with nominal now; who found no room waits in the order of issue. */
async function keepStates(tx: Tx, { moves, waiting }: Credits, target: Target, now: Temporal.Instant): Promise<void> {
  const running = !isAfter(target.period.startsOn, target.day)
  const become = async ({ certificateId }: Standing, funding: 'nominal' | 'queued') => {
    if (!(await updateFunding(tx, certificateId, funding))) return
    const word = funding === 'nominal' ? 'funding.granted' : 'funding.queued'
    await record(tx, system, word, { subjectKind: 'certificate', subjectId: certificateId }, now)
  }
  for (const one of moves.filter(({ funding }) => funding === 'accounting')) await become(one, 'nominal')
  if (!running) return
  for (const one of waiting.filter(({ funding }) => funding === 'accounting')) {
    await joinQueue(tx, one.certificateId, target.categoryId, now)
    await become(one, 'queued')
  }
}
