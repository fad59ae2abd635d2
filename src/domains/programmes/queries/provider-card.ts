import { type Reader, sql } from '#platform/db'

/** What an exclusion would touch. */
export type Held = { published: number; openGroups: number; seatsTaken: number; agreements: number }

/** Counts of a provider for whoever decides about it. */
export async function countHeld(reader: Reader, providerId: string): Promise<Held> {
  const { rows } = await sql<Held>`select
      (select count(*)::int from programmes_programme where provider_id = ${providerId} and state = 'published') as published,
      (select count(*)::int from providers_agreement where provider_id = ${providerId} and state = 'active') as agreements,
      count(*) filter (where g.state = 'open' and m.enrolment_open)::int as "openGroups",
      coalesce(sum(g.taken), 0)::int as "seatsTaken"
    from programmes_programme p join programmes_module m on m.programme_id = p.id
    join programmes_group g on g.module_id = m.id and g.state <> 'archive'
    where p.provider_id = ${providerId}`.execute(reader)
  return rows[0] ?? { published: 0, openGroups: 0, seatsTaken: 0, agreements: 0 }
}
