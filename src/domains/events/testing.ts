import { newId } from '#kernel/ids'
import { sql, type Tx } from '#platform/db'
import type { EventFacts, EventId, EventState, Organiser } from './model.ts'

const at = (text: string) => Temporal.Instant.from(`${text}:00+03:00`)
const day = (text: string) => Temporal.PlainDate.from(text)

/** What an organiser writes; what a test does not name is usual: a master class on 5 September 2026, 14 seats. */
export function eventFacts(municipalityId: string, wishes: Partial<EventFacts> = {}): EventFacts {
  return {
    ...{ name: 'Мастер-класс «Воздушный змей»', kind: 'master-class', level: 'municipal', audience: 'everyone' },
    ...{ description: 'Соберём змея и запустим его на стадионе.', conditions: 'Приходите в тёплой одежде.' },
    ...{ municipalityId, online: false, place: 'ул. Ленина, 12', link: null },
    ...{ startsOn: day('2026-09-05'), startsTime: '11:00', endsOn: day('2026-09-05'), endsTime: '13:00' },
    ...{ entryTo: day('2026-09-04'), ageFrom: 7, ageTo: 12, ageStrict: false, costKopecks: 0n, costNote: '' },
    ...{ capacity: 14, waits: true, byHand: false },
    ...{ contactName: 'Ирина Львовна', contactPhone: '+74820021234', contactEmail: null },
    ...wishes,
  }
}

type Wishes = Partial<EventFacts> & { state?: EventState; by: string } & Partial<Organiser>

/** An event as it stands in the schema, published unless the test says otherwise. */
export async function anEvent(
  tx: Tx,
  municipalityId: string,
  wishes: Wishes,
): Promise<{ id: EventId; number: number }> {
  const { state = 'published', by, providerId = null, bodyId = null, ...facts } = wishes
  const e = eventFacts(municipalityId, facts)
  const { rows } = await sql<{ id: EventId; number: number }>`
    insert into events_event (id, provider_id, body_id, municipality_id, kind, level, audience, name, description, conditions,
      starts_at, ends_at, starts_on, ends_on, entry_to, online, place, link, age_from, age_to, age_strict, cost_kopecks,
      cost_note, capacity, waits, by_hand, contact_name, contact_phone, contact_email, state, published_at, changed_at,
      changed_by, search, reason)
    values (${newId()}, ${providerId}, ${bodyId}, ${e.municipalityId}, ${e.kind}, ${e.level}, ${e.audience}, ${e.name},
      ${e.description}, ${e.conditions}, ${at(`${e.startsOn}T${e.startsTime}`)}, ${at(`${e.endsOn}T${e.endsTime}`)},
      ${e.startsOn}, ${e.endsOn}, ${e.entryTo}, ${e.online}, ${e.place}, ${e.link}, ${e.ageFrom}, ${e.ageTo},
      ${e.ageStrict}, ${e.costKopecks}, ${e.costNote}, ${e.capacity}, ${e.waits}, ${e.byHand}, ${e.contactName},
      ${e.contactPhone}, ${e.contactEmail}, ${state}, ${at('2026-08-01T10:00')}, ${at('2026-08-01T10:00')}, ${by},
      ${`${e.name} ${e.description}`.toLowerCase().replaceAll('ё', 'е')},
      ${state === 'cancelled' ? 'Карантин' : null}) returning id, number`.execute(tx)
  const [made] = rows
  if (!made) throw new Error('no event was made')
  return made
}
