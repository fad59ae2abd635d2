import type { Actor } from '#access'
import { record } from '#audit'
import { type ApplicationId, cancelApplication, quoteFor, submitApplication } from '#enrolment'
import type { ChildId } from '#families'
import type { Instant } from '#kernel/dates'
import { refuse, refuseIf } from '#kernel/refusal'
import type { Tx } from '#platform/db'
import { type GroupId, studyYearOf } from '#programmes'
import { dayOf } from '#region'
import type { Decline, Order, People, Wanted } from '../model.ts'
import { insertMessage } from '../queries/message.ts'
import { lockOrder, type Named, updatePeople, updateSettled } from '../queries/order.ts'
import { isAgreed, startOf, whyNotSame } from '../rules/order.ts'
import { declineOf, elsewhereDecline } from '../words/declines.ts'
import { attempt } from './attempt.ts'
import { certificateFor } from './certificate.ts'
import { type Keys, settlePeople } from './people.ts'
import { peopleKeyOf } from './request.ts'

export type Ordered = Named & { people: People; wanted: Wanted; keys: Keys }

/**
 * Takes an order (S-081): an application like any other, filed by the family's own act. Repeated, late or after its own
 * withdrawal it settles once; what stands in the way is an answer, not an error. Refuses `exchange.order-changed`.
 */
export async function takeOrder(tx: Tx, ordered: Ordered, now: Instant): Promise<void> {
  const { people, wanted, keys } = ordered
  const order = await lockOrder(tx, ordered, now)
  const peopleKey = peopleKeyOf(people, keys.secrets)

  refuseIf(whyNotSame(order, { peopleKey, groupId: wanted.groupId }))
  if (order.state !== 'asked') return

  const done = await attempt(tx, () => file(tx, ordered, now))
  if ('refusal' in done) return decline(tx, { order, peopleKey, wanted, why: declineOf(done.refusal) }, now)
  const { value } = done
  if ('why' in value) return decline(tx, { order, peopleKey, wanted, why: value.why }, now)

  const { by, childId, applicationId, issued } = value
  await updatePeople(tx, order.id, { peopleKey, userId: by.userId, childId, issued })
  await updateSettled(tx, order.id, { state: 'filed', groupId: wanted.groupId, applicationId }, now)
  await insertMessage(tx, { orderId: order.id, status: 'submitted', comment: null, happenedAt: now }, now)
  const trace = { childId, subjectKind: 'application', subjectId: applicationId }
  await record(tx, by, 'exchange.ordered', trace, now)
}

/**
 * The family takes its order back on the other side. Before the order came it will never be filed; what is enrolled is ended in
 * the cabinet, by a notice.
 */
export async function cancelOrder(tx: Tx, named: Named, now: Instant): Promise<void> {
  const order = await lockOrder(tx, named, now)
  if (order.state === 'cancelled' || order.state === 'declined') return
  const { applicationId, userId, childId } = order
  if (order.state === 'filed' && applicationId && userId) {
    const by = { userId, role: 'family', scopeId: null } as Actor
    const done = await attempt(tx, () => cancelApplication(tx, by, applicationId, now))
    // The provider or the family itself was quicker: the state of the application is the answer.
    if ('refusal' in done) return
    await record(
      tx,
      by,
      'exchange.order-cancelled',
      { childId, subjectKind: 'application', subjectId: applicationId },
      now,
    )
  }
  await updateSettled(tx, order.id, { state: 'cancelled' }, now)
  await insertMessage(tx, { orderId: order.id, status: 'cancelled', comment: null, happenedAt: now }, now)
}

type Filed = { by: Actor; childId: ChildId; applicationId: ApplicationId; issued: boolean }

async function file(tx: Tx, { people, wanted, keys }: Ordered, now: Instant): Promise<Filed | { why: Decline }> {
  const found = await settlePeople(tx, people, keys, now)
  if ('elsewhere' in found) return { why: elsewhereDecline(found.elsewhere) }
  const { by, childId } = found
  const { issued } = await certificateFor(tx, by, { childId, people, keys }, now)
  const applicationId = await submit(tx, by, { childId, wanted }, now)
  return { by, childId, applicationId, issued }
}

const ATTEMPTS = 3

/** By the quote of this moment, if the family agreed to as much. */
async function submit(
  tx: Tx,
  by: Actor,
  { childId, wanted }: { childId: ChildId; wanted: Wanted },
  now: Instant,
): Promise<ApplicationId> {
  const groupId = wanted.groupId as GroupId
  const asked = { childId, groupId, guardianId: by.userId, startsOn: startOf(wanted, await dayOf(tx, now)) }
  for (let number = 1; ; number += 1) {
    const quote = await quoteFor(tx, asked, now)
    if (!quote) refuse('exchange.group-unknown')
    if (studyYearOf(quote.startsOn) !== wanted.studyYear) refuse('exchange.study-year')
    if (quote.allowed && !isAgreed(quote, wanted))
      refuse('exchange.price-changed', { parentKopecks: String(quote.parent) })
    const { startsOn, version: quoteVersion } = quote
    const wish = { childId, groupId, startsOn, quoteVersion, fromSystem: 'gosuslugi' as const }
    const done = await attempt(tx, () => submitApplication(tx, by, wish, now))
    if ('value' in done) return done.value.id
    if (done.refusal.code !== 'enrolment.quote-changed' || number === ATTEMPTS) throw done.refusal
  }
}

type Declining = { order: Order; peopleKey: Uint8Array; wanted: Wanted; why: Decline }

async function decline(tx: Tx, { order, peopleKey, wanted, why }: Declining, now: Instant): Promise<void> {
  const { id, userId, childId, issued } = order
  await updatePeople(tx, id, { peopleKey, userId, childId, issued })
  await updateSettled(tx, id, { state: 'declined', groupId: wanted.groupId, decline: why }, now)
  await insertMessage(tx, { orderId: id, status: 'declined', comment: why.words, happenedAt: now }, now)
}
