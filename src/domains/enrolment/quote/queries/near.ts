import { type Reader, sql } from '#platform/db'
import { type LessonTime, lessonsOfGroup, type ProgrammeDirection } from '#programmes'

/** A group with a free seat that a family could take instead. */
export type NearGroup = {
  article: number
  programme: string
  direction: ProgrammeDirection
  provider: string
  groupId: string
  group: string
  address: string
  startsOn: Temporal.PlainDate
  lessons: LessonTime[]
  capacity: number
  taken: number
  price: bigint
  /** Another group of the same programme; otherwise a similar programme. */
  same: boolean
}

type Wish = { groupId: string; birthOn: Temporal.PlainDate; today: Temporal.PlainDate; now: Temporal.Instant }

const mostShown = 4

/**
 * Near alternatives (domain 16.4): other groups of the programme, then programmes of the same activity and register in
 * the same municipality, all taking applications now, with free seats and of the child's age.
 */
export async function listNearGroups(reader: Reader, wish: Wish): Promise<NearGroup[]> {
  const { groupId, birthOn, today, now } = wish
  const { rows } = await sql<NearGroup>`
    with wanted as (
      select g.id, p.id as programme_id, p.municipality_id, p.activity, p.register
      from programmes_group g join programmes_module m on m.id = g.module_id
      join programmes_programme p on p.id = m.programme_id where g.id = ${groupId}
    )
    select p.article, p.name as programme, p.direction, o.short_name as provider, g.id as "groupId", g.name as "group", g.address,
      g.starts_on as "startsOn", g.capacity, g.taken, m.price_kopecks as price, p.id = wanted.programme_id as same,
      ${lessonsOfGroup}
    from wanted
    join programmes_programme p on p.id = wanted.programme_id or (p.municipality_id = wanted.municipality_id
      and p.activity = wanted.activity and p.register = wanted.register)
    join programmes_module m on m.programme_id = p.id and m.enrolment_open
    join programmes_group g on g.module_id = m.id and g.id <> wanted.id and g.state = 'open' and g.taken < g.capacity
      and g.waiting = 0 and g.applications_from <= ${now} and g.applications_to >= ${now} and g.ends_on > ${today}
    join providers_provider o on o.id = p.provider_id and o.state = 'active'
    where p.state = 'published' and extract(year from age(greatest(g.starts_on, ${today}::date), ${birthOn}::date)) between p.age_from and p.age_to
    order by same desc, g.capacity - g.taken desc, g.id
    limit ${mostShown}`.execute(reader)
  return rows
}
