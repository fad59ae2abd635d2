import type { Day, Instant } from '#kernel/dates'
import { type Reader, sql, type Tx } from '#platform/db'

type Batch = { today: Day; most: number }

/** Marks statements whose papers are due between today and a day, and were not reminded of yet. */
export async function takeForReminder(
  tx: Tx,
  { today, until, most }: Batch & { until: Day },
  now: Instant,
): Promise<{ certificateId: string }[]> {
  const { rows } = await sql<{ certificateId: string }>`
    update certificates_statement statement set reminded_at = ${now} from certificates_certificate certificate
    where certificate.statement_id = statement.id and statement.id in (
      select id from certificates_statement
      where state = 'submitted' and documents_due_on between ${today} and ${until} and reminded_at is null
      order by documents_due_on, id limit ${most} for no key update skip locked)
    returning certificate.id as "certificateId"`.execute(tx)
  return rows
}

/** A term includes its last day: only from the day after is it over (23:59 of the region). */
export async function lockTermsOver(tx: Tx, today: Day, most: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select certificate.id from certificates_statement statement
    join certificates_certificate certificate on certificate.statement_id = statement.id
    where statement.state = 'submitted' and statement.documents_due_on < ${today}
    order by certificate.id limit ${most} for no key update of certificate skip locked`.execute(tx)
  return rows.map(({ id }) => id)
}

type Expired = { statementId: string; certificateId: string; childId: string; number: string }

export async function updateTermsOver(tx: Tx, certificateIds: readonly string[], now: Instant): Promise<Expired[]> {
  const { rows } = await sql<Expired>`
    with expired as (
      update certificates_statement statement set state = 'expired', decided_at = ${now} from certificates_certificate certificate
      where certificate.statement_id = statement.id and statement.state = 'submitted' and certificate.id = any(${[...certificateIds]})
      returning statement.id, statement.number, statement.child_id, certificate.id as certificate_id
    ), excluded as (
      update certificates_certificate set validity = 'excluded', excluded_at = ${now}
      where id in (select certificate_id from expired) and validity in ('valid', 'frozen')
    )
    select id as "statementId", certificate_id as "certificateId", child_id as "childId", number from expired order by id`.execute(
    tx,
  )
  return rows
}

type Overdue = { number: string; dueOn: Day; municipalityId: string }

/** Marks accepted statements whose decision is late and was not written about yet. */
export async function takeOverdueDecisions(tx: Tx, { today, most }: Batch, now: Instant): Promise<Overdue[]> {
  const { rows } = await sql<Overdue>`
    with late as (
      update certificates_statement set escalated_at = ${now} where id in (
        select id from certificates_statement
        where state = 'accepted' and decision_due_on < ${today} and escalated_at is null
        order by decision_due_on, id limit ${most} for no key update skip locked)
      returning id, number, decision_due_on
    )
    select late.number, late.decision_due_on as "dueOn", certificate.municipality_id as "municipalityId"
    from late join certificates_certificate certificate on certificate.statement_id = late.id
    order by late.decision_due_on, late.number`.execute(tx)
  return rows
}

export async function listPayerAddresses(reader: Reader): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; email: string }>`select id, email from region_municipality`.execute(reader)
  return new Map(rows.map(({ id, email }) => [id, email]))
}

type Aged = { id: string; childId: string; number: string }

/** Ends certificates after their last day; a statement that still waits ends with its certificate. */
export async function updateAged(tx: Tx, { today, most }: Batch, now: Instant): Promise<Aged[]> {
  const { rows } = await sql<Aged>`
    with aged as (
      update certificates_certificate set validity = 'expired' where id in (
        select id from certificates_certificate where validity in ('valid', 'frozen') and valid_to < ${today}
        order by id limit ${most} for no key update skip locked)
      returning id, child_id, number, statement_id
    ), closed as (
      update certificates_statement set state = 'expired', decided_at = ${now}
      where id in (select statement_id from aged) and state in ('submitted', 'accepted')
    )
    select id, child_id as "childId", number from aged order by id`.execute(tx)
  return rows
}

/** Marks certificates that end between today and a day, and were not told of yet. */
export async function lockSoonOfAge(
  tx: Tx,
  { today, until, most }: Batch & { until: Day },
  now: Instant,
): Promise<{ id: string }[]> {
  const { rows } = await sql<{ id: string }>`
    update certificates_certificate set age_notice_at = ${now} where id in (
      select id from certificates_certificate
      where validity in ('valid', 'frozen') and valid_to between ${today} and ${until} and age_notice_at is null
      order by id limit ${most} for no key update skip locked)
    returning id`.execute(tx)
  return rows
}
