import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql, type Tx } from '#platform/db'
import { apply, asFamily, look } from '../../../../test/support/acting.ts'
import { type FreshDatabase, freshDatabase } from '../../../../test/support/database.ts'
import {
  aCourse,
  aFamily,
  aGroup,
  aTown,
  type Course,
  type Family,
  NOW,
  type Town,
} from '../../../../test/support/town.ts'
import { findBroken } from '../../../app/invariants.ts'
import { aKit } from '../../../platform/http/testing.ts'
import { cancelApplication } from '../applications/actions/ending.ts'
import { submitApplication } from '../applications/actions/filing.ts'
import { excluded } from '../applications/jobs.ts'
import type { ApplicationId } from '../model.ts'
import { joinWaiting, leaveWaiting, offerSeats } from './actions/queue.ts'
import { passOffers, seatFreed } from './jobs.ts'
import type { WaitingId } from './model.ts'
import { listWaiting } from './queries.ts'

let fresh: FreshDatabase
beforeAll(async () => {
  fresh = await freshDatabase({ connections: 24 })
})
afterAll(() => fresh.close())

type Scene = {
  db: FreshDatabase['db']
  town: Town
  course: Course
  inside: Family
  id: ApplicationId
  waiting: Family[]
  ids: WaitingId[]
}

/** A group of one seat that is taken, and so many families in its waiting list; each test has a database of its own. */
async function queue(count: number, work: (scene: Scene) => Promise<void>): Promise<void> {
  const own = await freshDatabase({ connections: 24 })
  try {
    const scene = await own.db.transaction(async (tx) => {
      const town = await aTown(tx)
      const course = await aCourse(tx, town, { capacity: 1 })
      const inside = await aFamily(tx, town)
      const id = await apply(tx, inside, course.groupId)
      const waiting: Family[] = []
      const ids: WaitingId[] = []
      for (let place = 0; place < count; place++) {
        const family = await aFamily(tx, town)
        waiting.push(family)
        ids.push(await join(tx, family, course))
      }
      return { db: own.db, town, course, inside, id, waiting, ids }
    })
    await work(scene)
    expect((await findBroken(own.db.reader)).broken).toEqual([])
  } finally {
    await own.close()
  }
}

const join = (tx: Tx, family: Family, { groupId }: Course, now = NOW) =>
  joinWaiting(tx, asFamily(family), { childId: family.childId, groupId }, now)
const later = (hours: number) => NOW.add({ hours })

async function stateOf({ db, course }: Scene) {
  const { rows } = await sql<{ state: string; places: string }>`
    select string_agg(state, ' ' order by ordinal) as state from enrolment_waiting`.execute(db.reader)
  const group = await sql<{ taken: number; waiting: number }>`
    select taken, waiting from programmes_group where id = ${course.groupId}`.execute(db.reader)
  return { list: rows[0]?.state, ...group.rows[0] }
}

/** The jobs that were planned, as the worker would do them. */
async function work({ db }: Scene, now = NOW): Promise<void> {
  const { rows } = await db.transaction((tx) =>
    sql<{
      payload: { groupId: string }
    }>`delete from job_plan where name = 'programmes.seat-freed' returning payload`.execute(tx),
  )
  for (const { payload } of rows) await seatFreed(aKit({ db, clock: { now: () => now } }), payload)
}
const sweep = ({ db }: Scene, now: Temporal.Instant) => passOffers(aKit({ db, clock: { now: () => now } }))
const leave = ({ db, inside, id }: Scene, now = NOW) =>
  db.transaction((tx) => cancelApplication(tx, asFamily(inside), id, now))
const refused = (code: string, ...reasons: string[]) =>
  reasons.length > 0 ? { code, facts: { reasons: reasons.map((one) => ({ code: one })) } } : { code }

describe('a freed seat', () => {
  test('is offered once, to the head of the waiting list, and no stranger can take it', () =>
    queue(2, async (scene) => {
      const { db, town, course, waiting } = scene
      await leave(scene)
      // Before the job came: free, but nobody's except the list's.
      expect(await stateOf(scene)).toEqual({ list: 'waiting waiting', taken: 0, waiting: 2 })
      const stranger = await db.transaction((tx) => aFamily(tx, town))
      const pushing = (family: Family) => db.transaction((tx) => apply(tx, family, course.groupId))
      await expect(pushing(stranger)).rejects.toMatchObject(refused('enrolment.not-allowed', 'group-full'))
      await work(scene)
      await work(scene)
      await db.transaction((tx) => offerSeats(tx, course.groupId, NOW))
      expect(await stateOf(scene)).toEqual({ list: 'offered waiting', taken: 1, waiting: 1 })
      for (const family of [stranger, waiting[1] as Family])
        await expect(pushing(family)).rejects.toMatchObject(refused('enrolment.not-allowed', 'group-full'))
      await pushing(waiting[0] as Family)
      expect(await stateOf(scene)).toEqual({ list: 'taken waiting', taken: 1, waiting: 1 })
    }))

  test('goes on when the family declines it, and when its term passes in silence; an exhausted list frees it to everybody', () =>
    queue(2, async (scene) => {
      const { db, town, course, waiting, ids } = scene
      await leave(scene)
      await work(scene)
      await db.transaction((tx) => leaveWaiting(tx, asFamily(waiting[0] as Family), ids[0] as WaitingId, later(1)))
      await work(scene, later(1))
      expect(await stateOf(scene)).toEqual({ list: 'declined offered', taken: 1, waiting: 0 })
      await sweep(scene, later(49))
      expect(await stateOf(scene)).toMatchObject({ list: 'declined offered' })
      await sweep(scene, later(49).add({ seconds: 1 }))
      await sweep(scene, later(50))
      expect(await stateOf(scene)).toEqual({ list: 'declined missed', taken: 0, waiting: 0 })
      const stranger = await db.transaction((tx) => aFamily(tx, town))
      await db.transaction((tx) => apply(tx, stranger, course.groupId, later(50)))
      expect(await stateOf(scene)).toMatchObject({ taken: 1 })
    }))

  test('is not taken by an offer whose term is over, even before the sweep comes', () =>
    queue(1, async (scene) => {
      await leave(scene)
      await work(scene)
      const [head] = scene.waiting as [Family]
      const seen = await scene.db.transaction((tx) => look(tx, head, scene.course.groupId, later(2)))
      const late = scene.db.transaction((tx) => submitApplication(tx, asFamily(head), seen, later(49)))
      await expect(late).rejects.toMatchObject({ code: 'enrolment.not-allowed' })
    }))

  test('two seats freed at once are offered to two different heads', () =>
    queue(0, async (scene) => {
      const { db, town, course } = scene
      const groupId = await db.transaction((tx) => aGroup(tx, course, 2))
      const [one, two] = await db.transaction(async (tx) => [await aFamily(tx, town), await aFamily(tx, town)])
      const ids = await db.transaction(async (tx) => [
        await apply(tx, one as Family, groupId),
        await apply(tx, two as Family, groupId),
      ])
      const heads = await db.transaction(async (tx) => {
        const families = [await aFamily(tx, town), await aFamily(tx, town), await aFamily(tx, town)]
        for (const family of families) await join(tx, family, { ...course, groupId })
        return families
      })
      await Promise.all(
        [one, two].map((family, at) =>
          db.transaction((tx) => cancelApplication(tx, asFamily(family as Family), ids[at] as ApplicationId, NOW)),
        ),
      )
      await Promise.all([1, 2, 3].map(() => db.transaction((tx) => offerSeats(tx, groupId, NOW))))
      const listed = await Promise.all(heads.map(({ userId }) => listWaiting(db.reader, { guardianId: userId })))
      expect(listed.flat().map(({ state, place }) => [state, place])).toEqual([
        ['offered', null],
        ['offered', null],
        ['waiting', 1],
      ])
    }))

  test('a group that becomes larger, or opens again, offers its seats; a closed one waits and a finished one gives its list up', () =>
    queue(3, async (scene) => {
      const { db, course } = scene
      const change = (set: ReturnType<typeof sql>) =>
        db.transaction((tx) => sql`update programmes_group set ${set} where id = ${course.groupId}`.execute(tx))
      await change(sql`capacity = 2, state = 'closed'`)
      await sweep(scene, NOW)
      expect(await stateOf(scene)).toMatchObject({ list: 'waiting waiting waiting' })
      await change(sql`state = 'open'`)
      await sweep(scene, NOW)
      expect(await stateOf(scene)).toEqual({ list: 'offered waiting waiting', taken: 2, waiting: 2 })
      await change(sql`state = 'archive'`)
      await sweep(scene, later(1))
      expect(await stateOf(scene)).toMatchObject({ list: 'offered closed closed', waiting: 0 })
    }))

  test('passes by whoever got on the module in another group meanwhile, and whose certificate left the registry', () =>
    queue(3, async (scene) => {
      const { db, course, waiting } = scene
      const [first, second] = waiting as [Family, Family, Family]
      const other = await db.transaction((tx) => aGroup(tx, course, 5))
      await db.transaction((tx) => apply(tx, first, other))
      await excluded(aKit({ db, clock: { now: () => NOW } }), { certificateId: second.certificateId })
      expect(await stateOf(scene)).toMatchObject({ list: 'waiting closed waiting', waiting: 2 })
      await leave(scene)
      await work(scene)
      expect(await stateOf(scene)).toEqual({ list: 'closed closed offered', taken: 1, waiting: 0 })
    }))
})

describe('the list', () => {
  test('keeps the order of joining, one place for a child and a group, and tells the place', () =>
    queue(3, async (scene) => {
      const { db, course, waiting, ids } = scene
      const again = db.transaction((tx) => join(tx, waiting[1] as Family, course))
      await expect(again).rejects.toMatchObject({ code: 'enrolment.waits-already' })
      await db.transaction((tx) => leaveWaiting(tx, asFamily(waiting[0] as Family), ids[0] as WaitingId, NOW))
      await db.transaction((tx) => join(tx, waiting[0] as Family, course))
      const places = await Promise.all(
        waiting.map(async ({ userId }) => (await listWaiting(db.reader, { guardianId: userId }))[0]?.place),
      )
      expect(places).toEqual([3, 1, 2])
    }))

  test('is not for a group with free seats, nor for a child who could never take one', async () => {
    const town = await fresh.db.transaction((tx) => aTown(tx))
    const { family, course, old } = await fresh.db.transaction(async (tx) => ({
      family: await aFamily(tx, town),
      course: await aCourse(tx, town, { capacity: 1 }),
      old: await aFamily(tx, town, { birthOn: '2009-03-11' }),
    }))
    const joining = (who: Family) => fresh.db.transaction((tx) => join(tx, who, course))
    await expect(joining(family)).rejects.toMatchObject({ code: 'enrolment.seats-free' })
    await fresh.db.transaction((tx) => apply(tx, family, course.groupId))
    await expect(joining(old)).rejects.toMatchObject(refused('enrolment.not-allowed', 'too-old'))
    await expect(joining(family)).rejects.toMatchObject(refused('enrolment.not-allowed', 'already-applied'))
  })

  test('of somebody else is as one that does not exist', () =>
    queue(1, async ({ db, inside, ids }) => {
      const touching = db.transaction((tx) => leaveWaiting(tx, asFamily(inside), ids[0] as WaitingId, NOW))
      await expect(touching).rejects.toMatchObject({ code: 'http.not-found' })
    }))
})
