import type { Actor } from '#access'
import { type Author, record, system } from '#audit'
import { isBefore } from '#kernel/dates'
import { newId } from '#kernel/ids'
import { Refusal, refuse } from '#kernel/refusal'
import type { Tx } from '#platform/db'
import { planJob } from '#platform/jobs'
import { countWaiting, freeSeat, type GroupId, keepSeat } from '#programmes'
import { dayOf, regionZone, type Setting, settingOf } from '#region'
import { closings } from '../../applications/words/closings.ts'
import type { ApplicationId } from '../../model.ts'
import { momentOf } from '../../quote/actions.ts'
import { lockQuoteFacts } from '../../quote/queries/facts.ts'
import { quote } from '../../quote/rules/quote.ts'
import type { Waiting, WaitingId } from '../model.ts'
import {
  findHead,
  type Head,
  insertWaiting,
  lockWaiting,
  lockWaitingGroup,
  updateOffered,
  updateWaitingEnded,
  updateWaitingTaken,
} from '../queries.ts'
import { mayWait, offerUntil } from '../rules.ts'
import { seatOfferHours, seatOfferNightFrom, seatOfferNightTo } from '../settings.ts'

export type Wish = { childId: string; groupId: GroupId }

/** Puts a child at the end of the waiting list of a full group. Refuses while seats are free, and with what never lets it in. */
export async function joinWaiting(tx: Tx, by: Actor, wish: Wish, now: Temporal.Instant): Promise<WaitingId> {
  const moment = await momentOf(tx, now)
  const facts = await lockQuoteFacts(tx, { ...wish, startsOn: null, guardianId: by.userId }, moment)
  if (!facts) refuse('http.not-found')

  const answer = mayWait(quote(facts))
  if (answer.kind === 'may-not') throw new Refusal('enrolment.not-allowed', { reasons: answer.reasons })
  if (facts.group.offered) refuse('enrolment.waits-already')
  if (answer.kind === 'seats-free') refuse('enrolment.seats-free')

  const id = newId<'waiting'>()
  if (!(await insertWaiting(tx, { ...wish, id, by: by.userId }, now))) refuse('enrolment.waits-already')
  await countWaiting(tx, wish.groupId, 1)
  await tell(tx, by, 'joined', { ...wish, id }, now)
  return id
}

/** The family leaves the list, or declines the seat that it was offered: that goes on to the next at once. */
export async function leaveWaiting(tx: Tx, by: Actor, id: WaitingId, now: Temporal.Instant): Promise<void> {
  const waiting = await lockWaiting(tx, id, by.userId)
  if (!waiting) refuse('http.not-found')
  const { state, groupId } = waiting
  if (state !== 'waiting' && state !== 'offered') refuse('enrolment.waiting-over')
  const to = state === 'offered' ? 'declined' : 'left'
  await updateWaitingEnded(tx, { id, from: state, to }, now)
  await (state === 'offered' ? freeSeat(tx, groupId) : countWaiting(tx, groupId, -1))
  await tell(tx, by, to, waiting, now)
}

/** One transaction offers so many seats at most; the sweep comes again. */
const OFFERED_AT_ONCE = 100

/**
 * Offers free seats of the group to those who wait longest, each once, and keeps them until their terms (P3). Whoever
 * studies on the module meanwhile is passed by; a group that is over gives its list up. Safe to repeat.
 */
export async function offerSeats(tx: Tx, groupId: GroupId, now: Temporal.Instant): Promise<number> {
  const today = await dayOf(tx, now)
  const group = await lockWaitingGroup(tx, groupId, { now, today })
  if (!group || (!group.takes && !group.over)) return 0
  const until = await seatOfferUntil(tx, seatOfferHours, now)
  let offered = 0
  for (let turn = 0; turn < OFFERED_AT_ONCE; turn++) {
    const head = await findHead(tx, groupId)
    if (!head) break
    if (group.over) await close(tx, { ...head, groupId }, closings['group-over'], now)
    else if (head.enrolled) await close(tx, { ...head, groupId }, closings['enrolled-elsewhere'], now)
    else if (await keepSeat(tx, groupId)) {
      await updateOffered(tx, head.id, until, now)
      await tell(tx, system, 'offered', head, now)
      offered += 1
    } else break
  }
  return offered
}

/** Until when a seat offered now is kept: so many hours by the region's rule, never ending at night. */
export async function seatOfferUntil(tx: Tx, hours: Setting<number>, now: Temporal.Instant): Promise<Temporal.Instant> {
  const today = await dayOf(tx, now)
  const [term, nightFrom, nightTo] = await Promise.all([
    settingOf(tx, hours, today),
    settingOf(tx, seatOfferNightFrom, today),
    settingOf(tx, seatOfferNightTo, today),
  ])
  return offerUntil(now, { hours: term, nightFrom, nightTo }, await regionZone(tx))
}

/** The term of an offer is over: the seat goes on to the next. Read again under the lock: a press of the last second wins. */
export async function passOfferOn(tx: Tx, id: WaitingId, now: Temporal.Instant): Promise<boolean> {
  const waiting = await lockWaiting(tx, id)
  if (waiting?.state !== 'offered' || !waiting.offerUntil) return false
  if (!isBefore(waiting.offerUntil, now)) return false
  await updateWaitingEnded(tx, { id, from: 'offered', to: 'missed' }, now)
  await freeSeat(tx, waiting.groupId)
  await tell(tx, system, 'missed', waiting, now)
  return true
}

/** The child can take no seat any more: its place goes, and a seat that was kept is free. Safe to repeat. */
export async function closeWaiting(
  tx: Tx,
  id: WaitingId,
  why: keyof typeof closings,
  now: Temporal.Instant,
): Promise<void> {
  const waiting = await lockWaiting(tx, id)
  if (waiting?.state === 'waiting') await close(tx, waiting, closings[why], now)
  if (waiting?.state !== 'offered') return
  await updateWaitingEnded(tx, { id, from: 'offered', to: 'closed', reason: closings[why] }, now)
  await freeSeat(tx, waiting.groupId)
  await tell(tx, system, 'closed', waiting, now)
}

/** The seat that an offer keeps becomes the application's; false when the term is over. */
export function takeOfferedSeat(
  tx: Tx,
  { id, ...wish }: Wish & { id: ApplicationId },
  now: Temporal.Instant,
): Promise<boolean> {
  return updateWaitingTaken(tx, { ...wish, applicationId: id }, now)
}

type Entry = Pick<Waiting, 'id' | 'childId' | 'groupId'>

async function close(tx: Tx, entry: Entry & Partial<Head>, reason: string, now: Temporal.Instant): Promise<void> {
  await updateWaitingEnded(tx, { id: entry.id, from: 'waiting', to: 'closed', reason }, now)
  await countWaiting(tx, entry.groupId, -1)
  await tell(tx, system, 'closed', entry, now)
}

type WaitingNews = 'joined' | 'offered' | 'declined' | 'missed' | 'left' | 'closed'

async function tell(
  tx: Tx,
  by: Author,
  news: WaitingNews,
  { id, childId }: Pick<Entry, 'id' | 'childId'>,
  now: Temporal.Instant,
) {
  await record(tx, by, `enrolment.waiting-${news}`, { childId, subjectKind: 'waiting', subjectId: id }, now)
  if (news !== 'left' && news !== 'declined') await planJob(tx, 'enrolment.tell-waiting', { waitingId: id, news })
}
