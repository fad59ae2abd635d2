import { type Reader, sql, type Tx } from '#platform/db'
import type { Application, ApplicationId, ApplicationState, Quote } from '../../model.ts'
import type { RefusalGround } from '../words/refusal-grounds.ts'

const columns = sql`
  a.id, a.number, a.child_id as "childId", a.certificate_id as "certificateId", a.group_id as "groupId",
  a.provider_id as "providerId", a.payer_id as "payerId", a.period_id as "periodId", a.source, a.state,
  a.starts_on as "startsOn", a.ends_on as "endsOn", a.price_kopecks as price, a.certificate_kopecks as certificate,
  a.parent_kopecks as parent, a.submitted_at as "submittedAt", a.answer_due_on as "answerDueOn", a.decided_at as "decidedAt",
  a.reason, a.prolongs_id as "prolongsId", a.holds_seat as "holdsSeat"`

/** Whose application it must be: of a guardian's child, or of a provider. */
export type Owner = { guardianId: string } | { providerId: string }

/** Locks in the order of the house (certificate, group, application); null when it is not there or not the owner's. */
export async function lockApplication(
  tx: Tx,
  id: ApplicationId,
  owner: Owner | { certificateId: string },
): Promise<Application | null> {
  const mine =
    'guardianId' in owner
      ? sql`exists (select from families_custody custody where custody.child_id = a.child_id
          and custody.user_id = ${owner.guardianId} and custody.ended_at is null)`
      : 'providerId' in owner
        ? sql`a.provider_id = ${owner.providerId}`
        : sql`a.certificate_id = ${owner.certificateId}`
  const [, , { rows }] = await Promise.all([
    sql`select from certificates_certificate
      where id = (select a.certificate_id from enrolment_application a where a.id = ${id} and ${mine}) for no key update`.execute(
      tx,
    ),
    sql`select from programmes_group
      where id = (select a.group_id from enrolment_application a where a.id = ${id} and ${mine}) for no key update`.execute(
      tx,
    ),
    sql<Application>`
      select ${columns} from enrolment_application a where a.id = ${id} and ${mine} for no key update`.execute(tx),
  ])
  return rows[0] ?? null
}

/** Where the certificate of a locked application stands (S-002). */
export async function findCertificateAxes(
  reader: Reader,
  { certificateId }: Application,
): Promise<{ activation: string; validity: string } | null> {
  const { rows } = await sql<{ activation: string; validity: string }>`
    select activation, validity from certificates_certificate where id = ${certificateId}`.execute(reader)
  return rows[0] ?? null
}

/** Applications on a certificate that have no living contract; by the child, whose applications have an index. */
export async function listUndecided(reader: Reader, certificateId: string): Promise<ApplicationId[]> {
  const { rows } = await sql<{ id: ApplicationId }>`
    select a.id from certificates_certificate c
    join enrolment_application a on a.child_id = c.child_id and a.certificate_id = c.id
    where c.id = ${certificateId} and a.state in ('submitted', 'confirmed') order by a.id`.execute(reader)
  return rows.map(({ id }) => id)
}

type NewApplication = {
  id: ApplicationId
  childId: string
  certificateId: string
  groupId: string
  providerId: string
  payerId: string
  periodId: string | null
  quote: Quote
  submittedBy: string
  answerDueOn: Temporal.PlainDate
  calendarVersion: string
  fromSystem?: 'gosuslugi' | null
  /** Only of a prolongation: which contract, and whether the seat is its own. */
  prolongs?: { id: ApplicationId; holdsSeat: boolean }
}

/** Application and its months; the number comes from the region's sequence. */
export async function insertApplication(tx: Tx, application: NewApplication, now: Temporal.Instant): Promise<string> {
  const { quote } = application
  const [{ rows }] = await Promise.all([
    sql<{ number: string }>`
      insert into enrolment_application (id, number, child_id, certificate_id, group_id, provider_id, payer_id, period_id, source,
        state, starts_on, ends_on, price_kopecks, certificate_kopecks, parent_kopecks, quote_version, submitted_at, submitted_by,
        answer_due_on, calendar_version, prolongs_id, holds_seat, from_system)
      values (${application.id}, nextval('enrolment_number') || '-ПФ', ${application.childId}, ${application.certificateId},
        ${application.groupId}, ${application.providerId}, ${application.payerId}, ${application.periodId}, ${quote.source},
        'submitted', ${quote.startsOn}, ${quote.endsOn}, ${quote.total}, ${quote.certificate}, ${quote.parent},
        ${quote.version}, ${now}, ${application.submittedBy}, ${application.answerDueOn}, ${application.calendarVersion},
        ${application.prolongs?.id ?? null}, ${application.prolongs?.holdsSeat ?? true}, ${application.fromSystem ?? null})
      returning number`.execute(tx),
    insertMonths(tx, application),
  ])
  const [filed] = rows
  if (!filed) throw new Error('the application was not inserted')
  return filed.number
}

async function insertMonths(tx: Tx, { id, quote: { months } }: NewApplication): Promise<void> {
  await sql`
    insert into enrolment_month (application_id, month, certificate_kopecks, parent_kopecks)
    select ${id}::uuid, part.month, part.certificate, part.parent
    from unnest(${months.map(({ month }) => month)}::date[], ${months.map(({ certificate }) => certificate)}::bigint[],
      ${months.map(({ parent }) => parent)}::bigint[]) as part (month, certificate, parent)`.execute(tx)
}

/**
 * Moves an application from one of the states to another; false when it is in none of them. The provider's answer is
 * kept apart: what comes after it does not write over who decided.
 */
export async function updateState(
  tx: Tx,
  id: ApplicationId,
  from: readonly ApplicationState[],
  to: ApplicationState,
  facts: { by: string | null; reason?: string | null; ground?: RefusalGround | null; now: Temporal.Instant },
): Promise<boolean> {
  const answer = sql`answered_at = ${facts.now}, answered_by = ${facts.by},`
  const result = await sql`
    update enrolment_application
    set state = ${to}, ${to === 'confirmed' || to === 'refused' ? answer : sql``}
      decided_at = ${facts.now}, decided_by = ${facts.by}, reason = ${facts.reason ?? null},
      refusal_ground = ${facts.ground ?? null}
    where id = ${id} and state = any(${[...from]})`.execute(tx)
  return result.numAffectedRows === 1n
}

export async function listMonths(
  reader: Reader,
  id: ApplicationId,
): Promise<{ month: Temporal.PlainDate; certificate: bigint; parent: bigint }[]> {
  const { rows } = await sql<{ month: Temporal.PlainDate; certificate: bigint; parent: bigint }>`
    select month, certificate_kopecks as certificate, parent_kopecks as parent
    from enrolment_month where application_id = ${id} order by month`.execute(reader)
  return rows
}

/** What of the whole price the family pays. */
export async function parentPartOf(reader: Reader, id: ApplicationId): Promise<bigint> {
  const { rows } = await sql<{ kopecks: bigint }>`select parent_kopecks as kopecks from enrolment_application
    where id = ${id}`.execute(reader)
  return rows[0]?.kopecks ?? 0n
}
