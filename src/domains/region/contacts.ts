import { type Author, record } from '#audit'
import { Refusal, refuseIf } from '#kernel/refusal'
import { type Reader, sql, type Tx } from '#platform/db'
import type { Municipality } from './model.ts'
import { getMunicipality } from './queries.ts'

/** What a municipality says of whom to ask; its name and its body are the region's. */
export type MunicipalContacts = Pick<Municipality, 'coordinator' | 'phone' | 'email' | 'hours'>
export type EarlierContacts = MunicipalContacts & { replacedAt: Temporal.Instant }

/** A municipality changes its own contacts; everybody reads them at once. Refuses `region.contacts-same`. */
export async function changeContacts(
  tx: Tx,
  by: Author,
  { municipalityId, contacts }: { municipalityId: string; contacts: MunicipalContacts },
  now: Temporal.Instant,
): Promise<void> {
  await sql`select from region_municipality where id = ${municipalityId} for no key update`.execute(tx)
  const before = await getMunicipality(tx, municipalityId)
  refuseIf(isSame(before, contacts) ? new Refusal('region.contacts-same') : null)

  await sql`insert into region_contacts_before (municipality_id, ordinal, coordinator, phone, email, hours, replaced_at, replaced_by)
    select ${municipalityId}, coalesce(max(ordinal), 0) + 1, ${before.coordinator}, ${before.phone}, ${before.email},
      ${before.hours}, ${now}, ${by.userId} from region_contacts_before where municipality_id = ${municipalityId}`.execute(
    tx,
  )
  const { coordinator, phone, email, hours } = contacts
  await sql`update region_municipality set coordinator = ${coordinator}, phone = ${phone}, email = ${email}, hours = ${hours}
    where id = ${municipalityId}`.execute(tx)
  await record(tx, by, 'region.contacts-changed', { subjectKind: 'municipality', subjectId: municipalityId }, now)
}

/** Contacts as they were, the latest first. */
export async function listEarlierContacts(reader: Reader, municipalityId: string): Promise<EarlierContacts[]> {
  const { rows } = await sql<EarlierContacts>`
    select coordinator, phone, email, hours, replaced_at as "replacedAt" from region_contacts_before
    where municipality_id = ${municipalityId} order by ordinal desc limit 50`.execute(reader)
  return rows
}

function isSame(before: Municipality, { coordinator, phone, email, hours }: MunicipalContacts): boolean {
  return (
    before.coordinator === coordinator && before.phone === phone && before.email === email && before.hours === hours
  )
}
