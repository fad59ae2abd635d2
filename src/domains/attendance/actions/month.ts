import { type Actor, scopeOf } from '#access'
import { record, system } from '#audit'
import { chargeMode, lockContracts, settleMonth, shareOf } from '#enrolment'
import { isAfter, isBefore } from '#kernel/dates'
import { refuse, refuseIf } from '#kernel/refusal'
import type { Reader, Tx } from '#platform/db'
import type { GroupId } from '#programmes'
import { calendarOf, dayOf, isHoliday, settingOf } from '#region'
import type { ContractMonth, GroupMonth } from '../model.ts'
import {
  type Completeness,
  insertCompleteness,
  insertMonth,
  listContractMonths,
  listGroupMonths,
  lockGroup,
  lockLessonsOf,
} from '../queries/group.ts'
import { insertLessonsOf } from '../queries/lesson.ts'
import { whyNotClose, whyNotSettle, whyNotShare } from '../rules/lesson.ts'
import { type ForAll, sameForAll } from '../rules/same-for-all.ts'
import { decemberFrom } from '../settings.ts'

type Day = Temporal.PlainDate

const concludedLate = 'Договор заключён, когда месяц уже был закрыт'

/** What the provider says beside the count: a lower share of one contract, in hundredths of a percent, and why. */
export type Lowered = { applicationId: string; share: number; reason: string | null }
/** `forAll` stands for every contract that `lowered` does not name. */
export type Closing = { groupId: GroupId; month: Day; lowered: readonly Lowered[]; forAll?: ForAll | null }

/**
 * The provider closes a month of a group: completeness is counted from the journal, may be lowered with a reason, and the
 * money of every contract is settled by it in the same transaction. Once.
 */
export async function closeMonth(
  tx: Tx,
  by: Actor,
  { groupId, month, lowered, forAll = null }: Closing,
  now: Temporal.Instant,
): Promise<void> {
  const providerId = scopeOf(by)
  const today = await dayOf(tx, now)
  await lockContracts(tx, groupId)
  if (!(await lockGroup(tx, providerId, groupId))) refuse('http.not-found')
  const group = await lockedMonth(tx, { providerId, groupId, month, today })
  const december = await settingOf(tx, decemberFrom, today)
  refuseIf(
    whyNotClose({ month, today, closed: group.closedAt !== null, unmarked: group.unmarked, decemberFrom: december }),
  )

  const ahead = isAhead(month, today)
  if (ahead) await makeRest(tx, { groupId, month, today }, now)
  const contracts = await listContractMonths(tx, groupId, { month, ahead })
  refuseIf(whyNotSettle(contracts, today))
  const all = await Promise.all(contracts.map((one) => completenessOf(tx, one, { month, lowered, forAll })))
  const { planned, held } = (await listGroupMonths(tx, { providerId, groupId, month, today }))[0] ?? group
  const counted = { planned, held: ahead ? planned - group.cancelled : held }
  await insertMonth(tx, { groupId, month, ...counted, by: by.userId }, now)
  await insertCompleteness(tx, { groupId, month }, all)
  for (const { applicationId, share } of all)
    await settleMonth(tx, by, { applicationId: applicationId as ContractMonth['applicationId'], month, share }, now)

  const facts = { month: month.toString(), planned, held: counted.held, lowered: all.filter(isLowered).length }
  await record(tx, by, 'attendance.month-closed', { subjectKind: 'group', subjectId: groupId, facts }, now)
}

/**
 * Contracts that were concluded after their month had been closed: nothing of it was rendered to them by the journal, so the
 * certificate pays nothing for it and its part is free again. Safe to repeat.
 */
export async function settleLate(
  tx: Tx,
  { groupId, month }: Pick<Closing, 'groupId' | 'month'>,
  now: Temporal.Instant,
): Promise<void> {
  const today = await dayOf(tx, now)
  await lockContracts(tx, groupId)
  const all = await listContractMonths(tx, groupId, { month, ahead: false })
  const late = all.filter((one) => one.share === null && !isAfter(one.startsOn, today))
  const lowered = late.map(({ applicationId }) => ({ applicationId, share: 0, reason: concludedLate }))
  const settled = await Promise.all(late.map((one) => completenessOf(tx, one, { month, lowered })))
  await insertCompleteness(tx, { groupId, month }, settled)
  for (const { applicationId } of late) await settleMonth(tx, system, { applicationId, month, share: 0 }, now)
  const facts = { month: month.toString(), contracts: late.length }
  if (late.length > 0)
    await record(tx, system, 'attendance.late-settled', { subjectKind: 'group', subjectId: groupId, facts }, now)
}

/** December is closed while it runs: what the timetable still has counts as held. */
export function isAhead(month: Day, today: Day): boolean {
  return month.month === 12 && isBefore(today, month.with({ day: 31 }))
}

/** The share as it would be counted from the journal, by the rule of the contract's payer. */
export async function countedShareOf(reader: Reader, one: ContractMonth, month: Day): Promise<number> {
  return shareOf(one, await settingOf(reader, chargeMode, month, one.payerId))
}

async function completenessOf(
  tx: Tx,
  one: ContractMonth,
  { month, lowered, forAll = null }: Pick<Closing, 'month' | 'lowered' | 'forAll'>,
): Promise<Completeness> {
  const { applicationId, planned, held, present } = one
  const countedShare = await countedShareOf(tx, one, month)
  const wish = lowered.find((other) => other.applicationId === applicationId) ?? sameForAll(countedShare, forAll)
  const share = wish?.share ?? countedShare
  const reason = wish?.reason?.trim() || null
  refuseIf(whyNotShare(share, countedShare, reason))
  return { applicationId, planned, held, present, countedShare, share, reason: share < countedShare ? reason : null }
}

type OfGroup = { groupId: GroupId; month: Day; today: Day }

/** Lessons are locked first: after that nobody marks them until the month is closed. */
async function lockedMonth(tx: Tx, facts: OfGroup & { providerId: string }): Promise<GroupMonth> {
  await lockLessonsOf(tx, facts.groupId, facts.month)
  const [group] = await listGroupMonths(tx, facts)
  return group ?? refuse('attendance.nobody', { month: facts.month.toString() })
}

async function makeRest(tx: Tx, { groupId, month, today }: OfGroup, now: Temporal.Instant): Promise<void> {
  const calendar = await calendarOf(tx)
  for (let day = today; day.month === month.month; day = day.add({ days: 1 }))
    if (!isHoliday(calendar, day)) await insertLessonsOf(tx, day, now, groupId)
}

function isLowered({ share, countedShare }: Completeness): boolean {
  return share < countedShare
}
