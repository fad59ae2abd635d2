import { type Reader, sql, type Tx } from '#platform/db'
import type { Page } from '#platform/jobs'
import type { GroupId } from '#programmes'
import type { ApplicationId } from '../../model.ts'

type Overdue = { id: ApplicationId; certificateId: string }

/** Applications whose provider let the term pass; the term includes its last day (23:59 of the region). */
export async function listUnanswered(
  reader: Reader,
  today: Temporal.PlainDate,
  { after, most }: Page,
): Promise<Overdue[]> {
  const { rows } = await sql<Overdue>`select id, certificate_id as "certificateId" from enrolment_application
    where answer_due_on < ${today} and state = 'submitted' and certificate_id is not null
      and (${after}::uuid is null or id > ${after}) order by id limit ${most}`.execute(reader)
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

/** Groups with contracts whose last day is over. */
export async function listGroupsToClose(
  reader: Reader,
  today: Temporal.PlainDate,
  { after, most }: Page,
): Promise<{ id: GroupId }[]> {
  const { rows } = await sql<{ id: GroupId }>`
    select distinct a.group_id as id from enrolment_contract c join enrolment_application a on a.id = c.application_id
    where c.ends_on < ${today} and c.state in ('active', 'terminating', 'pending-start')
      and (${after}::uuid is null or a.group_id > ${after}) order by 1 limit ${most}`.execute(reader)
  return rows
}

type Over = {
  id: ApplicationId
  childId: string
  holdsSeat: boolean
  contract: 'active' | 'terminating' | 'pending-start'
  reason: string | null
}

/** The contracts of one group whose last day is over, locked after the group as everywhere. */
export async function lockContractsOver(tx: Tx, groupId: string, today: Temporal.PlainDate): Promise<Over[]> {
  await sql`select from programmes_group where id = ${groupId} for no key update`.execute(tx)
  const { rows } = await sql<Over>`
    select a.id, a.child_id as "childId", a.holds_seat as "holdsSeat", c.state as contract,
      (select reason from enrolment_notice n where n.application_id = a.id and n.withdrawn_at is null) as reason
    from enrolment_application a join enrolment_contract c on c.application_id = a.id
    where a.group_id = ${groupId} and a.state = 'enrolled' and c.ends_on < ${today}
      and c.state in ('active', 'terminating', 'pending-start')
    order by a.id for no key update of a, c`.execute(tx)
  return rows
}

/** A contract closes with its last day, once; false when another run did it. */
export async function updateClosed(
  tx: Tx,
  id: ApplicationId,
  state: 'terminated' | 'completed',
  now: Temporal.Instant,
): Promise<boolean> {
  const result = await sql`update enrolment_contract set state = ${state}, ended_at = ${now}
    where application_id = ${id} and state in ('active', 'terminating', 'pending-start')`.execute(tx)
  return result.numAffectedRows === 1n
}
