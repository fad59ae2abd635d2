import { refuse } from '#kernel/refusal'
import { type Reader, sql } from '#platform/db'
import type { Group, GroupFacts, GroupId, Module, Programme, ProgrammeId } from '../model.ts'

/** A published programme of an active provider by its article, or not found. */
export async function getProgramme(reader: Reader, article: number): Promise<Programme> {
  const { rows } = await sql<Programme>`
    select ${programmeColumns} from ${programmeFrom}
    where p.article = ${article} and p.state = 'published' and o.state = 'active'`.execute(reader)
  return rows[0] ?? refuse('http.not-found')
}

/** Articles of the published programmes of one provider, in the order of their names. */
export async function listArticlesOf(reader: Reader, providerId: string): Promise<number[]> {
  const { rows } = await sql<{ article: number }>`
    select article from programmes_programme
    where provider_id = ${providerId} and state = 'published' order by name, article limit 500`.execute(reader)
  return rows.map(({ article }) => article)
}

export async function listModules(reader: Reader, programmeId: ProgrammeId): Promise<Module[]> {
  const { rows } = await sql<Module>`
    select ${moduleColumns} from programmes_module m
    where m.programme_id = ${programmeId} order by m.ordinal`.execute(reader)
  return rows
}

/** Groups of a programme that are not in the archive, with timetables and the seats left to newcomers at this moment. */
export async function listGroups(reader: Reader, programmeId: ProgrammeId): Promise<Group[]> {
  const { rows } = await sql<Group>`
    select ${groupColumns}, ${seatsGone} as taken from programmes_group g join programmes_module m on m.id = g.module_id
    where m.programme_id = ${programmeId} and g.state <> 'archive'
    order by m.ordinal, g.starts_on, g.name, g.id`.execute(reader)
  return rows
}

/** Everything a quote asks about a group; null when there is no such group. */
export async function findGroupFacts(reader: Reader, groupId: GroupId): Promise<GroupFacts | null> {
  const { rows } = await sql<FactsRow>`
    select ${factsColumns} from programmes_group g join programmes_module m on m.id = g.module_id
      join ${programmeFrom} on p.id = m.programme_id
    where g.id = ${groupId}`.execute(reader)
  return rows[0] ? toFacts(rows[0]) : null
}

type FactsRow = Group &
  Omit<Module, 'name'> & { moduleName: string } & Omit<Programme, 'id' | 'name' | 'state'> & {
    programmeName: string
    programmeState: Programme['state']
    providerState: GroupFacts['provider']['state']
    providerMunicipalityId: string
  }

function toFacts(row: FactsRow): GroupFacts {
  const { id, moduleId, name, teacher, address, latitude, longitude, startsOn, endsOn } = row
  const { applicationsFrom, applicationsTo, nextApplicationsFrom, nextApplicationsTo } = row
  const { capacity, taken, state, lessons } = row
  return {
    group: {
      ...{ id, moduleId, name, teacher, address, latitude, longitude, startsOn, endsOn },
      ...{ applicationsFrom, applicationsTo, nextApplicationsFrom, nextApplicationsTo },
      ...{ capacity, taken, state, lessons },
    },
    module: moduleOf(row),
    programme: programmeOf(row),
    provider: {
      id: row.providerId,
      name: row.providerName,
      state: row.providerState,
      municipalityId: row.providerMunicipalityId,
    },
  }
}

function moduleOf(row: FactsRow): Module {
  const { moduleId, programmeId, ordinal, moduleName, months, hours } = row
  const { normativeKopecks, priceKopecks, enrolmentOpen } = row
  return {
    id: moduleId,
    programmeId,
    ordinal,
    name: moduleName,
    months,
    hours,
    normativeKopecks,
    priceKopecks,
    enrolmentOpen,
  }
}

function programmeOf(row: FactsRow): Programme {
  const { programmeId, article, providerId, providerName, municipalityId, municipalityName, programmeName } = row
  const { summary, description, direction, activity, register, level, form, ageFrom, ageTo, adapted } = row
  return {
    ...{ id: programmeId, article, providerId, providerName, municipalityId, municipalityName, name: programmeName },
    ...{ summary, description, direction, activity, register, level, form, ageFrom, ageTo, adapted },
    ...{ publishedAt: row.publishedAt, paidUntil: row.paidUntil, state: row.programmeState },
  }
}

export const programmeFrom = sql`programmes_programme p join providers_provider o on o.id = p.provider_id
  join region_municipality r on r.id = p.municipality_id`

/** The column value of `Programme.paidUntil` for a programme `p` (S-087). */
export const paidUntil = sql`case when p.register = 'certified' then (
  select max(e.ends_on) from providers_agreement a join region_funding_period e on e.id = a.period_id
  where a.provider_id = p.provider_id and a.state = 'active') end`

const programmeInside = sql`p.article, p.provider_id as "providerId", o.short_name as "providerName",
  p.municipality_id as "municipalityId", r.name as "municipalityName", p.summary, p.description, p.direction, p.activity,
  p.register, p.level, p.form, p.age_from as "ageFrom", p.age_to as "ageTo", p.adapted, p.published_at as "publishedAt",
  ${paidUntil} as "paidUntil"`
export const programmeColumns = sql`p.id, p.name, p.state, ${programmeInside}`

const moduleInside = sql`m.programme_id as "programmeId", m.ordinal, m.months, m.hours,
  m.normative_kopecks as "normativeKopecks", m.price_kopecks as "priceKopecks", m.enrolment_open as "enrolmentOpen"`
export const moduleColumns = sql`m.id, m.name, ${moduleInside}`

/** The column `lessons` (LessonTime[]) of a group `g`, for queries of domains above as well. */
export const lessonsOfGroup = sql`coalesce((select json_agg(json_build_object('weekday', t.weekday,
    'startsAt', to_char(t.starts_at, 'HH24:MI'), 'endsAt', to_char(t.ends_at, 'HH24:MI'), 'room', t.room)
    order by t.weekday, t.starts_at)
  from programmes_lesson_time t where t.group_id = g.id), '[]') as lessons`

export const groupColumns = sql`g.id, g.module_id as "moduleId", g.name, g.teacher, g.address, g.latitude, g.longitude,
  g.starts_on as "startsOn", g.ends_on as "endsOn", g.applications_from as "applicationsFrom",
  g.applications_to as "applicationsTo",
  g.next_applications_from as "nextApplicationsFrom", g.next_applications_to as "nextApplicationsTo", g.capacity, g.state, ${lessonsOfGroup}`

/** Seats of a group `g` that a newcomer cannot have: a free one belongs to the waiting list while somebody stands in it. */
export const seatsGone = sql`case when g.waiting > 0 then g.capacity else g.taken end`

const factsColumns = sql`${groupColumns}, g.taken, m.name as "moduleName", ${moduleInside}, ${programmeInside},
  p.name as "programmeName", p.state as "programmeState", o.state as "providerState",
  o.municipality_id as "providerMunicipalityId"`
