import { type Reader, sql, type Tx } from '#platform/db'
import type { ApplicationId } from '../model.ts'
import type { Deletion, DeletionState, DeletionToAnswer, DeletionView } from './model.ts'

const columns = sql`d.id, d.application_id as "applicationId", d.state, d.reason, d.urgency, d.paper, d.asked_at as "askedAt",
  concat_ws(' ', asker.surname, asker.name, asker.patronymic) as "askedBy", d.answered_at as "answeredAt",
  d.decided_at as "decidedAt", d.outcome`
const source = sql`enrolment_deletion d join access_user asker on asker.id = d.asked_by`

/** Every request about a contract, the oldest first. */
export async function listDeletions(reader: Reader, applicationId: ApplicationId): Promise<Deletion[]> {
  const { rows } = await sql<Deletion>`select ${columns} from ${source}
    where d.application_id = ${applicationId} order by d.asked_at, d.id`.execute(reader)
  return rows
}

/** What the organisation asked a guardian to agree to, the oldest first. */
export async function listDeletionsToAnswer(reader: Reader, guardianId: string): Promise<DeletionToAnswer[]> {
  const { rows } = await sql<DeletionToAnswer>`
    select a.id as "applicationId", child.name, p.name as programme from enrolment_deletion d
    join enrolment_application a on a.id = d.application_id join families_child child on child.id = a.child_id
    join families_custody custody on custody.child_id = a.child_id and custody.user_id = ${guardianId}
      and custody.ended_at is null
    join programmes_group g on g.id = a.group_id join programmes_module m on m.id = g.module_id
    join programmes_programme p on p.id = m.programme_id
    where d.state = 'asked' order by d.asked_at, d.id`.execute(reader)
  return rows
}

/** What waits for the operator first, then what was decided. */
export async function listForOperator(reader: Reader): Promise<DeletionView[]> {
  const { rows } = await sql<DeletionView>`${view} where d.state in ('agreed', 'deleted', 'refused')
    order by d.decided_at is not null, coalesce(d.decided_at, d.answered_at) desc, d.id limit 200`.execute(reader)
  return rows
}

export async function findForOperator(reader: Reader, id: string): Promise<DeletionView | null> {
  const { rows } = await sql<DeletionView>`${view} where d.id = ${id}
    and d.state in ('agreed', 'deleted', 'refused')`.execute(reader)
  return rows[0] ?? null
}

const view = sql`select ${columns}, a.number, o.short_name as provider, p.name as programme, municipality.name as municipality,
    a.certificate_kopecks as certificate, a.starts_on as "startsOn", a.ends_on as "endsOn"
  from ${source} join enrolment_application a on a.id = d.application_id
  join region_municipality municipality on municipality.id = a.payer_id
  join programmes_group g on g.id = a.group_id join programmes_module m on m.id = g.module_id
  join programmes_programme p on p.id = m.programme_id join providers_provider o on o.id = a.provider_id`

type New = Pick<Deletion, 'id' | 'applicationId' | 'reason' | 'urgency' | 'paper'> & { by: string }

export async function insertDeletion(tx: Tx, row: New, now: Temporal.Instant): Promise<void> {
  await sql`insert into enrolment_deletion (id, application_id, state, reason, urgency, paper, asked_at, asked_by)
    values (${row.id}, ${row.applicationId}, 'asked', ${row.reason}, ${row.urgency}, ${row.paper}, ${now}, ${row.by})`.execute(
    tx,
  )
}

/** The family's answer; false when nothing waits for one. */
export async function updateAnswered(
  tx: Tx,
  applicationId: ApplicationId,
  { state, by }: { state: 'agreed' | 'declined'; by: string },
  now: Temporal.Instant,
): Promise<boolean> {
  const result = await sql`update enrolment_deletion set state = ${state}, answered_at = ${now}, answered_by = ${by}
    where application_id = ${applicationId} and state = 'asked'`.execute(tx)
  return result.numAffectedRows === 1n
}

/** The operator's decision; false when somebody decided before. */
export async function updateDecided(
  tx: Tx,
  id: string,
  { state, by, outcome }: { state: DeletionState; by: string; outcome: string },
  now: Temporal.Instant,
): Promise<boolean> {
  const result = await sql`update enrolment_deletion set state = ${state}, decided_at = ${now}, decided_by = ${by},
    outcome = ${outcome} where id = ${id} and state = 'agreed'`.execute(tx)
  return result.numAffectedRows === 1n
}

export async function isClosed(reader: Reader, applicationId: ApplicationId): Promise<boolean> {
  const { rows } = await sql`select from enrolment_month
    where application_id = ${applicationId} and share is not null limit 1`.execute(reader)
  return rows.length > 0
}

/** What of each month is written off now. */
export async function listCharged(
  reader: Reader,
  applicationId: ApplicationId,
): Promise<{ month: Temporal.PlainDate; amount: bigint }[]> {
  const { rows } = await sql<{ month: Temporal.PlainDate; amount: bigint }>`
    select month, sum(case kind when 'charge' then amount else -amount end)::bigint as amount from ledger_entry
    where cause_id = ${applicationId} and kind in ('charge', 'refund') group by month
    having sum(case kind when 'charge' then amount else -amount end) > 0 order by month`.execute(reader)
  return rows
}
