import { type Reader, sql, type Tx } from '#platform/db'
import type { Application, ApplicationId } from '../model.ts'

type Overdue = { id: ApplicationId; certificateId: string }

/** Applications whose provider let the term pass; the term includes its last day (23:59 of the region). */
export async function listUnanswered(reader: Reader, today: Temporal.PlainDate, most: number): Promise<Overdue[]> {
  const { rows } = await sql<Overdue>`select id, certificate_id as "certificateId" from enrolment_application
    where answer_due_on < ${today} and state = 'submitted' and certificate_id is not null
    order by answer_due_on, id limit ${most}`.execute(reader)
  return rows
}

/** Applications with a living contract on a certificate; by the child, whose applications have an index. */
export async function listEnrolled(reader: Reader, certificateId: string): Promise<ApplicationId[]> {
  const { rows } = await sql<{ id: ApplicationId }>`
    select a.id from certificates_certificate c
    join enrolment_application a on a.child_id = c.child_id and a.certificate_id = c.id
    where c.id = ${certificateId} and a.state = 'enrolled' order by a.id`.execute(reader)
  return rows.map(({ id }) => id)
}

/** A contract ends on an earlier day; false when it ends by then anyway or is ending already. */
export async function updateEnding(tx: Tx, id: ApplicationId, endsOn: Temporal.PlainDate): Promise<boolean> {
  const result = await sql`update enrolment_contract set state = 'terminating', ends_on = ${endsOn}
    where application_id = ${id} and state in ('pending-start', 'active') and ends_on > ${endsOn}`.execute(tx)
  return result.numAffectedRows === 1n
}

/** A contract that had not begun ends before its first day. */
export async function updateTerminated(tx: Tx, id: ApplicationId, now: Temporal.Instant): Promise<boolean> {
  const result = await sql`update enrolment_contract set state = 'terminated', ended_at = ${now}
    where application_id = ${id} and state in ('pending-start', 'active', 'terminating')`.execute(tx)
  return result.numAffectedRows === 1n
}

/** Leaves out the months after a day and answers what the certificate would have paid for them. */
export async function shorten(tx: Tx, { id }: Application, endsOn: Temporal.PlainDate): Promise<bigint> {
  const { rows } = await sql<{ certificate: bigint }>`
    with gone as (
      delete from enrolment_month where application_id = ${id} and month > ${endsOn} returning certificate_kopecks, parent_kopecks
    ), sum as (
      select coalesce(sum(certificate_kopecks), 0)::bigint as certificate, coalesce(sum(parent_kopecks), 0)::bigint as parent from gone
    )
    update enrolment_application set ends_on = ${endsOn}, certificate_kopecks = certificate_kopecks - sum.certificate,
      parent_kopecks = parent_kopecks - sum.parent, price_kopecks = price_kopecks - sum.certificate - sum.parent
    from sum where id = ${id} returning sum.certificate`.execute(tx)
  return rows[0]?.certificate ?? 0n
}
