import { type Reader, sql, type Tx } from '#platform/db'
import type { Page } from '#platform/jobs'
import type { ApplicationId } from '../../model.ts'

/** Offers whose term is over; it includes its last day (23:59 of the region). */
export async function listOffersOver(
  reader: Reader,
  today: Temporal.PlainDate,
  { after, most }: Page,
): Promise<{ id: ApplicationId; certificateId: string }[]> {
  const { rows } = await sql<{ id: ApplicationId; certificateId: string }>`
    select a.id, a.certificate_id as "certificateId" from enrolment_contract c
    join enrolment_application a on a.id = c.application_id
    where c.accept_due_on < ${today} and c.state = 'offered' and a.certificate_id is not null
      and (${after}::uuid is null or a.id > ${after}) order by a.id limit ${most}`.execute(reader)
  return rows
}

/** Marks offers that end between two days as reminded, and answers whose they are. */
export async function updateReminded(
  tx: Tx,
  { today, until }: { today: Temporal.PlainDate; until: Temporal.PlainDate },
  now: Temporal.Instant,
): Promise<ApplicationId[]> {
  const { rows } = await sql<{ id: ApplicationId }>`
    update enrolment_contract set reminded_at = ${now} where id in (
      select id from enrolment_contract where accept_due_on between ${today} and ${until} and state = 'offered'
        and reminded_at is null and offered_at < ${now}::timestamptz - interval '1 day'
      order by id limit 500 for no key update skip locked)
    returning application_id as id`.execute(tx)
  return rows.map(({ id }) => id)
}
