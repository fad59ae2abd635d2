import type { Day } from '#kernel/dates'
import { type Reader, sql } from '#platform/db'
import type { MunicipalityRegistry } from '../model/certificate.ts'

/** The registry by municipality on a day: numbers only, nobody is named. */
export async function listRegistry(reader: Reader, day: Day): Promise<MunicipalityRegistry[]> {
  const { rows } = await sql<MunicipalityRegistry>`
    select m.id as "municipalityId", m.name as municipality, coalesce(child.count, 0) as children,
      coalesce(cert.living, 0) as living, coalesce(cert.not_activated, 0) as "notActivated",
      coalesce(cert.in_process, 0) as "inProcess", coalesce(cert.activated, 0) as activated,
      coalesce(cert.frozen, 0) as frozen, coalesce(cert.excluded, 0) as excluded, coalesce(cert.expired, 0) as expired,
      coalesce(statement.waiting, 0) as waiting, coalesce(statement.overdue, 0) as overdue,
      coalesce(statement.accepted, 0) as accepted, coalesce(point.count, 0) as points, coalesce(point.activating, 0) as activating
    from region_municipality m
    left join (
      select municipality_id, count(*)::int as count from families_child where merged_into is null group by municipality_id
    ) child on child.municipality_id = m.id
    left join (${certificates}) cert on cert.municipality_id = m.id
    left join (${statements(day)}) statement on statement.municipality_id = m.id
    left join (
      select municipality_id, count(*)::int as count, count(*) filter (where may_activate)::int as activating
      from certificates_point where opened_on <= ${day} and (closed_on is null or closed_on > ${day}) group by municipality_id
    ) point on point.municipality_id = m.id
    order by m.name collate "ru-x-icu"`.execute(reader)
  return rows
}

const certificates = sql`
  select municipality_id,
    count(*) filter (where validity in ('valid', 'frozen'))::int as living,
    count(*) filter (where validity in ('valid', 'frozen') and activation = 'not-activated')::int as not_activated,
    count(*) filter (where validity in ('valid', 'frozen') and activation = 'in-process')::int as in_process,
    count(*) filter (where validity in ('valid', 'frozen') and activation = 'activated')::int as activated,
    count(*) filter (where validity = 'frozen')::int as frozen, count(*) filter (where validity = 'excluded')::int as excluded,
    count(*) filter (where validity = 'expired')::int as expired
  from certificates_certificate group by municipality_id`

/** A term includes its last day (S-127). */
const statements = (day: Day) => sql`
  select category.municipality_id, count(*) filter (where statement.state = 'submitted')::int as waiting,
    count(*) filter (where statement.state = 'submitted' and statement.documents_due_on < ${day})::int as overdue,
    count(*) filter (where statement.state = 'accepted')::int as accepted
  from certificates_statement statement join certificates_category category on category.id = statement.category_id
  where statement.state in ('submitted', 'accepted') group by category.municipality_id`
