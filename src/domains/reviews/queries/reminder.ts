import type { ApplicationId } from '#enrolment'
import type { Day, Instant } from '#kernel/dates'
import { type Reader, sql, type Tx } from '#platform/db'
import type { Page } from '#platform/jobs'
import { settingOf } from '#region'
import { ratingDays, ratingReminderDays } from '../settings.ts'

/** Contracts that ended some days ago, can still be rated, are not, and whose families were not asked. */
export async function listToAsk(reader: Reader, today: Day, { after, most }: Page): Promise<{ id: ApplicationId }[]> {
  const [days, wait] = await Promise.all([
    settingOf(reader, ratingDays, today),
    settingOf(reader, ratingReminderDays, today),
  ])
  const from = today.subtract({ days: days - 1 })
  const to = today.subtract({ days: wait })
  const { rows } = await sql<{ id: ApplicationId }>`
    select c.application_id as id from enrolment_contract c
    where c.ends_on between ${from} and ${to} and c.state in ('terminated', 'completed') and c.starts_on <= c.ends_on
      and not exists (select from reviews_rating r where r.application_id = c.application_id)
      and not exists (select from reviews_asked asked where asked.application_id = c.application_id)
      and (${after}::uuid is null or c.application_id > ${after})
    order by c.application_id limit ${most}`.execute(reader)
  return rows
}

/** Marks a contract as asked; false when it was. */
export async function insertAsked(tx: Tx, id: ApplicationId, now: Instant): Promise<boolean> {
  const { numAffectedRows } = await sql`insert into reviews_asked (application_id, asked_at)
    values (${id}, ${now}) on conflict do nothing`.execute(tx)
  return numAffectedRows === 1n
}

export type ToRate = {
  childId: string
  child: string
  programme: string
  provider: string
  article: number
  endsOn: Day
}

export async function findToRate(reader: Reader, id: ApplicationId): Promise<ToRate | null> {
  const { rows } = await sql<ToRate>`
    select a.child_id as "childId", child.name as child, p.name as programme, o.short_name as provider, p.article,
      c.ends_on as "endsOn"
    from enrolment_contract c join enrolment_application a on a.id = c.application_id
      join families_child child on child.id = a.child_id join programmes_group g on g.id = a.group_id
      join programmes_module m on m.id = g.module_id join programmes_programme p on p.id = m.programme_id
      join providers_provider o on o.id = a.provider_id
    where a.id = ${id}`.execute(reader)
  return rows[0] ?? null
}
