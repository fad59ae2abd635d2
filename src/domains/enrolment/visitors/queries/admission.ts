import type { PersonName } from '#kernel/names'
import { type Reader, sql, type Tx } from '#platform/db'
import type { GroupId } from '#programmes'
import type { ApplicationId } from '../../model.ts'

/** A leave (допуск) of an organisation to file one application on a certificate. */
export type Admission = {
  id: string
  providerId: string
  certificateId: string
  guardianId: string
  mode: 'name' | 'phrase' | 'code'
  expiresAt: Temporal.Instant
  applicationId: ApplicationId | null
}

export type AdmittedChild = PersonName & { id: string; birthOn: Temporal.PlainDate; activated: boolean }

type NewAdmission = Omit<Admission, 'applicationId'> & { by: string }

export async function insertAdmission(tx: Tx, admission: NewAdmission, now: Temporal.Instant): Promise<void> {
  const { id, providerId, certificateId, guardianId, mode, expiresAt, by } = admission
  await sql`
    insert into enrolment_admission (id, provider_id, certificate_id, guardian_id, mode, confirmed_at, confirmed_by, expires_at)
    values (${id}, ${providerId}, ${certificateId}, ${guardianId}, ${mode}, ${now}, ${by}, ${expiresAt})`.execute(tx)
}

/** The organisation's own one, or null. */
export async function findAdmission(reader: Reader, id: string, providerId: string): Promise<Admission | null> {
  const { rows } = await sql<Admission>`${selected(id, providerId)}`.execute(reader)
  return rows[0] ?? null
}

/** The same under its lock: of two presses one files. */
export async function lockAdmission(tx: Tx, id: string, providerId: string): Promise<Admission | null> {
  const { rows } = await sql<Admission>`${selected(id, providerId)} for no key update`.execute(tx)
  return rows[0] ?? null
}

function selected(id: string, providerId: string) {
  return sql`select id, provider_id as "providerId", certificate_id as "certificateId", guardian_id as "guardianId", mode,
      expires_at as "expiresAt", application_id as "applicationId"
    from enrolment_admission where id = ${id} and provider_id = ${providerId}`
}

export async function updateAdmissionUsed(tx: Tx, id: string, applicationId: ApplicationId): Promise<void> {
  await sql`update enrolment_admission set application_id = ${applicationId} where id = ${id}`.execute(tx)
}

/** What the organisation sees of the child whose family stands before it. */
export async function findAdmittedChild(reader: Reader, certificateId: string): Promise<AdmittedChild> {
  const { rows } = await sql<AdmittedChild>`
    select child.id, child.surname, child.name, child.patronymic, child.birth_on as "birthOn",
      c.activation = 'activated' as activated
    from certificates_certificate c join families_child child on child.id = c.child_id where c.id = ${certificateId}`.execute(
    reader,
  )
  const [child] = rows
  if (!child) throw new Error(`no child of the certificate ${certificateId}`)
  return child
}

/** S-028: did this child's family file an application to the organisation by itself before? */
export async function hasAppliedBefore(reader: Reader, childId: string, providerId: string): Promise<boolean> {
  const { rows } = await sql`
    select from enrolment_application a where a.child_id = ${childId} and a.provider_id = ${providerId}
      and not exists (select from enrolment_admission admission where admission.application_id = a.id) limit 1`.execute(
    reader,
  )
  return rows.length > 0
}

/** Whether the group is the organisation's own. */
export async function isGroupOf(reader: Reader, groupId: GroupId, providerId: string): Promise<boolean> {
  const { rows } = await sql`
    select from programmes_group g join programmes_module m on m.id = g.module_id
      join programmes_programme p on p.id = m.programme_id
    where g.id = ${groupId} and p.provider_id = ${providerId}`.execute(reader)
  return rows.length > 0
}
