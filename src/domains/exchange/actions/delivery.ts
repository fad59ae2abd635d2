import type { Author } from '#audit'
import { record } from '#audit'
import type { Instant } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Database, Tx } from '#platform/db'
import { dayOf, settingOf } from '#region'
import type { Message } from '../model.ts'
import { type Taken, takeDue, updateDelivered, updateFailed, updateRevived } from '../queries/message.ts'
import { findSecretOf } from '../queries/partner.ts'
import { isDead, nextAttempt, type Outcome, outcomeOf } from '../rules/delivery.ts'
import { type Secrets, signatureOf } from '../secrets.ts'
import { retryDays } from '../settings.ts'

/** One letter to a partner, ready to go. */
export type Parcel = { url: string; headers: Record<string, string>; body: string }
/** Sends it and says with which status the partner answered; throws when nobody did. */
type Post = (parcel: Parcel) => Promise<number>

const AT_ONCE = 20

/**
 * Delivers what is due. Nothing is sent inside a transaction: a message is taken, sent, and marked, so a kill in between sends
 * it again under the same id. A partner that does not answer is left alone until the next run.
 */
export async function deliverDue(db: Place, { secrets, post }: Way, clock: () => Instant): Promise<number> {
  const silent = new Set<string>()
  let delivered = 0
  for (;;) {
    const due = await db.transaction((tx) => takeDue(tx, { limit: AT_ONCE, silent: [...silent] }, clock()))
    if (due.length === 0) return delivered
    for (const message of due) {
      const outcome = silent.has(message.partnerId) ? notTried : await send(db, message, { secrets, post }, clock())
      if (outcome.is === 'silent') silent.add(message.partnerId)
      await db.transaction((tx) => settle(tx, message, outcome, clock()))
      if (outcome.is === 'delivered') delivered += 1
    }
  }
}

type Way = { secrets: Secrets; post: Post }
type Place = Pick<Database, 'reader' | 'transaction'>
const notTried: Outcome = { is: 'silent', problem: 'Система не отвечает' }

/** A dead letter goes again at once. Refuses `exchange.not-dead`. */
export async function reviveMessage(tx: Tx, by: Author, id: string, now: Instant): Promise<void> {
  const orderId = (await updateRevived(tx, id, now)) ?? refuse('exchange.not-dead')
  await record(tx, by, 'exchange.message-revived', { subjectKind: 'order', subjectId: orderId }, now)
}

async function send(db: Place, message: Taken, { secrets, post }: Way, now: Instant): Promise<Outcome> {
  const found = await findSecretOf(db.reader, message.partnerId)
  if (!found) return notTried
  const body = JSON.stringify(messageJson(message))
  const timestamp = String(Math.floor(now.epochMilliseconds / 1000))
  const secret = secrets.open(message.partnerId, found.secretSealed)
  const path = new URL(message.endpoint).pathname
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'idempotency-key': message.id,
    'x-timestamp': timestamp,
    'x-signature': signatureOf(secret, { timestamp, method: 'POST', path, body }),
  }
  try {
    return outcomeOf(await post({ url: message.endpoint, headers, body }))
  } catch (error) {
    const { cause, name } = error as { cause?: { code?: string }; name?: string }
    return { is: 'silent', problem: `Нет ответа (${cause?.code ?? name ?? 'сеть'})` }
  }
}

async function settle(tx: Tx, message: Taken, outcome: Outcome, now: Instant): Promise<void> {
  const { id, attempts, firstAt } = message
  if (outcome.is === 'delivered') return updateDelivered(tx, id, now)
  const days = await settingOf(tx, retryDays, await dayOf(tx, now))
  const next = isDead(outcome, { firstAt, days }, now) ? null : nextAttempt(attempts, now)
  await updateFailed(tx, { id, problem: outcome.problem, next }, now)
}

/** A status as partners read it: by its id a repeat is known, by its sequence its place. */
export function messageJson({ id, externalId, sequence, status, comment, number, happenedAt }: Message) {
  return { id, orderId: externalId, sequence, status, comment, applicationNumber: number, at: happenedAt.toString() }
}
