import { type RawBuilder, type Reader, sql, type Tx } from '#platform/db'
import type { ApplicationId } from '../../model.ts'

type Day = Temporal.PlainDate

export type Opening = { lastId: ApplicationId | null; doneAt: Temporal.Instant | null }

/**
 * Writing off the months of many contracts and changing those of one wait for each other, or the one would write off what
 * the other gives back. Contracts do not wait for each other. Taken before the money is touched.
 */
export async function lockMonths(tx: Tx, whose: 'of-many' | 'of-one'): Promise<void> {
  const key = sql`hashtextextended('enrolment.months ' || current_schema(), 0)`
  await (whose === 'of-many'
    ? sql`select pg_advisory_xact_lock(${key})`
    : sql`select pg_advisory_xact_lock_shared(${key})`
  ).execute(tx)
}

/** The last month of an application that is written off; null before the first. */
export async function findLastCharged(reader: Reader, id: ApplicationId): Promise<Day | null> {
  const { rows } = await sql<{ month: Day | null }>`
    select max(month) as month from ledger_entry where cause_id = ${id} and kind = 'charge'`.execute(reader)
  return rows[0]?.month ?? null
}

/** The opening of a month, begun if it was not; its lock lets one portion after another through. */
export async function lockOpening(tx: Tx, month: Day, now: Temporal.Instant): Promise<Opening> {
  await sql`insert into enrolment_opening (month, begun_at) values (${month}, ${now}) on conflict (month) do nothing`.execute(
    tx,
  )
  const { rows } = await sql<Opening>`select last_application_id as "lastId", done_at as "doneAt"
    from enrolment_opening where month = ${month} for update`.execute(tx)
  const [opening] = rows
  if (!opening) throw new Error(`the opening of ${month} was not begun`)
  return opening
}

/** The last month whose opening is done; null before the first. */
export async function findLastOpened(reader: Reader): Promise<Day | null> {
  const { rows } = await sql<{ month: Day | null }>`
    select max(month) as month from enrolment_opening where done_at is not null`.execute(reader)
  return rows[0]?.month ?? null
}

/** The application with which the next portion of living contracts ends; null when there are none any more. */
export async function findPortionEnd(
  reader: Reader,
  after: ApplicationId | null,
  most: number,
): Promise<ApplicationId | null> {
  const { rows } = await sql<{ id: ApplicationId | null }>`
    select id from (select id from enrolment_application
      where state = 'enrolled' and (${after}::uuid is null or id > ${after}) order by id limit ${most}) portion
    order by id desc limit 1`.execute(reader)
  return rows[0]?.id ?? null
}

export async function updateOpening(
  tx: Tx,
  month: Day,
  portion: { lastId: ApplicationId; contracts: number; amount: bigint },
): Promise<void> {
  await sql`update enrolment_opening set last_application_id = ${portion.lastId}, contracts = contracts + ${portion.contracts}::int,
    amount_kopecks = amount_kopecks + ${portion.amount} where month = ${month}`.execute(tx)
}

export async function updateOpened(tx: Tx, month: Day, now: Temporal.Instant): Promise<void> {
  await sql`update enrolment_opening set done_at = ${now} where month = ${month} and done_at is null`.execute(tx)
}

type Charged = {
  /** Which applications `a`. */
  which: RawBuilder<unknown>
  from: Day | null
  to: Day
  /** Payers whose months are written off when they open. */
  payers: readonly string[]
}

/** The certificate's parts of months that are written off as such, of contracts that have begun (domain 5.4, 6.2). */
export function monthsToCharge({ which, from, to, payers }: Charged): RawBuilder<unknown> {
  return sql`
    select account.id as account_id, m.certificate_kopecks as amount, m.month, a.id as cause_id, null::uuid as act_id,
      'charge:' || a.id || ':' || m.month as key
    from enrolment_application a
      join enrolment_contract contract on contract.application_id = a.id and contract.state in ('active', 'terminating')
      join enrolment_month m on m.application_id = a.id
      join ledger_account account on account.certificate_id = a.certificate_id and account.period_id = a.period_id
        and account.unit = 'kopecks'
    where a.state = 'enrolled' and ${which} and m.month <= ${to} and (${from}::date is null or m.month >= ${from})
      and m.certificate_kopecks > 0 and m.share is null and a.payer_id = any(${[...payers]}::uuid[])`
}

/** Locks the living contracts of a group in the order of the house: certificates, the group, applications; ids sorted. */
export async function lockContracts(tx: Tx, groupId: string): Promise<void> {
  const living = sql`group_id = ${groupId} and state in ('enrolled', 'ended')`
  await sql`select from certificates_certificate where id in (
    select certificate_id from enrolment_application where ${living}) order by id for no key update`.execute(tx)
  await sql`select from programmes_group where id = ${groupId} for no key update`.execute(tx)
  await sql`select from enrolment_application where ${living} order by id for no key update`.execute(tx)
}

export type MonthToSettle = {
  certificate: bigint
  charged: bigint
  settled: boolean
  accountId: string | null
  periodId: string | null
  periodEndsOn: Day | null
  payerId: string
  childId: string
}

/** One month of a locked application: its part, what of it is written off, where the money stands. */
export async function lockMonth(tx: Tx, id: ApplicationId, month: Day): Promise<MonthToSettle | null> {
  const { rows } = await sql<MonthToSettle>`
    select m.certificate_kopecks as certificate, m.share is not null as settled, account.id as "accountId", a.period_id as "periodId",
      period.ends_on as "periodEndsOn", a.payer_id as "payerId", a.child_id as "childId",
      coalesce((select sum(case e.kind when 'charge' then e.amount else -e.amount end) from ledger_entry e
        where e.cause_id = a.id and e.month = m.month and e.kind in ('charge', 'refund')), 0)::bigint as charged
    from enrolment_month m
      join enrolment_application a on a.id = m.application_id
      left join region_funding_period period on period.id = a.period_id
      left join ledger_account account on account.certificate_id = a.certificate_id and account.period_id = a.period_id
        and account.unit = 'kopecks'
    where m.application_id = ${id} and m.month = ${month} for no key update of m`.execute(tx)
  return rows[0] ?? null
}

export async function updateSettled(
  tx: Tx,
  id: ApplicationId,
  { month, share }: { month: Day; share: number },
  now: Temporal.Instant,
): Promise<void> {
  await sql`update enrolment_month set share = ${share}, settled_at = ${now}
    where application_id = ${id} and month = ${month} and share is null`.execute(tx)
}
