import type { Day, Instant } from '#kernel/dates'
import { newId } from '#kernel/ids'
import { type Reader, sql, type Tx } from '#platform/db'
import type { Decline, Order, OrderState, Told } from '../model.ts'

const columns = sql`o.id, o.partner_id as "partnerId", o.external_id as "externalId", o.state, o.people_key as "peopleKey",
  o.user_id as "userId", o.child_id as "childId", o.issued, o.group_id as "groupId", o.application_id as "applicationId",
  case when o.decline_code is not null then jsonb_build_object('code', o.decline_code, 'words', o.decline_words) end as decline,
  o.received_at as "receivedAt"`

export type Named = { partnerId: string; externalId: string }

/** The order of this number, locked; the first message about it makes it. Equal messages wait here for each other. */
export async function lockOrder(tx: Tx, { partnerId, externalId }: Named, now: Instant): Promise<Order> {
  await sql`insert into exchange_order (id, partner_id, external_id, state, received_at)
    values (${newId()}, ${partnerId}, ${externalId}, 'asked', ${now})
    on conflict on constraint exchange_order_once do nothing`.execute(tx)
  const { rows } = await sql<Order>`select ${columns} from exchange_order o
    where o.partner_id = ${partnerId} and o.external_id = ${externalId} for update`.execute(tx)
  const [order] = rows
  if (!order) throw new Error('the order was not inserted')
  return order
}

/** One of the partner's own orders; somebody else's and an unknown one are alike. */
export async function findOrder(reader: Reader, { partnerId, externalId }: Named): Promise<Order | null> {
  const { rows } = await sql<Order>`select ${columns} from exchange_order o
    where o.partner_id = ${partnerId} and o.external_id = ${externalId}`.execute(reader)
  return rows[0] ?? null
}

/** The order behind an application, locked; null for one of the cabinet. */
export async function lockOrderOf(tx: Tx, applicationId: string): Promise<Order | null> {
  const { rows } = await sql<Order>`select ${columns} from exchange_order o
    where o.application_id = ${applicationId} for update`.execute(tx)
  return rows[0] ?? null
}

export async function updatePeople(
  tx: Tx,
  id: string,
  people: { peopleKey: Uint8Array; userId: string | null; childId: string | null; issued: boolean },
): Promise<void> {
  await sql`update exchange_order set people_key = ${people.peopleKey}, user_id = ${people.userId},
    child_id = ${people.childId}, issued = issued or ${people.issued} where id = ${id}`.execute(tx)
}

type Settled = {
  state: Exclude<OrderState, 'asked'>
  groupId?: string
  applicationId?: string
  decline?: Decline
}

export async function updateSettled(tx: Tx, id: string, settled: Settled, now: Instant): Promise<void> {
  const { state, groupId, applicationId, decline } = settled
  await sql`update exchange_order set state = ${state}, settled_at = ${now},
    group_id = coalesce(${groupId ?? null}::uuid, group_id),
    application_id = coalesce(${applicationId ?? null}::uuid, application_id),
    decline_code = ${decline?.code ?? null}, decline_words = ${decline?.words ?? null} where id = ${id}`.execute(tx)
}

/** The application as statuses tell of it. */
export async function findTold(reader: Reader, applicationId: string): Promise<Told | null> {
  const { rows } = await sql<Told>`select a.id, a.number, a.state, a.reason, a.decided_at as "decidedAt",
      a.submitted_at as "submittedAt", contract.id is not null as offered
    from enrolment_application a left join enrolment_contract contract on contract.application_id = a.id
    where a.id = ${applicationId}`.execute(reader)
  return rows[0] ?? null
}

export type Filed = {
  id: string
  number: string
  state: string
  startsOn: Day
  endsOn: Day
  answerDueOn: Day
  certificateKopecks: bigint
  parentKopecks: bigint
}

/** What an order has become, as the other system is answered. */
export async function findFiled(reader: Reader, applicationId: string): Promise<Filed | null> {
  const { rows } = await sql<Filed>`select id, number, state, starts_on as "startsOn", ends_on as "endsOn",
      answer_due_on as "answerDueOn", certificate_kopecks as "certificateKopecks", parent_kopecks as "parentKopecks"
    from enrolment_application where id = ${applicationId}`.execute(reader)
  return rows[0] ?? null
}

/** Filed orders whose application has gone on since the last status: a safety net under the jobs. */
export async function listUntold(reader: Reader, limit: number): Promise<string[]> {
  const { rows } = await sql<{ applicationId: string }>`
    select o.application_id as "applicationId" from exchange_order o
      join enrolment_application a on a.id = o.application_id
    where a.state is distinct from (
      select m.status from exchange_message m where m.order_id = o.id order by m.sequence desc limit 1)
    order by o.id limit ${limit}`.execute(reader)
  return rows.map(({ applicationId }) => applicationId)
}

export type Line = {
  externalId: string
  state: OrderState
  status: string | null
  number: string | null
  receivedAt: Instant
}

/** Orders of a partner received within a span, after a place in it: what reconciliation compares. */
export async function listLines(
  reader: Reader,
  span: { partnerId: string; from: Instant; to: Instant; after?: string | null; limit: number },
): Promise<Line[]> {
  const { rows } = await sql<Line>`
    select o.external_id as "externalId", o.state, a.number, o.received_at as "receivedAt",
      case o.state when 'declined' then 'declined' when 'asked' then null else coalesce(a.state, 'cancelled') end as status
    from exchange_order o left join enrolment_application a on a.id = o.application_id
    where o.partner_id = ${span.partnerId} and o.received_at >= ${span.from} and o.received_at < ${span.to}
      and (${span.after ?? null}::text is null or o.external_id > ${span.after ?? null})
    order by o.external_id limit ${span.limit}`.execute(reader)
  return rows
}
