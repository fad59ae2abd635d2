import { sql, type Tx } from '#platform/db'
import type { Acceptance, Application, ApplicationId, ContractId } from '../../model.ts'

type Offer = {
  id: ContractId
  template: string
  /** Last day on which the family can accept; without one silence decides. */
  acceptDueOn?: Temporal.PlainDate
}

/** The offer of a confirmed application, under the application's number. */
export async function insertOffer(
  tx: Tx,
  { id: applicationId, number, startsOn, endsOn }: Application,
  { id, template, acceptDueOn }: Offer,
  now: Temporal.Instant,
): Promise<void> {
  await sql`
    insert into enrolment_contract (id, number, application_id, state, offered_at, offer_template, accept_due_on, starts_on, ends_on)
    values (${id}, ${number}, ${applicationId}, 'offered', ${now}, ${template}, ${acceptDueOn ?? null}, ${startsOn}, ${endsOn})`.execute(
    tx,
  )
}

type Accepted = {
  state: 'pending-start' | 'active'
  by: string | null
  acceptance?: Acceptance
  /** The day of the signed statement (S-074). */
  statementOn?: Temporal.PlainDate
}

export async function updateAccepted(
  tx: Tx,
  id: ApplicationId,
  { state, by, acceptance = 'cabinet', statementOn }: Accepted,
  now: Temporal.Instant,
): Promise<void> {
  await sql`
    update enrolment_contract set state = ${state}, accepted_at = ${now}, accepted_by = ${by}, acceptance = ${acceptance},
      statement_on = ${statementOn ?? null}
    where application_id = ${id} and state = 'offered'`.execute(tx)
}

/** An offer ends with its application; without one nothing happens. */
export async function updateDeclined(tx: Tx, id: ApplicationId, now: Temporal.Instant): Promise<void> {
  await sql`update enrolment_contract set state = 'declined', ended_at = ${now}
    where application_id = ${id} and state = 'offered'`.execute(tx)
}

/** Some of the contracts whose first day has come, with their applications. */
export async function updateStarted(
  tx: Tx,
  today: Temporal.PlainDate,
  most: number,
): Promise<Pick<Application, 'id' | 'childId'>[]> {
  const { rows } = await sql<Pick<Application, 'id' | 'childId'>>`
    update enrolment_contract c set state = 'active' from enrolment_application a
    where a.id = c.application_id and c.id in (
      select id from enrolment_contract where state = 'pending-start' and starts_on <= ${today}
      order by id limit ${most} for no key update skip locked)
    returning a.id, a.child_id as "childId"`.execute(tx)
  return rows
}
