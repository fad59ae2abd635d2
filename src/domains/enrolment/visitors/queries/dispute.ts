import { type Reader, sql, type Tx } from '#platform/db'
import type { ApplicationId } from '../../model.ts'

type NewDispute = {
  id: string
  applicationId: ApplicationId
  municipalityId: string
  by: string
  words: string | null
  cancelled: boolean
}

export async function insertDispute(tx: Tx, dispute: NewDispute, now: Temporal.Instant): Promise<void> {
  const { id, applicationId, municipalityId, by, words, cancelled } = dispute
  await sql`
    insert into enrolment_dispute (id, application_id, municipality_id, raised_at, raised_by, words, cancelled)
    values (${id}, ${applicationId}, ${municipalityId}, ${now}, ${by}, ${words}, ${cancelled})`.execute(tx)
}

/** What a dispute is about, without the child's data. */
export type DisputeView = {
  id: string
  number: string
  provider: string
  providerPhone: string
  programme: string
  mode: 'name' | 'phrase' | 'code' | null
  confirmedAt: Temporal.Instant | null
  worker: string | null
  raisedAt: Temporal.Instant
  words: string | null
  cancelled: boolean
  outcome: string | null
  settledAt: Temporal.Instant | null
}

const columns = sql`d.id, a.number, o.short_name as provider, o.phone as "providerPhone", p.name as programme, admission.mode,
  admission.confirmed_at as "confirmedAt",
  nullif(concat_ws(' ', worker.surname, worker.name, worker.patronymic), '') as worker,
  d.raised_at as "raisedAt", d.words, d.cancelled, d.outcome, d.settled_at as "settledAt"`

const from = sql`enrolment_dispute d
  join enrolment_application a on a.id = d.application_id
  join programmes_group g on g.id = a.group_id
  join programmes_module m on m.id = g.module_id
  join programmes_programme p on p.id = m.programme_id
  join providers_provider o on o.id = a.provider_id
  left join enrolment_admission admission on admission.application_id = a.id
  left join enrolment_contract contract on contract.application_id = a.id
  left join access_user worker on worker.id = coalesce(admission.confirmed_by, contract.accepted_by)`

const mostShown = 200

/** The disputes of a municipality, those that wait first. */
export async function listDisputes(reader: Reader, municipalityId: string): Promise<DisputeView[]> {
  const { rows } = await sql<DisputeView>`
    select ${columns} from ${from} where d.municipality_id = ${municipalityId}
    order by d.settled_at is not null, d.raised_at, d.id limit ${mostShown}`.execute(reader)
  return rows
}

export async function findDispute(reader: Reader, id: string, municipalityId: string): Promise<DisputeView | null> {
  const { rows } = await sql<DisputeView>`
    select ${columns} from ${from} where d.id = ${id} and d.municipality_id = ${municipalityId}`.execute(reader)
  return rows[0] ?? null
}

/** Closes a dispute once; answers whose application it was about, null when it was settled before. */
export async function updateSettled(
  tx: Tx,
  { id, municipalityId, by, outcome }: { id: string; municipalityId: string; by: string; outcome: string },
  now: Temporal.Instant,
): Promise<{ applicationId: ApplicationId; childId: string } | null> {
  const { rows } = await sql<{ applicationId: ApplicationId; childId: string }>`
    update enrolment_dispute d set settled_at = ${now}, settled_by = ${by}, outcome = ${outcome}
    from enrolment_application a
    where d.id = ${id} and d.municipality_id = ${municipalityId} and d.settled_at is null and a.id = d.application_id
    returning a.id as "applicationId", a.child_id as "childId"`.execute(tx)
  return rows[0] ?? null
}
