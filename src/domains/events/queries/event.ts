import { type Reader, sql, type Tx } from '#platform/db'
import type { Change, Event, EventFacts, EventId, EventState, Organiser, Told } from '../model.ts'
import { heldBy } from '../owner.ts'

/** Times of day are told by the clocks of the region. */
export const eventColumns = (zone: string) => sql`e.id, e.number, e.provider_id as "providerId", e.body_id as "bodyId",
  e.municipality_id as "municipalityId", e.kind, e.level, e.audience, e.name, e.description, e.conditions,
  e.starts_at as "startsAt", e.ends_at as "endsAt", e.starts_on as "startsOn", e.ends_on as "endsOn",
  to_char(e.starts_at at time zone ${zone}, 'HH24:MI') as "startsTime",
  to_char(e.ends_at at time zone ${zone}, 'HH24:MI') as "endsTime",
  e.entry_to as "entryTo", e.online, e.place, e.link, e.age_from as "ageFrom", e.age_to as "ageTo",
  e.age_strict as "ageStrict", e.cost_kopecks as "costKopecks", e.cost_note as "costNote", e.capacity, e.taken, e.waits,
  e.waiting, e.by_hand as "byHand", e.contact_name as "contactName", e.contact_phone as "contactPhone",
  e.contact_email as "contactEmail", e.state, e.reason, place.name as municipality,
  coalesce(provider.short_name, body.authorised_body, 'Региональный оператор') as organiser`

export const eventTables = sql`events_event e join region_municipality place on place.id = e.municipality_id
  left join providers_provider provider on provider.id = e.provider_id
  left join region_municipality body on body.id = e.body_id`

/** An event of the organiser's own, or null: others' and none are alike. */
export async function findOwnEvent(
  reader: Reader,
  organiser: Organiser,
  { id, zone }: { id: string; zone: string },
): Promise<Event | null> {
  const { rows } = await sql<Event>`select ${eventColumns(zone)} from ${eventTables}
    where e.id = ${id} and ${heldBy(organiser)}`.execute(reader)
  return rows[0] ?? null
}

/** The same, locked until the transaction ends. */
export async function lockOwnEvent(
  tx: Tx,
  organiser: Organiser,
  one: { id: string; zone: string },
): Promise<Event | null> {
  await sql`select from events_event e where e.id = ${one.id} and ${heldBy(organiser)} for no key update`.execute(tx)
  return findOwnEvent(tx, organiser, one)
}

/** Locks an event of whomever; false when there is none. Events are locked before bookings. */
export async function lockEvent(tx: Tx, id: EventId): Promise<boolean> {
  const { rows } = await sql`select 1 from events_event where id = ${id} for no key update`.execute(tx)
  return rows.length > 0
}

/** An event by its id, for letters and for acts that checked before whose it is. */
export async function findEvent(reader: Reader, id: string, zone: string): Promise<Event | null> {
  const { rows } = await sql<Event>`select ${eventColumns(zone)} from ${eventTables} where e.id = ${id}`.execute(reader)
  return rows[0] ?? null
}

/** An event that families may see, by the number of its address. */
export async function findPublicEvent(reader: Reader, number: number, zone: string): Promise<Event | null> {
  const { rows } = await sql<Event>`select ${eventColumns(zone)} from ${eventTables}
    where e.number = ${number} and e.state in ('published', 'cancelled')`.execute(reader)
  return rows[0] ?? null
}

export type OwnPage = { state: EventState; page: number; most: number; zone: string }

/** Events of an organiser in a state: what is next first, drafts and the rest by their days backwards. */
export async function listOwnEvents(reader: Reader, organiser: Organiser, asked: OwnPage): Promise<Event[]> {
  const { state, page, most, zone } = asked
  const order = state === 'published' ? sql`e.ends_at` : sql`e.starts_at desc`
  const { rows } = await sql<Event>`select ${eventColumns(zone)} from ${eventTables}
    where ${heldBy(organiser)} and e.state = ${state}
    order by ${order}, e.id limit ${most}::int offset ${(page - 1) * most}::int`.execute(reader)
  return rows
}

export async function countOwnEvents(reader: Reader, organiser: Organiser): Promise<Record<EventState, number>> {
  const { rows } = await sql<{ state: EventState; events: number }>`select e.state, count(*)::int as events
    from events_event e where ${heldBy(organiser)} group by e.state`.execute(reader)
  return {
    draft: 0,
    published: 0,
    cancelled: 0,
    archived: 0,
    ...Object.fromEntries(rows.map((r) => [r.state, r.events])),
  }
}

/** What an event is found by; the organiser's name is asked for, because the event has only its id. */
export async function organiserName(reader: Reader, { providerId, bodyId }: Organiser): Promise<string> {
  const { rows } = await sql<{ name: string }>`select coalesce(
    (select short_name from providers_provider where id = ${providerId}),
    (select authorised_body from region_municipality where id = ${bodyId}), 'Региональный оператор') as name`.execute(
    reader,
  )
  return rows[0]?.name ?? ''
}

type Written = EventFacts & { startsAt: Temporal.Instant; endsAt: Temporal.Instant; search: string }
type By = { userId: string; now: Temporal.Instant }

export async function insertEvent(
  tx: Tx,
  event: Written & Organiser & { id: EventId },
  { userId, now }: By,
): Promise<void> {
  const e = event
  await sql`insert into events_event (id, provider_id, body_id, municipality_id, kind, level, audience, name, description,
      conditions, starts_at, ends_at, starts_on, ends_on, entry_to, online, place, link, age_from, age_to, age_strict,
      cost_kopecks, cost_note, capacity, waits, by_hand, contact_name, contact_phone, contact_email, state, changed_at,
      changed_by, search)
    values (${e.id}, ${e.providerId}, ${e.bodyId}, ${e.municipalityId}, ${e.kind}, ${e.level}, ${e.audience}, ${e.name},
      ${e.description}, ${e.conditions}, ${e.startsAt}, ${e.endsAt}, ${e.startsOn}, ${e.endsOn}, ${e.entryTo}, ${e.online},
      ${e.place}, ${e.link}, ${e.ageFrom}, ${e.ageTo}, ${e.ageStrict}, ${e.costKopecks}, ${e.costNote}, ${e.capacity},
      ${e.waits}, ${e.byHand}, ${e.contactName}, ${e.contactPhone}, ${e.contactEmail}, 'draft', ${now}, ${userId},
      ${e.search})`.execute(tx)
}

/** Writes the facts; `out` of the seats go to the waiting list in the same statement, so that the CHECKs hold. */
export async function updateEvent(
  tx: Tx,
  event: Written & { id: EventId; out: number },
  { userId, now }: By,
): Promise<void> {
  const e = event
  await sql`update events_event set municipality_id = ${e.municipalityId}, kind = ${e.kind}, level = ${e.level},
      audience = ${e.audience}, name = ${e.name}, description = ${e.description}, conditions = ${e.conditions},
      starts_at = ${e.startsAt}, ends_at = ${e.endsAt}, starts_on = ${e.startsOn}, ends_on = ${e.endsOn},
      entry_to = ${e.entryTo}, online = ${e.online}, place = ${e.place}, link = ${e.link}, age_from = ${e.ageFrom},
      age_to = ${e.ageTo}, age_strict = ${e.ageStrict}, cost_kopecks = ${e.costKopecks}, cost_note = ${e.costNote},
      capacity = ${e.capacity}, waits = ${e.waits}, by_hand = ${e.byHand}, contact_name = ${e.contactName},
      contact_phone = ${e.contactPhone}, contact_email = ${e.contactEmail}, changed_at = ${now}, changed_by = ${userId},
      search = ${e.search}, taken = taken - ${e.out}::int, waiting = waiting + ${e.out}::int
    where id = ${e.id}`.execute(tx)
}

type Stated = { id: EventId; state: EventState; reason?: string }

export async function updateEventState(tx: Tx, { id, state, reason }: Stated, { userId, now }: By): Promise<void> {
  const published = state === 'published' ? sql`${now}` : sql`published_at`
  await sql`update events_event set state = ${state}, reason = ${reason ?? null}, published_at = ${published},
      changed_at = ${now}, changed_by = ${userId} where id = ${id}`.execute(tx)
}

export async function insertChange(
  tx: Tx,
  { id, reason, before, after }: { id: EventId; reason: string; before: Told; after: Told },
  { userId, now }: By,
): Promise<string> {
  const { rows } = await sql<{
    id: string
  }>`insert into events_change (event_id, changed_at, changed_by, reason, before, after)
    values (${id}, ${now}, ${userId}, ${reason}, ${JSON.stringify(before)}::jsonb, ${JSON.stringify(after)}::jsonb)
    returning id::text`.execute(tx)
  return rows[0]?.id ?? ''
}

export async function findChange(reader: Reader, id: string): Promise<Change | null> {
  const { rows } = await sql<Change>`select id::text, changed_at as "changedAt", reason, before, after
    from events_change where id = ${id}::bigint`.execute(reader)
  return rows[0] ?? null
}

/** Changes that people were told of, the newest first. */
export async function listChanges(reader: Reader, eventId: string): Promise<Change[]> {
  const { rows } = await sql<Change>`select id::text, changed_at as "changedAt", reason, before, after
    from events_change where event_id = ${eventId} order by events_change.id desc`.execute(reader)
  return rows
}

export async function listEventsById(
  reader: Reader,
  ids: readonly string[],
  zone: string,
): Promise<ReadonlyMap<string, Event>> {
  const { rows } = await sql<Event>`select ${eventColumns(zone)} from ${eventTables}
    where e.id = any(${[...new Set(ids)]}::uuid[])`.execute(reader)
  return new Map(rows.map((event) => [event.id, event]))
}
