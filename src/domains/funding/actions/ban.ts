import { type Actor, scopeOf } from '#access'
import { record } from '#audit'
import type { Day, Instant } from '#kernel/dates'
import { formatDay } from '#kernel/dates'
import { refuse, refuseIf } from '#kernel/refusal'
import type { Tx } from '#platform/db'
import { planJob } from '#platform/jobs'
import { planLetter } from '#platform/mail'
import { type Act, dayOf, listPeriods, registerAct, settingOf } from '#region'
import { lockPayer } from '../queries/amendment.ts'
import { advanceTelling, findBan, insertBan, listBans, listHolders, takeTelling, updateLifted } from '../queries/ban.ts'
import { whyNotBan } from '../rules/ban.ts'
import { banNotice } from '../settings.ts'

export type BanWish = { periodId: string; from: Day; act: Omit<Act, 'id'> }

/** A payer forbids new contracts of a period from a day; families and providers are told of it beforehand (domain 3.7). */
export async function setBan(tx: Tx, by: Actor, { periodId, from, act }: BanWish, now: Instant): Promise<string> {
  const municipalityId = scopeOf(by)
  await lockPayer(tx, municipalityId)
  const today = await dayOf(tx, now)
  const [periods, bans, noticeDays] = await Promise.all([
    listPeriods(tx),
    listBans(tx, municipalityId),
    settingOf(tx, banNotice, today, municipalityId),
  ])
  const period = periods.find(({ id }) => id === periodId) ?? refuse('http.not-found')
  const living = bans.find((ban) => ban.periodId === periodId && !ban.liftedAt) ?? null
  refuseIf(whyNotBan(from, { today, period, noticeDays, living }))

  const actId = await registerAct(tx, by, { ...act, municipalityId }, now)
  const id = await insertBan(tx, { municipalityId, periodId, from, actId, by: by.userId }, now)
  await record(tx, by, 'funding.banned', { subjectKind: 'ban', subjectId: id, facts: { from: from.toString() } }, now)
  await tellOf(tx, id, false)
  return id
}

/** New contracts are allowed again, at once. Refuses `funding.not-banned` when that has been done before. */
export async function liftBan(tx: Tx, by: Actor, id: string, now: Instant): Promise<void> {
  if (!(await findBan(tx, id, scopeOf(by)))) refuse('http.not-found')
  if (!(await updateLifted(tx, id, by.userId, now))) refuse('funding.not-banned')
  await record(tx, by, 'funding.ban-lifted', { subjectKind: 'ban', subjectId: id }, now)
  await tellOf(tx, id, true)
}

/** Families by portions; providers with an agreement by their own domain. */
async function tellOf(tx: Tx, banId: string, lifted: boolean): Promise<void> {
  await planJob(tx, 'funding.tell-ban', { banId, lifted })
  await planJob(tx, 'funding.ban-told', { banId, lifted })
}

/** Letters planned in one transaction. */
const LETTERS = 500

export type BanTelling = { banId: string; lifted: boolean }

/**
 * The next portion of families, from where the last one ended: letters and the place are one transaction, so that a kill loses
 * nobody and a job that is done again tells nobody twice. False when everybody was told, or the ban is another by now.
 */
export async function tellBanPortion(tx: Tx, telling: BanTelling, now: Instant, size = LETTERS): Promise<boolean> {
  const { banId, lifted } = telling
  const told = await takeTelling(tx, { ...telling, whom: 'families' })
  if (!told) return false
  const { ban, afterId } = told
  const holders = await listHolders(tx, ban.municipalityId, { afterId, limit: size })
  const letter = lifted ? 'funding.ban-lifted' : 'funding.banned'
  for (const { custodyId, childId, child, userId, email: to } of holders) {
    const facts = { childId, child, municipality: ban.municipality, period: ban.period, from: formatDay(ban.from) }
    await planLetter(tx, { to, cabinet: { userId }, letter, facts, key: `${letter}:${banId}:${custodyId}` })
  }
  const last = holders.length === size ? (holders.at(-1) ?? null) : null
  await advanceTelling(tx, { ...telling, whom: 'families' }, last?.custodyId ?? null, now)
  return last !== null
}
