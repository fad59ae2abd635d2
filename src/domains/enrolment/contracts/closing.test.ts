import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql, type Tx } from '#platform/db'
import { apply, asFamily, asProvider } from '../../../../test/support/acting.ts'
import { type FreshDatabase, freshDatabase } from '../../../../test/support/database.ts'
import { aCourse, aFamily, aTown, type Course, type Family, NOW, type Town } from '../../../../test/support/town.ts'
import { findBroken } from '../../../app/invariants.ts'
import { aKit } from '../../../platform/http/testing.ts'
import { aged, excluded, expire, tell } from '../applications/jobs.ts'
import type { ApplicationId } from '../model.ts'
import { acceptContract, confirmApplication } from './actions/acceptance.ts'

let fresh: FreshDatabase
beforeAll(async () => {
  fresh = await freshDatabase()
})
afterAll(() => fresh.close())

type Scene = { fresh: FreshDatabase; town: Town; family: Family; course: Course; id: ApplicationId }

/** Each test has a database of its own: jobs open their own transactions. */
async function scene(work: (scene: Scene) => Promise<void>): Promise<void> {
  const own = await freshDatabase()
  try {
    const set = await own.db.transaction(async (tx) => {
      const town = await aTown(tx)
      const family = await aFamily(tx, town)
      const course = await aCourse(tx, town)
      return { town, family, course, id: await apply(tx, family, course.groupId) }
    })
    await work({ fresh: own, ...set })
  } finally {
    await own.close()
  }
}

const at = (text: string) => Temporal.Instant.from(text)
const kitAt = ({ fresh: { db } }: Scene, now: Temporal.Instant) => aKit({ db, clock: { now: () => now } })

type State = {
  state: string
  reason: string | null
  contract: string | null
  endsOn: Temporal.PlainDate
  certificate: bigint
  taken: number
  available: bigint
  reserved: bigint
  committed: bigint
}
async function stateOf({ fresh, id, family, course }: Scene): Promise<State | undefined> {
  const { rows } = await sql<State>`select a.state, a.reason, c.state as contract, a.ends_on as "endsOn",
      a.certificate_kopecks as certificate, (select taken from programmes_group where id = ${course.groupId}) as taken,
      l.available, l.reserved, (select sum(committed)::bigint from funding_ceiling_slice) as committed
    from enrolment_application a left join enrolment_contract c on c.application_id = a.id
    join ledger_account l on l.id = ${family.accountId} where a.id = ${id}`.execute(fresh.db.reader)
  return rows[0]
}
const toldOf = async ({ fresh }: Scene) =>
  (
    await sql<{ news: string }>`select payload->>'news' as news from job_plan where name = 'enrolment.tell'
      order by id`.execute(fresh.db.reader)
  ).rows.map(({ news }) => news)
const brokenOf = async ({ fresh }: Scene) => (await findBroken(fresh.db.reader)).broken

describe('an application that the provider does not answer', () => {
  test('S-083: is closed after the last day of the term, once; seat and money are free', () =>
    scene(async (set) => {
      const due = await dueOf(set)
      await expire(kitAt(set, at(`${due}T20:59:00Z`)))
      expect(await stateOf(set)).toMatchObject({ state: 'submitted', taken: 1 })
      for (let run = 0; run < 2; run++) await expire(kitAt(set, at(`${due}T21:00:00Z`)))
      const after = await stateOf(set)
      expect(after).toMatchObject({ state: 'expired', taken: 0, reserved: 0n, committed: 0n, available: 1_200_000n })
      expect(after?.reason).toBe('Организация не ответила в срок')
      expect(await toldOf(set)).toEqual(['submitted', 'answer-soon', 'expired'])
      expect(await brokenOf(set)).toEqual([])
    }))

  test('S-083: family and provider hear a working day before the end, once, and not when it was answered meanwhile', () =>
    scene(async (set) => {
      const { db } = set.fresh
      await sql`update enrolment_application set answer_due_on = '2026-10-12' where id = ${set.id}`.execute(db.reader)
      await expire(kitAt(set, at('2026-10-08T09:00:00Z')))
      expect(await toldOf(set)).toEqual(['submitted'])
      for (let run = 0; run < 2; run++) await expire(kitAt(set, at('2026-10-09T09:00:00Z')))
      expect(await toldOf(set)).toEqual(['submitted', 'answer-soon'])
      const letters = async () => {
        const { rows } = await sql<{ letter: string }>`select payload->>'letter' as letter from job_plan
          where payload->>'letter' like 'enrolment.answer%' order by 1`.execute(db.reader)
        return rows.map(({ letter }) => letter)
      }
      const told = { applicationId: set.id, news: 'answer-soon' }
      await tell(kitAt(set, at('2026-10-09T09:00:00Z')), told)
      expect(await letters()).toEqual(['enrolment.answer-awaited', 'enrolment.answer-soon'])

      await sql`delete from job_plan where payload->>'letter' like 'enrolment.answer%'`.execute(db.reader)
      await db.transaction((tx) => confirmApplication(tx, asProvider(set.course), set.id, at('2026-10-09T09:05:00Z')))
      await tell(kitAt(set, at('2026-10-09T09:10:00Z')), told)
      expect(await letters()).toEqual([])
    }))

  test('a term over the New Year is neither early nor forgotten', () =>
    scene(async (set) => {
      await sql`update enrolment_application set answer_due_on = '2027-01-11' where id = ${set.id}`.execute(
        set.fresh.db.reader,
      )
      for (const day of ['2026-12-31', '2027-01-11']) {
        await expire(kitAt(set, at(`${day}T09:00:00Z`)))
        expect((await stateOf(set))?.state).toBe('submitted')
      }
      await expire(kitAt(set, at('2028-01-05T09:00:00Z')))
      expect((await stateOf(set))?.state).toBe('expired')
    }))

  test('an answer of the same moment and the sweep: one of them, never half of each', () =>
    scene(async (set) => {
      const now = at('2026-10-01T09:00:00Z')
      const answered = set.fresh.db
        .transaction((tx) => confirmApplication(tx, asProvider(set.course), set.id, now))
        .then(() => true)
        .catch(() => false)
      const [confirmed] = await Promise.all([answered, expire(kitAt(set, now))])
      expect((await stateOf(set))?.state).toBe(confirmed ? 'confirmed' : 'expired')
      expect(await brokenOf(set)).toEqual([])
    }))
})

describe('a certificate that left the registry', () => {
  const conclude = async (set: Scene) => {
    const { db } = set.fresh
    await db.transaction((tx) => confirmApplication(tx, asProvider(set.course), set.id, NOW))
    await db.transaction((tx) => acceptContract(tx, asFamily(set.family), set.id, NOW))
  }
  const leave = ({ fresh, family }: Scene) =>
    fresh.db.transaction((tx: Tx) =>
      sql`update certificates_certificate set validity = 'excluded', excluded_at = ${NOW}
        where id = ${family.certificateId}`.execute(tx),
    )

  test('S-137 S-138: a waiting application is closed with the reason', () =>
    scene(async (set) => {
      await leave(set)
      for (let run = 0; run < 2; run++) await excluded(kitAt(set, NOW), { certificateId: set.family.certificateId })
      expect(await stateOf(set)).toMatchObject({
        ...{ state: 'cancelled', reason: 'Сертификат исключён из реестра' },
        ...{ taken: 0, reserved: 0n, available: 0n, committed: 0n },
      })
      expect(await brokenOf(set)).toEqual([])
    }))

  test('S-137 S-138: a living contract ends with the month, later months go back to the payer', () =>
    scene(async (set) => {
      await conclude(set)
      const before = await stateOf(set)
      await leave(set)
      const now = at('2026-10-14T09:00:00Z')
      for (let run = 0; run < 2; run++) await excluded(kitAt(set, now), { certificateId: set.family.certificateId })
      const after = await stateOf(set)
      expect(after).toMatchObject({ state: 'enrolled', contract: 'terminating', taken: 1, available: 0n })
      expect(after?.endsOn.toString()).toBe('2026-10-31')
      expect(after?.certificate).toBeGreaterThan(0n)
      expect(after?.certificate).toBeLessThan(before?.certificate ?? 0n)
      expect([after?.reserved, after?.committed]).toEqual([after?.certificate, after?.certificate])
      expect((await toldOf(set)).filter((news) => news === 'ending')).toHaveLength(1)
      expect(await brokenOf(set)).toEqual([])
    }))

  test('S-137 S-138: a contract that has not begun does not begin', () =>
    scene(async (set) => {
      await conclude(set)
      await leave(set)
      // The course begins on 1 September, the certificate leaves in August.
      for (let run = 0; run < 2; run++) await excluded(kitAt(set, NOW), { certificateId: set.family.certificateId })
      expect(await stateOf(set)).toMatchObject({ state: 'ended', contract: 'terminated', taken: 0, reserved: 0n })
      expect(await brokenOf(set)).toEqual([])
    }))

  test('S-121: after the eighteenth birthday a contract lasts to its end, a waiting application is closed', () =>
    scene(async (set) => {
      await conclude(set)
      const before = await stateOf(set)
      await aged(kitAt(set, at('2026-10-14T09:00:00Z')), { certificateId: set.family.certificateId })
      const after = await stateOf(set)
      expect(after).toMatchObject({
        state: 'enrolled',
        reserved: before?.reserved,
        endsOn: before?.endsOn,
        available: 0n,
      })
    }))
})

async function dueOf({ fresh, id }: Scene): Promise<string> {
  const { rows } = await sql<{ due: Temporal.PlainDate }>`select answer_due_on as due from enrolment_application
    where id = ${id}`.execute(fresh.db.reader)
  return String(rows[0]?.due)
}
