import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#access'
import {
  findGrantedFor,
  type GrantMoment,
  grantMoment,
  grantNominal,
  listForApplications,
  meltPolicy,
  withdrawNominal,
} from '#funding'
import { type Database, sql, type Tx } from '#platform/db'
import { type FreshDatabase, freshDatabase, rolledBack } from '../../../../test/support/database.ts'
import { aCourse, aFamily, aTown, type Course, type Family, NOW, type Town } from '../../../../test/support/town.ts'
import { findBroken } from '../../../app/invariants.ts'
import { aSetting } from '../../region/testing.ts'
import {
  type ApplicationId,
  acceptContract,
  cancelApplication,
  confirmApplication,
  quoteFor,
  submitApplication,
  terminateContract,
} from '../index.ts'
import { tellNews } from './actions/tell.ts'

let fresh: FreshDatabase
let db: Database
beforeAll(async () => {
  fresh = await freshDatabase()
  db = fresh.db
})
afterAll(() => fresh.close())

const asFamily = ({ userId }: { userId: string }) => ({ userId, role: 'family', scopeId: null }) as Actor
const today = Temporal.PlainDate.from('2026-08-25')

const offer = (tx: Tx, { childId, userId }: Family, { groupId }: Course) =>
  quoteFor(tx, { childId, groupId, guardianId: userId }, NOW)

async function apply(tx: Tx, family: Family, course: Course): Promise<ApplicationId> {
  const offered = await offer(tx, family, course)
  if (!offered) throw new Error('no quote')
  const { groupId } = course
  const submission = { childId: family.childId, groupId, startsOn: offered.startsOn, quoteVersion: offered.version }
  return (await submitApplication(tx, asFamily(family), submission, NOW)).id
}

async function sums(tx: Tx, { certificateId }: Family) {
  const { rows } = await sql`select a.granted, a.promised, a.available, a.reserved, n.holders, n.granted as of_nominal,
      (select sum(committed)::bigint from funding_ceiling_slice) as committed, c.funding
    from certificates_certificate c left join ledger_account a on a.certificate_id = c.id, funding_nominal n
    where c.id = ${certificateId}`.execute(tx)
  return rows[0]
}

/** The entries that migration 0220 left under the promise of an application filed before it. */
async function creditedBefore(tx: Tx, id: ApplicationId): Promise<void> {
  await sql`insert into ledger_entry (account_id, kind, from_pot, to_pot, amount, cause_kind, cause_id, act_id, key, at)
    select account_id, step.kind, step.from_pot, step.to_pot, amount, 'nominal', cause_id, act_id, step.key || ':' || ${id}::uuid, at
    from ledger_entry cross join (values ('grant', 'payer', 'available', 'grant'),
      ('withdraw', 'available', 'payer', 'withdraw-to-promise')) step (kind, from_pot, to_pot, key)
    where ledger_entry.key = ${`promise:${id}`}`.execute(tx)
}

type Scene = { tx: Tx; town: Town; family: Family; course: Course; other: Course }

/** A nominal of 12 000 ₽ that comes with the contract; the certificate is for accounting, without an account. */
function scene(
  moment: GrantMoment,
  play: (scene: Scene) => Promise<void>,
  limits: Parameters<typeof aTown>[1] = {},
): Promise<void> {
  return rolledBack(db, async (tx) => {
    const town = await aTown(tx, limits)
    await aSetting(tx, grantMoment, moment)
    await aSetting(tx, meltPolicy, 'none')
    const family = await aFamily(tx, town, { available: null })
    await sql`update certificates_certificate set funding = 'accounting' where id = ${family.certificateId}`.execute(tx)
    const course = await aCourse(tx, town, { price: 1_800_000n })
    const other = await aCourse(tx, town, { price: 1_800_000n })
    await play({ tx, town, family, course, other })
  })
}

describe.each(['contract', 'enrolment'] as const)('where the nominal is credited on %s', (moment) => {
  test('S-084 the quote counts with it; the application is promised what it needs, and nothing is credited', async () => {
    await scene(moment, async ({ tx, family, course }) => {
      const offered = await offer(tx, family, course)
      expect(offered).toMatchObject({ allowed: true, reasons: [], parent: 0n })
      const part = offered?.certificate ?? 0n
      expect(offered?.left).toBe(1_200_000n - part)
      await apply(tx, family, course)
      expect(await sums(tx, family)).toEqual({
        ...{ granted: 0n, promised: part, available: 0n, reserved: 0n, committed: part },
        ...{ holders: 1, of_nominal: part, funding: 'accounting' },
      })
    })
  })

  test('the statement knows for which application a part of the nominal is promised', async () => {
    await scene(moment, async ({ tx, family, course }) => {
      const id = await apply(tx, family, course)
      expect([...(await listForApplications(tx, family.certificateId)).values()]).toEqual([id])
    })
    await scene(moment, async ({ tx, family }) => {
      await grantNominal(tx, { certificateId: family.certificateId, today, melt: 'none', by: null }, NOW)
      expect([...(await listForApplications(tx, family.certificateId)).values()]).toEqual([])
    })
  })

  test('S-084 S-148 with the contract the sum is the certificate’s own, and the certificate is one with nominal', async () => {
    await scene(moment, async ({ tx, family, course, other }) => {
      const provider = { userId: course.staffId, role: 'provider', scopeId: course.providerId } as Actor
      const id = await apply(tx, family, course)
      const refused = await apply(tx, family, other)
      await cancelApplication(tx, asFamily(family), refused, NOW)
      expect(await sums(tx, family)).toMatchObject({ funding: 'accounting' })
      await confirmApplication(tx, provider, id, NOW)
      const part = 804_396n
      expect(await sums(tx, family)).toMatchObject({ funding: 'accounting', granted: 0n, promised: part })
      await acceptContract(tx, asFamily(family), id, NOW)
      expect(await sums(tx, family)).toMatchObject({
        ...{ funding: 'nominal', holders: 1, of_nominal: part, committed: part },
        ...{ granted: part, promised: 0n, available: 0n, reserved: part },
      })
      expect((await findBroken(tx)).broken).toEqual([])
      await tellNews(tx, id, 'enrolled')
      const { rows } = await sql<{
        credited: string
      }>`select payload -> 'facts' ->> 'credited' as credited from job_plan
        where payload ->> 'letter' = 'enrolment.enrolled'`.execute(tx)
      expect(rows).toEqual([{ credited: '804396' }])
    })
  })

  test('S-084 an application of the time before promises, credited when it was filed, becomes a contract as well', async () => {
    await scene(moment, async ({ tx, family, course }) => {
      const provider = { userId: course.staffId, role: 'provider', scopeId: course.providerId } as Actor
      const id = await apply(tx, family, course)
      await creditedBefore(tx, id)
      await confirmApplication(tx, provider, id, NOW)
      await acceptContract(tx, asFamily(family), id, NOW)
      const part = 804_396n
      expect(await sums(tx, family)).toMatchObject({ granted: part, promised: 0n, available: 0n, reserved: part })
      expect(await findGrantedFor(tx, id)).toBe(part)
      expect((await findBroken(tx)).broken).toEqual([])
    })
  })

  test('S-085 several programmes while the nominal of the year covers them; the parents pay the rest', async () => {
    await scene(moment, async ({ tx, town, family, course, other }) => {
      await apply(tx, family, course)
      const second = await offer(tx, family, other)
      expect(second).toMatchObject({ allowed: true, left: 0n })
      expect(second?.parent).toBeGreaterThan(0n)
      await apply(tx, family, other)
      expect(await sums(tx, family)).toMatchObject({ granted: 0n, promised: 1_200_000n, holders: 1 })
      const third = await offer(tx, family, await aCourse(tx, town))
      expect(third?.reasons.map(({ code }) => code)).toEqual(['balance-empty'])
    })
  })

  test('S-085 what an ended contract left on the certificate is used first, and only the rest is promised', async () => {
    await scene(moment, async ({ tx, family, course, other }) => {
      const provider = { userId: course.staffId, role: 'provider', scopeId: course.providerId } as Actor
      const id = await apply(tx, family, course)
      await confirmApplication(tx, provider, id, NOW)
      await acceptContract(tx, asFamily(family), id, NOW)
      await terminateContract(tx, asFamily(family), id, { side: 'family', reason: 'Переезд' }, NOW)
      const part = 804_396n
      expect(await sums(tx, family)).toMatchObject({ granted: part, available: part, reserved: 0n })
      await sql`update funding_nominal set amount = 900000`.execute(tx)
      const second = await apply(tx, family, other)
      expect(await sums(tx, family)).toMatchObject({ granted: part, available: 0n, promised: 0n, reserved: part })
      await cancelApplication(tx, asFamily(family), second, NOW)
      await sql`update programmes_module set price_kopecks = 2000000, normative_kopecks = 2000000 where id = ${other.moduleId}`.execute(
        tx,
      )
      const third = await apply(tx, family, other)
      const more = 893_773n - part
      expect(await sums(tx, family)).toMatchObject({ granted: part, available: 0n, promised: more, reserved: part })
      expect((await findBroken(tx)).broken).toEqual([])
      await cancelApplication(tx, asFamily(family), third, NOW)
      expect(await sums(tx, family)).toMatchObject({ granted: part, available: part, promised: 0n, holders: 1 })
    })
  })

  test('an excluded certificate leaves its place in the limits once, whatever ends first', async () => {
    await scene(moment, async ({ tx, family, course }) => {
      const id = await apply(tx, family, course)
      await withdrawNominal(tx, family.certificateId, null, NOW)
      await cancelApplication(tx, asFamily(family), id, NOW)
      expect(await sums(tx, family)).toMatchObject({ granted: 0n, promised: 0n, holders: 0, of_nominal: 0n })
    })
  })

  test('an application taken back takes its money along, and the next one may have it', async () => {
    await scene(moment, async ({ tx, family, course }) => {
      for (const _ of ['once', 'again']) {
        const id = await apply(tx, family, course)
        await cancelApplication(tx, asFamily(family), id, NOW)
        expect(await sums(tx, family)).toMatchObject({
          ...{ granted: 0n, promised: 0n, available: 0n, reserved: 0n, committed: 0n, holders: 0, of_nominal: 0n },
        })
      }
    })
  })
})

test.each([
  ['S-143 count', { countLimit: 1 }],
  ['S-144 sum', { sumLimit: 536_264n }],
])('the limit of %s holds: others have used it up', async (_, limits) => {
  const play = async ({ tx, family, course }: Scene) => {
    await sql`update funding_nominal set holders = 1, granted = 536264`.execute(tx)
    expect((await offer(tx, family, course))?.reasons.map(({ code }) => code)).toEqual(['no-nominal'])
  }
  await scene('contract', play, limits)
})

test('a nominal given later on a statement adds what applications have not been credited with', async () => {
  await scene('enrolment', async ({ tx, family, course }) => {
    await apply(tx, family, course)
    const order = { certificateId: family.certificateId, today, melt: 'none', by: null } as const
    expect(await grantNominal(tx, order, NOW)).toBe('granted')
    const { granted, promised, ...rest } = (await sums(tx, family)) as Record<'granted' | 'promised', bigint>
    expect(granted + promised).toBe(1_200_000n)
    expect(rest).toMatchObject({ available: granted, holders: 1, of_nominal: 1_200_000n })
  })
})

test('a certificate for accounting stays without money where the nominal comes on issue', async () => {
  await scene('issue', async ({ tx, family, course }) => {
    expect((await offer(tx, family, course))?.reasons.map(({ code }) => code)).toEqual(['no-nominal'])
  })
})
