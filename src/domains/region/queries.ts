import { type Day, dayIn, type Instant, isAfter } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { WorkingCalendar } from '#kernel/working-days'
import { type Reader, sql } from '#platform/db'
import type { JournalSubject } from '#platform/manifest'
import { listEditions } from './calendar/edition.ts'
import { productionCalendar } from './calendar/production-calendar.ts'
import { workingCalendar } from './calendar/working-calendar.ts'
import { Kept, markChanging } from './kept.ts'
import type { Act, FundingPeriod, Municipality } from './model.ts'
import { settingOf, zone } from './settings.ts'

const municipality = sql`id, code, name, name_in as "nameIn", authorised_body as "authorisedBody", coordinator, phone, email, hours,
  regulation, latitude, longitude`

export async function listMunicipalities(reader: Reader): Promise<Municipality[]> {
  const { rows } =
    await sql<Municipality>`select ${municipality} from region_municipality order by name collate "ru-x-icu"`.execute(
      reader,
    )
  return rows
}

export async function findMunicipality(reader: Reader, id: string): Promise<Municipality | null> {
  const { rows } = await sql<Municipality>`select ${municipality} from region_municipality where id = ${id}`.execute(
    reader,
  )
  return rows[0] ?? null
}

export async function getMunicipality(reader: Reader, id: string): Promise<Municipality> {
  return (await findMunicipality(reader, id)) ?? refuse('http.not-found')
}

export async function findAct(reader: Reader, id: string): Promise<Act | null> {
  const { rows } =
    await sql<Act>`select id, number, title, issued_on as "issuedOn" from region_act where id = ${id}`.execute(reader)
  return rows[0] ?? null
}

/** The act from which the value of a setting comes on a day; a municipality's own goes before the region's. */
export async function actOfSetting(
  reader: Reader,
  { name }: { name: string },
  on: Day,
  municipalityId: string | null = null,
): Promise<Act | null> {
  const { rows } = await sql<Act>`select a.id, a.number, a.title, a.issued_on as "issuedOn"
    from region_setting s join region_act a on a.id = s.act_id
    where s.name = ${name} and (s.municipality_id is null or s.municipality_id = ${municipalityId})
      and s.valid_from <= ${on} and (s.valid_to is null or s.valid_to > ${on})
    order by s.municipality_id is null limit 1`.execute(reader)
  return rows[0] ?? null
}

/** Periods change once a year. */
const periods = new Kept<FundingPeriod[]>(2000, async (reader) => {
  const { rows } = await sql<FundingPeriod>`select id, name, starts_on as "startsOn", ends_on as "endsOn",
    applications_from as "applicationsFrom" from region_funding_period order by starts_on`.execute(reader)
  return rows
})

export function listPeriods(reader: Reader): Promise<FundingPeriod[]> {
  return periods.of(reader)
}

/** The period a day belongs to. */
export async function findPeriod(reader: Reader, day: Day): Promise<FundingPeriod | null> {
  const belongs = ({ startsOn, endsOn }: FundingPeriod) => !isAfter(startsOn, day) && !isAfter(day, endsOn)
  return (await periods.of(reader)).find(belongs) ?? null
}

export async function regionZone(reader: Reader): Promise<string> {
  // The zone of a region does not change with time, so any day will do.
  return settingOf(reader, zone, Temporal.PlainDate.from('2026-01-01'))
}

/** The day it is in the region. */
export async function dayOf(reader: Reader, now: Instant): Promise<Day> {
  return dayIn(await regionZone(reader), now)
}

const withoutEditions = workingCalendar(productionCalendar)

/** Editions and departures of the region change by acts dated ahead: a copy of ten seconds is enough. */
const calendars = new Kept<WorkingCalendar>(10_000, async (reader) => {
  const [editions, rows] = await Promise.all([
    listEditions(reader),
    reader.selectFrom('region_calendar_day').select(['day', 'working']).orderBy('day').execute(),
  ])
  const later = editions.map(({ year }) => year)
  const built = later.length > 0 ? workingCalendar([...productionCalendar, ...later]) : withoutEditions
  if (rows.length === 0) return built
  const own = new Map(rows.map((row) => [row.day.toString(), row.working]))
  return {
    version: `${built.version}+${own.size}`,
    isWorking: (day) => own.get(day.toString()) ?? built.isWorking(day),
  }
})

/** The production calendar of Russia with the region's own departures. */
export function calendarOf(reader: Reader): Promise<WorkingCalendar> {
  return calendars.of(reader)
}

/** After another edition of the production calendar in this process. */
export function forgetCalendar(reader: Reader): void {
  markChanging(reader)
  calendars.forget(reader)
}

/** For tests and presets: what was kept in memory of periods and calendar is read anew. */
export function forgetPeriods(reader: Reader): void {
  periods.forget(reader)
  calendars.forget(reader)
}

/** What the journal's rows about acts are about. */
export const subjects: Record<string, JournalSubject> = {
  act: { called: 'акт', titles: titlesOfActs },
}

async function titlesOfActs(reader: Reader, ids: readonly string[]): Promise<{ id: string; title: string }[]> {
  const { rows } = await sql<{
    id: string
    title: string
  }>`select id, number as title from region_act where id = any(${ids}::uuid[])`.execute(reader)
  return rows
}

/** The paper of the region that was written down already: several rules change by one act. */
export async function findSameAct(
  reader: Reader,
  { number, title, issuedOn }: Omit<Act, 'id'>,
): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select id from region_act
    where municipality_id is null and number = ${number} and title = ${title} and issued_on = ${issuedOn}
    order by id limit 1`.execute(reader)
  return rows[0]?.id ?? null
}

/** By which act, and from which day, this person changed a rule last, if it was no longer ago. */
export async function findLastAct(
  reader: Reader,
  { userId, since }: { userId: string | null; since: Temporal.Instant },
): Promise<{ act: Omit<Act, 'id'>; from: Temporal.PlainDate } | null> {
  const { rows } = await sql<Omit<Act, 'id'> & { from: Temporal.PlainDate }>`
    select a.number, a.title, a.issued_on as "issuedOn", (e.facts->>'from')::date as "from"
    from audit_entry e join region_act a on a.id = e.subject_id and a.municipality_id is null
    where e.actor_user_id = ${userId}::uuid and e.word = 'region.setting-changed' and e.at >= ${since}
    order by e.id desc limit 1`.execute(reader)
  const [last] = rows
  return last ? { act: { number: last.number, title: last.title, issuedOn: last.issuedOn }, from: last.from } : null
}
