import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#access'
import { Refusal } from '#kernel/refusal'
import { type Database, sql, type Tx } from '#platform/db'
import { type FreshDatabase, freshDatabase, rolledBack } from '../../../../test/support/database.ts'
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
import { aKit } from '../../../platform/http/testing.ts'
import {
  type ApplicationId,
  acceptContract,
  cancelApplication,
  confirmApplication,
  quoteFor,
  refuseApplication,
  startContracts,
  submitApplication,
} from '../index.ts'
import { excluded } from './jobs.ts'

let fresh: FreshDatabase
let db: Database
beforeAll(async () => {
  fresh = await freshDatabase({ connections: 24 })
  db = fresh.db
})
afterAll(() => fresh.close())

const asFamily = ({ userId }: { userId: string }) => ({ userId, role: 'family', scopeId: null }) as Actor
const asProvider = (course: Course) =>
  ({ userId: course.staffId, role: 'provider', scopeId: course.providerId }) as Actor

async function apply(tx: Tx, family: Family, groupId: Course['groupId']): Promise<ApplicationId> {
  const wish = { childId: family.childId, groupId, guardianId: family.userId }
  const offered = await quoteFor(tx, wish, NOW)
  if (!offered) throw new Error('no quote')
  const submission = { ...wish, startsOn: offered.startsOn, quoteVersion: offered.version }
  return (await submitApplication(tx, asFamily(family), submission, NOW)).id
}

type Sums = { taken: number; available: bigint; reserved: bigint; committed: bigint; jobs: number; journal: number }
async function sums(tx: Tx, town: Town, family: Family, course: Course): Promise<Sums | undefined> {
  const { rows } = await sql<Sums>`select
    (select taken from programmes_group where id = ${course.groupId}) as taken,
    (select available from ledger_account where id = ${family.accountId}) as available,
    (select reserved from ledger_account where id = ${family.accountId}) as reserved,
    (select sum(committed)::bigint from funding_ceiling_slice where municipality_id = ${town.municipalityId}) as committed,
    (select count(*)::int from audit_entry where child_id = ${family.childId}) as journal`.execute(tx)
  return rows[0]
}

/** A town, a family and a course, as most tests want them. */
async function usual(
  tx: Tx,
  wishes: {
    family?: Parameters<typeof aFamily>[2]
    course?: Parameters<typeof aCourse>[2]
    town?: Parameters<typeof aTown>[1]
  } = {},
) {
  const town = await aTown(tx, wishes.town)
  const family = await aFamily(tx, town, wishes.family)
  const course = await aCourse(tx, town, wishes.course)
  return { town, family, course }
}

describe('filing an application', () => {
  test('holds the seat, reserves the money of the certificate and of the municipality and leaves a trace', () =>
    rolledBack(db, async (tx) => {
      const { town, family, course } = await usual(tx)
      await apply(tx, family, course.groupId)
      expect(await sums(tx, town, family, course)).toEqual({
        taken: 1,
        available: 663_736n,
        reserved: 536_264n,
        committed: 536_264n,
        journal: 1,
      })
    }))

  test('S-003 works before activation', () =>
    rolledBack(db, async (tx) => {
      const { family, course } = await usual(tx, { family: { activation: 'not-activated' } })
      expect(await apply(tx, family, course.groupId)).toBeTruthy()
    }))

  test('S-153 S-123 a child may go to several clubs while the nominal lasts', () =>
    rolledBack(db, async (tx) => {
      const { town, family, course } = await usual(tx)
      const other = await aCourse(tx, town)
      await apply(tx, family, course.groupId)
      await apply(tx, family, other.groupId)
      expect(await sums(tx, town, family, course)).toMatchObject({ reserved: 1_072_528n })
    }))

  test('S-076 S-122 one certificate is presented at every organisation, and its money follows the child to each', () =>
    rolledBack(db, async (tx) => {
      const { town, family, course } = await usual(tx)
      const other = await aCourse(tx, town)
      await apply(tx, family, course.groupId)
      await apply(tx, family, other.groupId)
      const { rows } = await sql<{ providers: number; certificates: number; paid: number }>`
        select count(distinct provider_id)::int as providers, count(distinct certificate_id)::int as certificates,
          count(*) filter (where certificate_kopecks > 0)::int as paid
        from enrolment_application where child_id = ${family.childId}`.execute(tx)
      expect(rows).toEqual([{ providers: 2, certificates: 1, paid: 2 }])
    }))

  test('S-136 without a certificate nobody is enrolled: the application is refused with its reason', () =>
    rolledBack(db, async (tx) => {
      const { family, course } = await usual(tx)
      await sql`update certificates_certificate set validity = 'excluded' where child_id = ${family.childId}`.execute(
        tx,
      )
      const refused = await apply(tx, family, course.groupId).catch((error: unknown) => error)
      expect(refused).toBeInstanceOf(Refusal)
      const { rows } = await sql`select id from enrolment_application where child_id = ${family.childId}`.execute(tx)
      expect(rows).toEqual([])
    }))

  test.each([
    ['a full group', { course: { capacity: 1 } }, 'group-full', true],
    ['no money', { family: { available: 50n } }, 'balance-empty', false],
    ['S-010 the ceiling reached', { town: { ceiling: 1000n } }, 'ceiling-reached', false],
    ['enrolment not open', { course: { enrolmentOpen: false } }, 'enrolment-closed', false],
    ['no agreement', { course: { agreement: false } }, 'no-agreement', false],
    ['the greatest sum of the agreement, reached', { course: { most: 1_072_527n } }, 'agreement-full', true],
    ['a child of another age', { course: { ages: [12, 16] } }, 'too-young', false],
  ] as const)('%s is refused with its reason and nothing is half-done', async (_, wishes, code, taken) => {
    const work = rolledBack(db, async (tx) => {
      const { town, family, course } = await usual(tx, wishes as Parameters<typeof usual>[1])
      if (taken) await apply(tx, await aFamily(tx, town), course.groupId)
      await apply(tx, family, course.groupId)
    })
    await expect(work).rejects.toMatchObject({ code: 'enrolment.not-allowed', facts: { reasons: [{ code }] } })
  })

  test('a second application to the same module is refused', async () => {
    const work = rolledBack(db, async (tx) => {
      const { family, course } = await usual(tx)
      await apply(tx, family, course.groupId)
      await apply(tx, family, await aGroup(tx, course, 5))
    })
    await expect(work).rejects.toMatchObject({ facts: { reasons: [{ code: 'already-applied' }] } })
  })

  test('a quote that changed meanwhile is answered with a refusal', async () => {
    const work = rolledBack(db, async (tx) => {
      const { family, course } = await usual(tx)
      const wish = { childId: family.childId, groupId: course.groupId, guardianId: family.userId }
      const offered = await quoteFor(tx, wish, NOW)
      if (!offered) throw new Error('no quote')
      await sql`update programmes_module set price_kopecks = 1500000 where id = ${course.moduleId}`.execute(tx)
      const submission = { ...wish, startsOn: offered.startsOn, quoteVersion: offered.version }
      await submitApplication(tx, asFamily(family), submission, NOW)
    })
    await expect(work).rejects.toMatchObject({ code: 'enrolment.quote-changed' })
  })

  test('somebody else’s child and an unknown group look the same: not there', () =>
    rolledBack(db, async (tx) => {
      const { town, family, course } = await usual(tx)
      const stranger = await aFamily(tx, town)
      const wish = { childId: family.childId, groupId: course.groupId, guardianId: stranger.userId }
      expect(await quoteFor(tx, wish, NOW)).toBeNull()
      expect(
        await quoteFor(tx, { ...wish, guardianId: family.userId, groupId: family.childId as never }, NOW),
      ).toBeNull()
    }))
})

describe('the way to a contract', () => {
  test('S-083 S-074 the provider confirms, the family accepts, the contract lives from its first day', () =>
    rolledBack(db, async (tx) => {
      const { town, family, course } = await usual(tx)
      const id = await apply(tx, family, course.groupId)
      await confirmApplication(tx, asProvider(course), id, NOW)
      await acceptContract(tx, asFamily(family), id, NOW)
      const state = async () =>
        (await sql<{ state: string }>`select state from enrolment_contract where application_id = ${id}`.execute(tx))
          .rows[0]?.state
      expect(await state()).toBe('pending-start')
      expect(await startContracts(tx, Temporal.Instant.from('2026-08-31T20:59:00Z'))).toBe(0)
      expect(await startContracts(tx, Temporal.Instant.from('2026-08-31T21:00:00Z'))).toBe(1)
      expect(await state()).toBe('active')
      expect(await sums(tx, town, family, course)).toMatchObject({ taken: 1, reserved: 404_394n, journal: 4 })
    }))

  test('what the family does later does not write over who of the provider answered, and when', () =>
    rolledBack(db, async (tx) => {
      const { family, course } = await usual(tx)
      const id = await apply(tx, family, course.groupId)
      const answer = async () =>
        (
          await sql<{ at: Temporal.Instant | null; by: string | null }>`
            select answered_at as at, answered_by as by from enrolment_application where id = ${id}`.execute(tx)
        ).rows[0]
      expect(await answer()).toEqual({ at: null, by: null })
      await confirmApplication(tx, asProvider(course), id, NOW)
      await acceptContract(tx, asFamily(family), id, NOW.add({ hours: 5 }))
      expect(await answer()).toEqual({ at: NOW, by: course.staffId })
    }))

  test('S-002 without activation the organisation cannot enrol', async () => {
    const work = rolledBack(db, async (tx) => {
      const { family, course } = await usual(tx, { family: { activation: 'in-process' } })
      await confirmApplication(tx, asProvider(course), await apply(tx, family, course.groupId), NOW)
    })
    await expect(work).rejects.toMatchObject({ code: 'enrolment.not-activated' })
  })

  test.each(['cancelled', 'refused'] as const)('an application %s gives seat and money back at once, once', (end) =>
    rolledBack(db, async (tx) => {
      const { town, family, course } = await usual(tx)
      const id = await apply(tx, family, course.groupId)
      const finish = () =>
        end === 'cancelled'
          ? cancelApplication(tx, asFamily(family), id, NOW)
          : refuseApplication(tx, asProvider(course), id, { ground: 'group', words: '' }, NOW)
      await finish()
      expect(await sums(tx, town, family, course)).toMatchObject({
        taken: 0,
        available: 1_200_000n,
        reserved: 0n,
        committed: 0n,
      })
      await expect(finish()).rejects.toMatchObject({ code: 'enrolment.already-decided' })
      expect(await apply(tx, family, course.groupId)).toBeTruthy()
    }),
  )

  test('an offer may be declined by the family, and then not accepted', async () => {
    const work = rolledBack(db, async (tx) => {
      const { family, course } = await usual(tx)
      const id = await apply(tx, family, course.groupId)
      await confirmApplication(tx, asProvider(course), id, NOW)
      await cancelApplication(tx, asFamily(family), id, NOW)
      await acceptContract(tx, asFamily(family), id, NOW)
    })
    await expect(work).rejects.toMatchObject({ code: 'enrolment.already-decided' })
  })

  test.each(['confirm', 'refuse', 'cancel', 'accept'] as const)(
    '%s of an application that is not yours: not there',
    async (act) => {
      const work = rolledBack(db, async (tx) => {
        const { town, family, course } = await usual(tx)
        const id = await apply(tx, family, course.groupId)
        const stranger = await aFamily(tx, town)
        const elsewhere = await aCourse(tx, town)
        if (act === 'confirm') await confirmApplication(tx, asProvider(elsewhere), id, NOW)
        if (act === 'refuse')
          await refuseApplication(tx, asProvider(elsewhere), id, { ground: 'family', words: '' }, NOW)
        if (act === 'cancel') await cancelApplication(tx, asFamily(stranger), id, NOW)
        if (act === 'accept') await acceptContract(tx, asFamily(stranger), id, NOW)
      })
      await expect(work).rejects.toMatchObject({ code: 'http.not-found' })
    },
  )
})

test('a certificate that leaves the registry frees its seats and gives its money back to the municipality, once', async () => {
  const own = await freshDatabase()
  const { town, family, courses } = await own.db.transaction(async (tx) => {
    const { town, family, course } = await usual(tx)
    const courses = [course, await aCourse(tx, town)]
    for (const { groupId } of courses) await apply(tx, family, groupId)
    return { town, family, courses }
  })
  const kit = aKit({ db: own.db, clock: { now: () => NOW } })
  for (let run = 0; run < 2; run++) await excluded(kit, { certificateId: family.certificateId })
  await rolledBack(own.db, async (tx) => {
    for (const course of courses)
      expect(await sums(tx, town, family, course)).toMatchObject({
        taken: 0,
        available: 0n,
        reserved: 0n,
        committed: 0n,
      })
  })
  await own.close()
})
