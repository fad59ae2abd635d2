import type { Instant } from '#kernel/dates'
import { newId } from '#kernel/ids'
import { type Reader, sql, type Tx } from '#platform/db'
import type { Message, Status } from '../model.ts'

type NewMessage = { orderId: string; status: Status; comment: string | null; happenedAt: Instant }

/** Behind what was told before; the order's row is locked by the caller. */
export async function insertMessage(tx: Tx, message: NewMessage, now: Instant): Promise<void> {
  const { orderId, status, comment, happenedAt } = message
  await sql`insert into exchange_message (id, order_id, sequence, status, comment, happened_at, next_attempt_at)
    select ${newId()}, ${orderId}, coalesce(max(sequence), 0) + 1, ${status}, ${comment}, ${happenedAt}, ${now}
    from exchange_message where order_id = ${orderId}`.execute(tx)
}

export async function findLastStatus(reader: Reader, orderId: string): Promise<Status | null> {
  const { rows } = await sql<{ status: Status }>`select status from exchange_message
    where order_id = ${orderId} order by sequence desc limit 1`.execute(reader)
  return rows[0]?.status ?? null
}

export type Taken = Message & {
  orderId: string
  partnerId: string
  endpoint: string
  attempts: number
  firstAt: Instant
}

/** How long one delivery may take before somebody else tries it. */
const TAKEN_SECONDS = 60

/**
 * Takes what is due, the first undelivered message of each order only: statuses of an order never overtake each other.
 * Who dies with a message in hand leaves it to the next one, and the receiver knows a repeat by its id.
 */
export async function takeDue(
  tx: Tx,
  { limit, silent }: { limit: number; silent: readonly string[] },
  now: Instant,
): Promise<Taken[]> {
  const { rows } = await sql<Taken>`
    with due as (
      select m.id from exchange_message m join exchange_order o on o.id = m.order_id
        join exchange_partner p on p.id = o.partner_id
      where m.delivered_at is null and m.dead_at is null and m.next_attempt_at <= ${now}
        and (m.taken_until is null or m.taken_until <= ${now})
        and p.endpoint is not null and p.revoked_at is null and p.id <> all(${[...silent]}::uuid[])
        and not exists (select from exchange_message before
          where before.order_id = m.order_id and before.sequence < m.sequence and before.delivered_at is null)
      order by m.next_attempt_at, m.id limit ${limit} for update of m skip locked
    ), taken as (
      update exchange_message set taken_until = ${now.add({ seconds: TAKEN_SECONDS })}, attempts = attempts + 1
      where id in (select id from due) returning *
    )
    select m.id, m.order_id as "orderId", o.external_id as "externalId", o.partner_id as "partnerId", p.endpoint,
      m.sequence, m.status, m.comment, a.number, m.happened_at as "happenedAt", m.attempts,
      greatest(m.happened_at, coalesce((select max(before.delivered_at) from exchange_message before
        where before.order_id = m.order_id), m.happened_at), coalesce(m.revived_at, m.happened_at)) as "firstAt"
    from taken m join exchange_order o on o.id = m.order_id join exchange_partner p on p.id = o.partner_id
      left join enrolment_application a on a.id = o.application_id
    order by m.id`.execute(tx)
  return rows
}

export async function updateDelivered(tx: Tx, id: string, now: Instant): Promise<void> {
  await sql`update exchange_message set delivered_at = ${now}, dead_at = null, taken_until = null, problem = null
    where id = ${id} and delivered_at is null`.execute(tx)
}

/** Tried again at `next`, or left to a person where it is null. */
export async function updateFailed(
  tx: Tx,
  { id, problem, next }: { id: string; problem: string; next: Instant | null },
  now: Instant,
): Promise<void> {
  await sql`update exchange_message set taken_until = null, problem = ${problem.slice(0, 300)},
      dead_at = ${next === null ? now : null}::timestamptz, next_attempt_at = coalesce(${next}::timestamptz, next_attempt_at)
    where id = ${id} and delivered_at is null`.execute(tx)
}

/** A dead letter goes again at once and has all its days anew; null when it is not dead (any more). */
export async function updateRevived(tx: Tx, id: string, now: Instant): Promise<string | null> {
  const { rows } = await sql<{ orderId: string }>`update exchange_message
    set dead_at = null, next_attempt_at = ${now}, revived_at = ${now} where id = ${id} and dead_at is not null
    returning order_id as "orderId"`.execute(tx)
  return rows[0]?.orderId ?? null
}

export type Outbox = { waiting: number; late: number; dead: number; delivered: number; oldestAt: Instant | null }

/** How the way out stands; late is what was tried and not taken. */
export async function countOutbox(reader: Reader): Promise<Outbox> {
  const { rows } = await sql<Outbox>`
    select count(*) filter (where delivered_at is null and dead_at is null)::int as waiting,
      count(*) filter (where delivered_at is null and dead_at is null and attempts > 0)::int as late,
      count(*) filter (where dead_at is not null)::int as dead,
      count(*) filter (where delivered_at is not null)::int as delivered,
      min(happened_at) filter (where delivered_at is null) as "oldestAt"
    from exchange_message`.execute(reader)
  return rows[0] ?? { waiting: 0, late: 0, dead: 0, delivered: 0, oldestAt: null }
}

export type Undelivered = Message & {
  partner: string
  attempts: number
  nextAt: Instant
  deadAt: Instant | null
  problem: string | null
}

/** What has not reached its partner, dead letters first, then the oldest. */
export async function listUndelivered(reader: Reader, limit: number): Promise<Undelivered[]> {
  const { rows } = await sql<Undelivered>`
    select m.id, o.external_id as "externalId", p.name as partner, m.sequence, m.status, m.comment, a.number,
      m.happened_at as "happenedAt", m.attempts, m.next_attempt_at as "nextAt", m.dead_at as "deadAt", m.problem
    from exchange_message m join exchange_order o on o.id = m.order_id join exchange_partner p on p.id = o.partner_id
      left join enrolment_application a on a.id = o.application_id
    where m.delivered_at is null order by m.dead_at is null, m.happened_at, m.id limit ${limit}`.execute(reader)
  return rows
}

/** The whole story of one order as it was told, oldest first. */
export async function listMessages(
  reader: Reader,
  orderId: string,
): Promise<(Message & { deliveredAt: Instant | null })[]> {
  const { rows } = await sql<Message & { deliveredAt: Instant | null }>`
    select m.id, o.external_id as "externalId", m.sequence, m.status, m.comment, a.number, m.happened_at as "happenedAt",
      m.delivered_at as "deliveredAt"
    from exchange_message m join exchange_order o on o.id = m.order_id
      left join enrolment_application a on a.id = o.application_id
    where m.order_id = ${orderId} order by m.sequence`.execute(reader)
  return rows
}
