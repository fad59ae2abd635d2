import { z } from 'zod'
import { type Day, dayIn, type Instant } from '#kernel/dates'
import type { WorkingCalendar } from '#kernel/working-days'
import { homeOf, type Reader, sql } from '#platform/db'
import { productionCalendar } from './calendar/production-calendar.ts'
import { workingCalendar } from './calendar/working-calendar.ts'
import type { Act, FundingPeriod, Municipality } from './model.ts'
import { defineSetting, settingOf } from './settings.ts'

export const zone = defineSetting('region.zone', z.string().min(3), 'Часовой пояс региона')

const municipality = sql`id, code, name, name_in as "nameIn", authorised_body as "authorisedBody", phone, email, hours,
  regulation, latitude, longitude`

export async function listMunicipalities(reader: Reader): Promise<Municipality[]> {
  const { rows } = await sql<Municipality>`select ${municipality} from region_municipality order by name`.execute(
    reader,
  )
  return rows
}

export async function getMunicipality(reader: Reader, id: string): Promise<Municipality> {
  const { rows } = await sql<Municipality>`select ${municipality} from region_municipality where id = ${id}`.execute(
    reader,
  )
  const [found] = rows
  if (!found) throw new Error(`no municipality ${id}`)
  return found
}

export async function findAct(reader: Reader, id: string): Promise<Act | null> {
  const { rows } =
    await sql<Act>`select id, number, title, issued_on as "issuedOn" from region_act where id = ${id}`.execute(reader)
  return rows[0] ?? null
}

const period = sql`id, name, starts_on as "startsOn", ends_on as "endsOn", applications_from as "applicationsFrom"`

/** The period a day belongs to. */
export async function findPeriod(reader: Reader, day: Day): Promise<FundingPeriod | null> {
  const { rows } = await sql<FundingPeriod>`
    select ${period} from region_funding_period where ${day} between starts_on and ends_on`.execute(reader)
  return rows[0] ?? null
}

export async function listPeriods(reader: Reader): Promise<FundingPeriod[]> {
  const { rows } = await sql<FundingPeriod>`select ${period} from region_funding_period order by starts_on`.execute(
    reader,
  )
  return rows
}

export async function regionZone(reader: Reader): Promise<string> {
  // The zone of a region does not change with time, so any day will do.
  return settingOf(reader, zone, Temporal.PlainDate.from('2026-01-01'))
}

/** The day it is in the region. */
export async function dayOf(reader: Reader, now: Instant): Promise<Day> {
  return dayIn(await regionZone(reader), now)
}

/** Departures of the region change by acts dated ahead: a copy of ten seconds is enough. */
const KEPT_MS = 10_000
const calendars = new WeakMap<object, { calendar: Promise<WorkingCalendar>; until: number }>()
const built = workingCalendar(productionCalendar)

/** The production calendar of Russia with the region's own departures. */
export function calendarOf(reader: Reader): Promise<WorkingCalendar> {
  const home = homeOf(reader)
  const copy = calendars.get(home)
  if (copy && copy.until > performance.now()) return copy.calendar
  const calendar = readCalendar(reader)
  calendars.set(home, { calendar, until: performance.now() + KEPT_MS })
  calendar.catch(() => calendars.delete(home))
  return calendar
}

async function readCalendar(reader: Reader): Promise<WorkingCalendar> {
  const rows = await reader.selectFrom('region_calendar_day').select(['day', 'working']).orderBy('day').execute()
  if (rows.length === 0) return built
  const own = new Map(rows.map((row) => [row.day.toString(), row.working]))
  return {
    version: `${built.version}+${own.size}`,
    isWorking: (day) => own.get(day.toString()) ?? built.isWorking(day),
  }
}
