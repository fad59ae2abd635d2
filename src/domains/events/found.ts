import type { Actor } from '#access'
import { listChildrenOf } from '#families'
import { ageOn, type Day, type Instant, isAfter } from '#kernel/dates'
import type { Reader } from '#platform/db'
import { looksForChildren } from '#programmes'
import { dayOf, listMunicipalities, regionZone } from '#region'
import { countedByDay } from './counted.ts'
import type { Event } from './model.ts'
import type { Looking } from './pages/calendar.tsx'
import { type Asked, countEvents, listEvents } from './queries/calendar.ts'
import { organiserName } from './queries/event.ts'
import { type EventSearch, parseMonth, parsePage, parseSearch, type Query } from './search.ts'
import { understandText } from './understand.ts'

/** Events of one page of a list. */
export const mostOnPage = 20
/** Events that an empty month leads on to. */
const mostLater = 3

export type Moment = { now: Instant; today: Day; zone: string }

export async function momentOf(reader: Reader, now: Instant): Promise<Moment> {
  return { now, today: await dayOf(reader, now), zone: await regionZone(reader) }
}

/** A search as it was typed into an address, with its words understood. */
export async function understood(
  reader: Reader,
  query: Query,
  { now, today }: Moment,
): Promise<{ asked: Asked; search: EventSearch; instead: string | null }> {
  const search = parseSearch(query)
  const { words, instead } = await understandText(reader, search.text, now)
  return { asked: { search, words, today }, search, instead }
}

/** The month of the address: how many events each day has, and a page of those that are still to come in it. */
export async function findMonth(reader: Reader, asked: Asked, { query, moment }: { query: Query; moment: Moment }) {
  const { today, zone } = moment
  const first = parseMonth(query.month, today)
  const last = first.with({ day: first.daysInMonth })
  const runs = isAfter(today, first) && !isAfter(today, last)
  const span = { from: runs ? today : first, to: last }
  const page = parsePage(query.page)
  const [{ days, total }, events] = await Promise.all([
    countedByDay(reader, asked, { first, last, from: span.from }, moment.now),
    listEvents(reader, asked, { ...span, page, most: mostOnPage, zone }),
  ])
  const later = total === 0 ? await listEvents(reader, asked, { from: today, to: null, most: mostLater, zone }) : []
  return { month: first, counts: days, later, ...paged(events, total, page) }
}

/** The events of a day. */
export async function findDay(
  reader: Reader,
  asked: Asked,
  { day, query, zone }: { day: Day; query: Query; zone: string },
) {
  const span = { from: day, to: day }
  const page = parsePage(query.page)
  const [total, events] = await Promise.all([
    countEvents(reader, asked, span),
    listEvents(reader, asked, { ...span, page, most: mostOnPage, zone }),
  ])
  return { day, ...paged(events, total, page) }
}

function paged(events: Event[], total: number, page: number) {
  return { events, total, page, pages: Math.max(1, Math.ceil(total / mostOnPage)) }
}

/** What stands around the results: places, the organiser of the address, children of the visitor's cabinet. */
export async function surroundings(
  reader: Reader,
  { search, visitor, today }: { search: EventSearch; visitor: Actor | null; today: Day },
) {
  const municipalities = await listMunicipalities(reader)
  const organiser = search.organiser
    ? await organiserName(reader, { providerId: search.organiser, bodyId: search.organiser })
    : null
  const children = visitor && looksForChildren(visitor) ? await listChildrenOf(reader, visitor.userId) : []
  const looking = children.map(
    ({ name, birthOn, municipalityId }): Looking => ({
      ...{ name, age: ageOn(birthOn, today) },
      municipality: municipalities.find(({ id }) => id === municipalityId)?.code ?? null,
    }),
  )
  return { municipalities, organiser, looking }
}
