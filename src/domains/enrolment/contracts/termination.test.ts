import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#access'
import { sql, type Tx } from '#platform/db'
import { apply, asFamily, asProvider } from '../../../../test/support/acting.ts'
import { type FreshDatabase, freshDatabase } from '../../../../test/support/database.ts'
import { aCourse, aFamily, aTown, type Course, type Family, NOW, type Town } from '../../../../test/support/town.ts'
import { findBroken } from '../../../app/invariants.ts'
import { aKit } from '../../../platform/http/testing.ts'
import { excluded } from '../applications/jobs.ts'
import type { ApplicationId } from '../model.ts'
import { acceptContract, confirmApplication } from './actions/acceptance.ts'
import { type NoticeGiven, terminateContract, withdrawNotice } from './actions/termination.ts'
import { close, start } from './jobs.ts'
import { listNotices } from './queries/notice.ts'

let fresh: FreshDatabase
let town: Town
beforeAll(async () => {
  fresh = await freshDatabase()
  town = await fresh.db.transaction((tx) => aTown(tx))
})
afterAll(() => fresh.close())

const at = (text: string) => Temporal.Instant.from(text)
const october = at('2026-10-10T09:00:00Z')

type Scene = { db: FreshDatabase['db']; town: Town; family: Family; course: Course; id: ApplicationId }

/** A concluded contract from 1 September to the end of the period; every scene has a family and a course of its own. */
async function scene(work: (scene: Scene) => Promise<void>, wishes: Parameters<typeof aCourse>[2] = {}) {
  const { db } = fresh
  const set = await db.transaction(async (tx) => {
    const family = await aFamily(tx, town)
    const course = await aCourse(tx, town, wishes)
    const id = await apply(tx, family, course.groupId)
    await confirmApplication(tx, asProvider(course), id, NOW)
    await acceptContract(tx, asFamily(family), id, NOW)
    return { family, course, id }
  })
  await work({ db, town, ...set })
}

const kitAt = ({ db }: Scene, now: Temporal.Instant) => aKit({ db, clock: { now: () => now } })
const begin = (set: Scene) => start(kitAt(set, at('2026-09-01T00:00:00Z')))
const give = (set: Scene, by: Actor, now = october, reason: string | null = null) => {
  const notice: NoticeGiven =
    by.role === 'provider' ? { side: 'provider', ground: 'other', words: reason ?? '' } : { side: 'family', reason }
  return set.db.transaction((tx: Tx) => terminateContract(tx, by, set.id, notice, now))
}
const takeBack = (set: Scene, by: Actor, now = october) =>
  set.db.transaction((tx: Tx) => withdrawNotice(tx, by, set.id, now))
const brokenOf = async ({ db }: Scene) => (await findBroken(db.reader)).broken

type State = {
  state: string
  contract: string
  endsOn: Temporal.PlainDate
  certificate: bigint
  months: number
  taken: number
  available: bigint
  reserved: bigint
  charged: bigint
}
async function stateOf({ db, id, course, family }: Scene): Promise<State> {
  const { rows } = await sql<State>`select a.state, c.state as contract, a.ends_on as "endsOn",
      a.certificate_kopecks as certificate, (select count(*)::int from enrolment_month where application_id = a.id) as months,
      (select taken from programmes_group where id = ${course.groupId}) as taken, l.available, l.reserved, l.charged
    from enrolment_application a join enrolment_contract c on c.application_id = a.id
    join ledger_account l on l.id = ${family.accountId} where a.id = ${id}`.execute(db.reader)
  return rows[0] as State
}
const newsOf = async ({ db, id }: Scene) =>
  (
    await sql<{
      news: string
    }>`select payload->>'news' as news from job_plan where name = 'enrolment.tell'
      and payload->>'applicationId' = ${id} order by id`.execute(db.reader)
  ).rows.map(({ news }) => news)

describe('S-042 S-074 the end of a contract', () => {
  test('the family gives notice: later months are back at once, the seat is kept to the last day of the month', () =>
    scene(async (set) => {
      await begin(set)
      const before = await stateOf(set)
      await give(set, asFamily(set.family))
      const after = await stateOf(set)
      expect(after).toMatchObject({ state: 'enrolled', contract: 'terminating', months: 2, taken: 1 })
      expect(after.endsOn.toString()).toBe('2026-10-31')
      expect(after.reserved + after.charged).toBe(after.certificate)
      expect(after.available - before.available).toBe(before.certificate - after.certificate)
      expect((await newsOf(set)).at(-1)).toBe('notice')
      expect(await brokenOf(set)).toEqual([])
    }))

  test('the job closes it on the first of the next month, exactly once, and the seat is free', () =>
    scene(async (set) => {
      await begin(set)
      await give(set, asFamily(set.family))
      await close(kitAt(set, at('2026-10-31T20:59:00Z')))
      expect(await stateOf(set)).toMatchObject({ contract: 'terminating', taken: 1 })
      const first = kitAt(set, at('2026-10-31T21:00:00Z'))
      await Promise.all([close(first), close(first)])
      await close(first)
      const after = await stateOf(set)
      expect(after).toMatchObject({ state: 'ended', contract: 'terminated', taken: 0 })
      expect(after.reserved + after.charged).toBe(after.certificate)
      expect((await newsOf(set)).filter((news) => news === 'terminated')).toHaveLength(1)
      expect(await brokenOf(set)).toEqual([])
    }))

  test('the notice is taken back until the month is over: months, money and the last day are as before', () =>
    scene(async (set) => {
      await begin(set)
      const before = await stateOf(set)
      await give(set, asFamily(set.family))
      await takeBack(set, asFamily(set.family), at('2026-10-31T20:59:00Z'))
      expect(await stateOf(set)).toEqual(before)
      await give(set, asFamily(set.family))
      await takeBack(set, asFamily(set.family))
      expect(await stateOf(set)).toEqual(before)
      expect(await listNotices(set.db.reader, set.id)).toHaveLength(2)
      expect(await brokenOf(set)).toEqual([])
    }))

  test('the notice cannot be taken back after the month, by the other side, or when the money has gone', () =>
    scene(async (set) => {
      await begin(set)
      await give(set, asFamily(set.family))
      await expect(takeBack(set, asFamily(set.family), at('2026-10-31T21:00:00Z'))).rejects.toMatchObject({
        code: 'enrolment.notice-over',
      })
      await expect(takeBack(set, asProvider(set.course))).rejects.toMatchObject({ code: 'enrolment.notice-of-others' })
      await set.db.transaction(async (tx: Tx) => {
        const other = await aCourse(tx, town, { price: 30_000_000n })
        await apply(tx, set.family, other.groupId, october)
      })
      await expect(takeBack(set, asFamily(set.family))).rejects.toMatchObject({ code: 'enrolment.money-gone' })
      expect(await stateOf(set)).toMatchObject({ contract: 'terminating' })
      expect(await brokenOf(set)).toEqual([])
    }))

  test('the organisation gives notice with a reason, and the family reads who and why', () =>
    scene(async (set) => {
      await begin(set)
      await give(set, asProvider(set.course), october, 'Просрочена доплата семьи')
      const [notice] = await listNotices(set.db.reader, set.id)
      expect(notice).toMatchObject({ side: 'provider', reason: 'Просрочена доплата семьи', givenBy: 'Соколова Марина' })
      expect(notice?.released).toBeGreaterThan(0n)
    }))

  test('a contract that has not begun is cancelled whole: seat and all money at once', () =>
    scene(async (set) => {
      await give(set, asFamily(set.family), NOW)
      expect(await stateOf(set)).toMatchObject({
        ...{ state: 'ended', contract: 'terminated', taken: 0, reserved: 0n, available: 1_200_000n },
      })
      expect(await brokenOf(set)).toEqual([])
      await expect(give(set, asFamily(set.family), NOW)).rejects.toMatchObject({ code: 'enrolment.not-living' })
    }))

  test('a month that is charged stays with the contract: only what is reserved comes back', () =>
    scene(async (set) => {
      await begin(set)
      const { rows } = await sql<{ amount: bigint }>`select certificate_kopecks as amount from enrolment_month
        where application_id = ${set.id} and month = '2026-11-01'`.execute(set.db.reader)
      await sql`insert into ledger_entry (account_id, kind, from_pot, to_pot, amount, month, cause_kind, cause_id, key, at)
        values (${set.family.accountId}, 'charge', 'reserved', 'charged', ${rows[0]?.amount}, '2026-11-01', 'application', ${set.id}, ${`charge:${set.id}:2026-11-01`}, ${NOW})`.execute(
        set.db.reader as Tx,
      )
      await give(set, asFamily(set.family))
      expect(await stateOf(set)).toMatchObject({ months: 3 })
      expect(await brokenOf(set)).toEqual([])
    }))

  test.each([
    ['a second notice', 'enrolment.already-ending'],
    ['a notice of somebody else', 'http.not-found'],
  ])('%s is refused', (what, code) =>
    scene(async (set) => {
      await begin(set)
      const elsewhere = await set.db.transaction((tx: Tx) => aCourse(tx, set.town))
      if (what === 'a second notice') await give(set, asFamily(set.family))
      const by = what === 'a second notice' ? asProvider(set.course) : asProvider(elsewhere)
      await expect(give(set, by, october, 'Причина')).rejects.toMatchObject({ code })
    }),
  )

  test('a notice that is withdrawn and given at once by two tabs leaves one whole story', () =>
    scene(async (set) => {
      await begin(set)
      await give(set, asFamily(set.family))
      const done = await Promise.allSettled([
        takeBack(set, asFamily(set.family)),
        takeBack(set, asFamily(set.family)),
        give(set, asFamily(set.family)),
      ])
      expect(done.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThan(0)
      expect(await brokenOf(set)).toEqual([])
    }))
})

describe('S-043 S-044 the natural end', () => {
  test.each(['certified', 'paid', 'significant'])(
    'a study of the register «%s» ends the day after its last one',
    (register) =>
      scene(
        async (set) => {
          await begin(set)
          const { endsOn } = await stateOf(set)
          await close(kitAt(set, at(`${endsOn}T20:59:00Z`)))
          expect(await stateOf(set)).toMatchObject({ state: 'enrolled', contract: 'active' })
          for (let run = 0; run < 2; run++) await close(kitAt(set, at(`${endsOn}T21:00:00Z`)))
          expect(await stateOf(set)).toMatchObject({ state: 'ended', contract: 'completed', taken: 0 })
          expect((await newsOf(set)).filter((news) => news === 'completed')).toHaveLength(1)
          expect(await brokenOf(set)).toEqual([])
        },
        { register },
      ),
  )

  test('a certificate that leaves the registry after a notice changes nothing more', () =>
    scene(async (set) => {
      await begin(set)
      await give(set, asFamily(set.family))
      const before = await stateOf(set)
      await set.db.transaction((tx: Tx) =>
        sql`update certificates_certificate set validity = 'excluded', excluded_at = ${NOW} where id = ${set.family.certificateId}`.execute(
          tx,
        ),
      )
      await excluded(kitAt(set, october), { certificateId: set.family.certificateId })
      expect(await stateOf(set)).toMatchObject({
        contract: 'terminating',
        endsOn: before.endsOn,
        reserved: before.reserved,
      })
      expect(await brokenOf(set)).toEqual([])
    }))
})
