import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Refusal } from '#kernel/refusal'
import { sql, type Tx } from '#platform/db'
import { apply, asFamily, asProvider } from '../../../test/support/acting.ts'
import { type FreshDatabase, freshDatabase, rolledBack } from '../../../test/support/database.ts'
import { aCourse, aFamily, aTown, type Course, type Family, NOW, type Town } from '../../../test/support/town.ts'
import { findBroken } from '../../app/invariants.ts'
import { answerBooking, bookChildren, leaveEvent, takeOffer } from './actions/booking.ts'
import { checkIn } from './actions/check-in.ts'
import { cancelEvent, editEvent } from './actions/event.ts'
import { remind, tellBooking, tellChange } from './actions/tell.ts'
import { offerEventSeats, passEventOffer } from './actions/waiting.ts'
import './manifest.ts'
import type { BookingId, EventFacts, EventId } from './model.ts'
import { listToRemind } from './queries/booking.ts'
import { listChildFacts } from './queries/clash.ts'
import { anEvent, eventFacts } from './testing.ts'

let fresh: FreshDatabase
beforeAll(async () => {
  fresh = await freshDatabase()
})
afterAll(() => fresh.close())

type Scene = { town: Town; course: Course; families: Family[]; eventId: EventId }

/** An event of two seats, and families that want it. */
async function scene(tx: Tx, wishes: Partial<EventFacts> = {}, families = 4): Promise<Scene> {
  const town = await aTown(tx)
  const course = await aCourse(tx, town)
  const by = { by: course.staffId, providerId: course.providerId }
  const { id } = await anEvent(tx, town.municipalityId, { capacity: 2, ...wishes, ...by })
  const own = await Promise.all(Array.from({ length: families }, () => aFamily(tx, town)))
  return { town, course, families: own, eventId: id }
}

async function book(tx: Tx, { eventId }: Scene, family: Family | undefined, now = NOW) {
  if (!family) throw new Error('no such family')
  const [answer] = await bookChildren(tx, asFamily(family), { eventId, childIds: [family.childId] }, now)
  return answer as { id: BookingId; number: number; state: string; obstacles?: string[] }
}

async function stateOf(tx: Tx, eventId: EventId) {
  const { rows } = await sql<{ taken: number; waiting: number; states: string }>`select taken, waiting,
    (select string_agg(b.state, ' ' order by b.number) from events_booking b where b.event_id = e.id) as states
    from events_event e where e.id = ${eventId}`.execute(tx)
  return rows[0]
}

const codeOf = async (doing: Promise<unknown>) =>
  doing.then(
    () => 'done',
    (error) => (error instanceof Refusal ? error.code : Promise.reject(error)),
  )

/** Subjects of letters that were planned. */
async function lettersOf(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ letter: string }>`select payload->>'letter' as letter from job_plan
    where payload->>'letter' like 'events.%' order by id`.execute(tx)
  return rows.map(({ letter }) => letter)
}

describe('booking', () => {
  test('S-112 a seat while there is one, then the waiting list, each with a number', () =>
    rolledBack(fresh.db, async (tx) => {
      const set = await scene(tx)
      const answers = [await book(tx, set, set.families[0]), await book(tx, set, set.families[1])]
      const third = await book(tx, set, set.families[2])
      expect([...answers, third].map(({ state }) => state)).toEqual(['accepted', 'accepted', 'waiting'])
      expect(third.number).toBeGreaterThan(answers[1]?.number ?? 0)
      expect(await stateOf(tx, set.eventId)).toEqual({ taken: 2, waiting: 1, states: 'accepted accepted waiting' })
      expect((await findBroken(tx)).broken).toEqual([])
    }))

  test('S-118 several children of a cabinet at once, the eldest first, each with an answer of its own', () =>
    rolledBack(fresh.db, async (tx) => {
      const set = await scene(tx, { capacity: 1, waits: false }, 2)
      const [mother, other] = set.families as [Family, Family]
      await sql`update families_child set birth_on = '2016-01-01' where id = ${other.childId}`.execute(tx)
      await sql`update families_custody set user_id = ${mother.userId} where child_id = ${other.childId}`.execute(tx)
      const both = { eventId: set.eventId, childIds: [mother.childId, other.childId] }
      expect(await bookChildren(tx, asFamily(mother), both, NOW)).toMatchObject([
        { childId: other.childId, state: 'accepted' },
        { childId: mother.childId, obstacles: ['full'] },
      ])
      expect(await bookChildren(tx, asFamily(mother), both, NOW)).toMatchObject([
        { obstacles: ['booked', 'full'] },
        { obstacles: ['full'] },
      ])
    }))

  test('somebody else’s child is not found, whatever else is ticked', () =>
    rolledBack(fresh.db, async (tx) => {
      const set = await scene(tx)
      const [mother, stranger] = set.families as [Family, Family]
      const wish = { eventId: set.eventId, childIds: [mother.childId, stranger.childId] }
      expect(await codeOf(bookChildren(tx, asFamily(mother), wish, NOW))).toBe('http.not-found')
      expect(await codeOf(leaveEvent(tx, asFamily(mother), set.eventId as never, NOW))).toBe('http.not-found')
    }))

  test('lessons of clubs and other events at the same time are told', () =>
    rolledBack(fresh.db, async (tx) => {
      const set = await scene(tx)
      const [family] = set.families as [Family]
      await apply(tx, family, set.course.groupId)
      await sql`insert into programmes_lesson_time (group_id, weekday, starts_at, ends_at, room)
        values (${set.course.groupId}, 3, '16:00', '17:30', '')`.execute(tx)
      const next = Temporal.PlainDate.from('2026-10-07')
      const days = { startsOn: next, endsOn: next, entryTo: next, startsTime: '17:00', endsTime: '18:00' }
      const by = { by: set.course.staffId, providerId: set.course.providerId }
      const { id } = await anEvent(tx, set.town.municipalityId, { ...days, ...by })
      const asked = { eventId: id, guardianId: family.userId, zone: 'Europe/Moscow' }
      expect(await listChildFacts(tx, asked)).toMatchObject([
        { clashes: [{ what: 'Первые роботы', startsTime: '16:00' }] },
      ])
      const twin = await anEvent(tx, set.town.municipalityId, { ...days, ...by, name: 'Ёлка' })
      await bookChildren(tx, asFamily(family), { eventId: twin.id, childIds: [family.childId] }, NOW)
      expect((await listChildFacts(tx, asked))[0]?.clashes.map(({ what }) => what)).toContain('Ёлка')
    }))
})

describe('the waiting list', () => {
  test('a freed seat is offered once, to the head; a miss or a no passes it on', () =>
    rolledBack(fresh.db, async (tx) => {
      const set = await scene(tx)
      const [first, , third, fourth] = set.families
      const mine = await book(tx, set, first)
      await book(tx, set, set.families[1])
      const [head, next] = [await book(tx, set, third), await book(tx, set, fourth)]
      await leaveEvent(tx, asFamily(first as Family), mine.id, NOW)
      // A newcomer presses before the job has offered: the seat belongs to the list.
      expect((await book(tx, set, first)).state).toBe('waiting')
      expect(await offerEventSeats(tx, set.eventId, NOW)).toBe(1)
      expect(await offerEventSeats(tx, set.eventId, NOW)).toBe(0)
      expect((await stateOf(tx, set.eventId))?.states).toBe('left accepted offered waiting waiting')
      const late = NOW.add({ hours: 60 })
      expect(await passEventOffer(tx, head.id, NOW.add({ hours: 1 }))).toBe(false)
      expect(await codeOf(takeOffer(tx, asFamily(third as Family), head.id, late))).toBe('events.offer-over')
      expect(await passEventOffer(tx, head.id, late)).toBe(true)
      expect(await offerEventSeats(tx, set.eventId, late)).toBe(1)
      await takeOffer(tx, asFamily(fourth as Family), next.id, late.add({ hours: 1 }))
      expect((await stateOf(tx, set.eventId))?.states).toBe('left accepted missed accepted waiting')
      expect((await findBroken(tx)).broken).toEqual([])
    }))

  test('an offer never outlives the beginning of the event', () =>
    rolledBack(fresh.db, async (tx) => {
      const set = await scene(tx)
      for (const family of set.families) await book(tx, set, family)
      await sql`update events_event set capacity = 3 where id = ${set.eventId}`.execute(tx)
      await offerEventSeats(tx, set.eventId, Temporal.Instant.from('2026-09-05T06:00:00Z'))
      const { rows } = await sql<{ to: Temporal.Instant }>`select offer_to as "to" from events_booking
        where state = 'offered'`.execute(tx)
      expect(rows.map(({ to }) => to.toString())).toEqual(['2026-09-05T08:00:00Z'])
    }))
})

describe('answers by hand', () => {
  test('a booking holds its seat until the organiser answers; a no gives it on and says why', () =>
    rolledBack(fresh.db, async (tx) => {
      const set = await scene(tx, { byHand: true, contactEmail: 'a@example.ru' })
      const by = asProvider(set.course)
      const [one, other] = [await book(tx, set, set.families[0]), await book(tx, set, set.families[1])]
      expect(one.state).toBe('pending')
      await answerBooking(tx, by, { id: one.id, decision: { yes: true } }, NOW)
      await answerBooking(tx, by, { id: other.id, decision: { yes: false, reason: 'Нужна справка' } }, NOW)
      expect(await stateOf(tx, set.eventId)).toEqual({ taken: 1, waiting: 0, states: 'accepted refused' })
      const again = answerBooking(tx, by, { id: other.id, decision: { yes: true } }, NOW)
      expect(await codeOf(again)).toBe('events.answered-already')
      const stranger = { ...by, scopeId: set.families[0]?.childId ?? '' }
      const foreign = answerBooking(tx, stranger, { id: one.id, decision: { yes: false, reason: 'нет' } }, NOW)
      expect(await codeOf(foreign)).toBe('http.not-found')
      await tellBooking(tx, one.id, 'pending')
      expect(await lettersOf(tx)).toEqual(['events.pending', 'events.to-answer'])
    }))
})

describe('a change after people had booked', () => {
  const facts = (set: Scene, wishes: Partial<EventFacts>) =>
    eventFacts(set.town.municipalityId, { capacity: 2, ...wishes })
  const edit = (
    tx: Tx,
    set: Scene,
    wishes: Partial<EventFacts>,
    agreed: { reason: string; toWaiting: boolean } | null,
  ) => editEvent(tx, asProvider(set.course), { id: set.eventId, facts: facts(set, wishes), agreed }, NOW)

  test('is refused until the organiser agrees with a reason, and then everybody is told', () =>
    rolledBack(fresh.db, async (tx) => {
      const set = await scene(tx)
      await book(tx, set, set.families[0])
      const moved = { startsTime: '15:00', endsTime: '17:00' }
      expect(await codeOf(edit(tx, set, moved, null))).toBe('events.not-agreed')
      expect(await codeOf(edit(tx, set, { name: 'Другое имя' }, null))).toBe('done')
      await edit(tx, set, moved, { reason: 'Зал занят', toWaiting: false })
      const { rows } = await sql<{ id: string }>`select id::text from events_change`.execute(tx)
      await tellChange(tx, { eventId: set.eventId, changeId: rows[0]?.id ?? '', moved: [] })
      expect(await lettersOf(tx)).toEqual(['events.changed'])
    }))

  test('fewer seats than taken take nobody’s seat without the organiser’s word; then the last wait, first in the list', () =>
    rolledBack(fresh.db, async (tx) => {
      const set = await scene(tx)
      for (const family of set.families.slice(0, 3)) await book(tx, set, family)
      const smaller = { capacity: 1 }
      const quiet = { reason: 'Зал меньше', toWaiting: false }
      expect(await codeOf(edit(tx, set, smaller, quiet))).toBe('events.fewer-than-taken')
      expect(await codeOf(edit(tx, set, { capacity: 1, waits: false }, quiet))).toBe('events.people-wait')
      await edit(tx, set, smaller, { ...quiet, toWaiting: true })
      expect(await stateOf(tx, set.eventId)).toEqual({ taken: 1, waiting: 2, states: 'accepted waiting waiting' })
      await edit(tx, set, { capacity: 2 }, null)
      await offerEventSeats(tx, set.eventId, NOW)
      expect((await stateOf(tx, set.eventId))?.states).toBe('accepted offered waiting')
      expect((await findBroken(tx)).broken).toEqual([])
    }))

  test('a seat that was offered is over once the event, moved to an earlier hour, has begun', () =>
    rolledBack(fresh.db, async (tx) => {
      const set = await scene(tx)
      const [first, , third] = set.families as [Family, Family, Family]
      const mine = await book(tx, set, first)
      for (const family of [set.families[1], third]) await book(tx, set, family)
      await leaveEvent(tx, asFamily(first), mine.id, NOW)
      const eve = Temporal.Instant.from('2026-09-05T06:30:00Z')
      await offerEventSeats(tx, set.eventId, eve)
      await edit(tx, set, { startsTime: '10:00' }, { reason: 'Автобус раньше', toWaiting: false })
      const { rows } = await sql<{ id: BookingId }>`select id from events_booking where state = 'offered'`.execute(tx)
      const begun = Temporal.Instant.from('2026-09-05T07:30:00Z')
      const late = takeOffer(tx, asFamily(third), rows[0]?.id as BookingId, begun)
      expect(await codeOf(late)).toBe('events.already-begun')
    }))

  test('an event that families see is not moved into the past', () =>
    rolledBack(fresh.db, async (tx) => {
      const set = await scene(tx)
      await book(tx, set, set.families[0])
      const past = Temporal.PlainDate.from('2026-08-20')
      const days = { startsOn: past, endsOn: past, entryTo: past }
      expect(await codeOf(edit(tx, set, days, { reason: 'Описка', toWaiting: false }))).toBe('events.already-over')
    }))

  test('a cancelled event ends every booking and keeps no seat', () =>
    rolledBack(fresh.db, async (tx) => {
      const set = await scene(tx)
      for (const family of set.families.slice(0, 3)) await book(tx, set, family)
      await cancelEvent(tx, asProvider(set.course), { id: set.eventId, reason: 'Карантин' }, NOW)
      expect(await stateOf(tx, set.eventId)).toEqual({ taken: 0, waiting: 0, states: 'closed closed closed' })
      expect((await book(tx, set, set.families[3])).obstacles).toEqual(['cancelled'])
    }))
})

describe('around the day', () => {
  test('families are reminded once, and only those who take part', () =>
    rolledBack(fresh.db, async (tx) => {
      const set = await scene(tx, { waits: true })
      for (const family of set.families.slice(0, 3)) await book(tx, set, family)
      const eve = Temporal.Instant.from('2026-09-04T09:00:00Z')
      const day = Temporal.PlainDate.from('2026-09-05')
      const page = { after: null, most: 100 }
      expect(await listToRemind(tx, { now: eve, by: day.subtract({ days: 1 }) }, page)).toEqual([])
      const due = await listToRemind(tx, { now: eve, by: day }, page)
      expect(due).toHaveLength(2)
      for (const { id } of [...due, ...due]) await remind(tx, id, eve)
      expect(await lettersOf(tx)).toEqual(['events.soon', 'events.soon'])
      expect(await listToRemind(tx, { now: eve, by: day }, page)).toEqual([])
    }))

  test('who came is marked from the first day, can be corrected, and is forgotten with the booking', () =>
    rolledBack(fresh.db, async (tx) => {
      const set = await scene(tx)
      const [one, other] = [await book(tx, set, set.families[0]), await book(tx, set, set.families[1])]
      const by = asProvider(set.course)
      const early = checkIn(tx, by, { eventId: set.eventId, came: [one.id] }, NOW)
      expect(await codeOf(early)).toBe('events.not-begun')
      const noon = Temporal.Instant.from('2026-09-05T09:00:00Z')
      expect(await checkIn(tx, by, { eventId: set.eventId, came: [one.id, other.id] }, noon)).toBe(2)
      expect(await checkIn(tx, by, { eventId: set.eventId, came: [one.id] }, noon)).toBe(1)
      expect(await codeOf(leaveEvent(tx, asFamily(set.families[0] as Family), one.id, noon))).toBe(
        'events.already-begun',
      )
    }))
})
