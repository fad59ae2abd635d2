import { type Reader, sql, type Tx } from '#platform/db'
import type { Acceptance, ApplicationId, ContractId, ContractState, NoticeSide } from '../../model.ts'
import type { TerminationGround } from '../words.ts'

export type Contract = {
  id: ContractId
  state: ContractState
  startsOn: Temporal.PlainDate
  endsOn: Temporal.PlainDate
  acceptedAt: Temporal.Instant | null
  acceptance: Acceptance | null
  statementOn: Temporal.PlainDate | null
  acceptDueOn: Temporal.PlainDate | null
}

/** A notice of termination as people read it. */
export type Notice = {
  id: string
  side: NoticeSide
  reason: string | null
  givenAt: Temporal.Instant
  /** Who gave it; nobody by name when the program did. */
  givenBy: string | null
  /** The last day of the contract; before its first one when it never begins. */
  lastOn: Temporal.PlainDate
  /** The last day before the notice. */
  plannedOn: Temporal.PlainDate
  /** What came back to the certificate, kopecks. */
  released: bigint
  withdrawnAt: Temporal.Instant | null
}

/** The contract of an application that the caller has locked. */
export async function findContract(reader: Reader, id: ApplicationId): Promise<Contract | null> {
  const { rows } = await sql<Contract>`
    select id, state, starts_on as "startsOn", ends_on as "endsOn", accepted_at as "acceptedAt",
      acceptance, statement_on as "statementOn", accept_due_on as "acceptDueOn"
    from enrolment_contract where application_id = ${id}`.execute(reader)
  return rows[0] ?? null
}

/** Every notice of an application, the oldest first; withdrawn ones stay. */
export async function listNotices(reader: Reader, id: ApplicationId): Promise<Notice[]> {
  const { rows } = await sql<Notice>`
    select n.id, n.side, n.reason, n.given_at as "givenAt", concat_ws(' ', giver.surname, giver.name, giver.patronymic) as "givenBy",
      n.last_on as "lastOn", n.planned_on as "plannedOn", n.withdrawn_at as "withdrawnAt",
      case when n.last_on < a.starts_on then a.certificate_kopecks
        else coalesce((select sum(certificate_kopecks) from enrolment_notice_month m where m.notice_id = n.id), 0)
      end::bigint as released
    from enrolment_notice n join enrolment_application a on a.id = n.application_id
    left join access_user giver on giver.id = n.given_by
    where n.application_id = ${id} order by n.given_at, n.id`.execute(reader)
  return rows.map((row) => ({ ...row, givenBy: row.givenBy || null }))
}

/** A contract of the next period that prolongs this one: still offered, or concluded already. */
export type NextContract = {
  number: string
  period: string | null
  concluded: boolean
  certificate: bigint
  /** The seat goes over to it and is not freed. */
  takesSeat: boolean
}

export async function findNextContract(reader: Reader, id: ApplicationId): Promise<NextContract | null> {
  const { rows } = await sql<NextContract>`
    select n.number, period.name as period, n.state = 'enrolled' as concluded, n.certificate_kopecks as certificate,
      not n.holds_seat as "takesSeat"
    from enrolment_application n left join region_funding_period period on period.id = n.period_id
    where n.prolongs_id = ${id} and n.state in ('submitted', 'confirmed', 'enrolled') order by n.id desc limit 1`.execute(
    reader,
  )
  return rows[0] ?? null
}

/** The notice that stands: not withdrawn. */
export async function findNotice(reader: Reader, id: ApplicationId): Promise<Notice | null> {
  return (await listNotices(reader, id)).find(({ withdrawnAt }) => withdrawnAt === null) ?? null
}

export type TakenOut = {
  months: { month: Temporal.PlainDate; certificate: bigint; parent: bigint }[]
  plannedOn: Temporal.PlainDate | null
}

/** The months that the standing notice took out of a contract, and the last day before it. */
export async function findTakenOut(reader: Reader, id: ApplicationId): Promise<TakenOut> {
  const { rows } = await sql<TakenOut['months'][number] & { plannedOn: Temporal.PlainDate }>`
    select m.month, m.certificate_kopecks as certificate, m.parent_kopecks as parent, n.planned_on as "plannedOn"
    from enrolment_notice n join enrolment_notice_month m on m.notice_id = n.id
    where n.application_id = ${id} and n.withdrawn_at is null order by m.month`.execute(reader)
  return { months: rows.map(({ plannedOn: _, ...part }) => part), plannedOn: rows[0]?.plannedOn ?? null }
}

type NewNotice = {
  id: string
  side: NoticeSide
  ground: TerminationGround | null
  reason: string | null
  by: string | null
  lastOn: Temporal.PlainDate
}

export async function insertNotice(
  tx: Tx,
  applicationId: ApplicationId,
  { id, side, ground, reason, by, lastOn }: NewNotice,
  now: Temporal.Instant,
): Promise<void> {
  await sql`
    insert into enrolment_notice (id, application_id, side, ground, reason, given_at, given_by, last_on, planned_on)
    select ${id}, application_id, ${side}, ${ground}, ${reason}, ${now}, ${by}, ${lastOn}, ends_on from enrolment_contract
    where application_id = ${applicationId}`.execute(tx)
}

/**
 * Takes the months after a day out of an application and keeps them with the notice; answers what the certificate would
 * have paid for them. A month that is charged stays: charged money comes back by a refund only.
 */
export async function takeOutMonths(
  tx: Tx,
  id: ApplicationId,
  { id: noticeId, lastOn }: Pick<NewNotice, 'id' | 'lastOn'>,
): Promise<bigint> {
  const { rows } = await sql<{ certificate: bigint }>`
    with gone as (
      delete from enrolment_month m where application_id = ${id} and month > ${lastOn}
        and not exists (select from ledger_entry e where e.kind = 'charge' and e.month = m.month
          and e.cause_id in (${id}, (select c.id from enrolment_contract c where c.application_id = ${id})))
      returning month, certificate_kopecks, parent_kopecks
    ), kept as (
      insert into enrolment_notice_month (notice_id, month, certificate_kopecks, parent_kopecks)
      select ${noticeId}, month, certificate_kopecks, parent_kopecks from gone
    ), sum as (
      select coalesce(sum(certificate_kopecks), 0)::bigint as certificate, coalesce(sum(parent_kopecks), 0)::bigint as parent from gone
    )
    update enrolment_application set ends_on = ${lastOn}, certificate_kopecks = certificate_kopecks - sum.certificate,
      parent_kopecks = parent_kopecks - sum.parent, price_kopecks = price_kopecks - sum.certificate - sum.parent
    from sum where id = ${id} returning sum.certificate`.execute(tx)
  return rows[0]?.certificate ?? 0n
}

/** Puts back what a notice had taken out; answers what the certificate pays for it again. */
export async function putMonthsBack(
  tx: Tx,
  id: ApplicationId,
  { id: noticeId, plannedOn }: Pick<Notice, 'id' | 'plannedOn'>,
): Promise<bigint> {
  const { rows } = await sql<{ certificate: bigint }>`
    with back as (
      insert into enrolment_month (application_id, month, certificate_kopecks, parent_kopecks)
      select ${id}, month, certificate_kopecks, parent_kopecks from enrolment_notice_month where notice_id = ${noticeId}
      returning certificate_kopecks, parent_kopecks
    ), sum as (
      select coalesce(sum(certificate_kopecks), 0)::bigint as certificate, coalesce(sum(parent_kopecks), 0)::bigint as parent from back
    )
    update enrolment_application set ends_on = ${plannedOn}, certificate_kopecks = certificate_kopecks + sum.certificate,
      parent_kopecks = parent_kopecks + sum.parent, price_kopecks = price_kopecks + sum.certificate + sum.parent
    from sum where id = ${id} returning sum.certificate`.execute(tx)
  return rows[0]?.certificate ?? 0n
}

export async function updateNoticeWithdrawn(
  tx: Tx,
  id: string,
  by: string | null,
  now: Temporal.Instant,
): Promise<void> {
  await sql`update enrolment_notice set withdrawn_at = ${now}, withdrawn_by = ${by} where id = ${id}`.execute(tx)
}

/** A contract changes state and last day; false when it is in none of the states it may leave. */
export async function updateContract(
  tx: Tx,
  id: ApplicationId,
  from: readonly ContractState[],
  to: { state: ContractState; endsOn: Temporal.PlainDate; endedAt: Temporal.Instant | null },
): Promise<boolean> {
  const result =
    await sql`update enrolment_contract set state = ${to.state}, ends_on = ${to.endsOn}, ended_at = ${to.endedAt}
    where application_id = ${id} and state = any(${[...from]})`.execute(tx)
  return result.numAffectedRows === 1n
}
