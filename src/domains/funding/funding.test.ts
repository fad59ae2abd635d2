import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findAccount } from '#ledger'
import { sql, type Tx } from '#platform/db'
import { type FreshDatabase, freshDatabase, rolledBack } from '../../../test/support/database.ts'
import { aFamily, aTown, NOW, type Town } from '../../../test/support/town.ts'
import { commit, creditAt, fundsOf, getCeiling, grantNominal, type Purse, setCeiling, uncommit } from './index.ts'

let fresh: FreshDatabase
beforeAll(async () => {
  fresh = await freshDatabase()
})
afterAll(() => fresh.close())

const today = Temporal.PlainDate.from('2026-08-25')
const purseOf = (town: Town): Purse => ({
  municipalityId: town.municipalityId,
  periodId: town.periodId,
  unit: 'kopecks',
})

describe('the nominal', () => {
  const credit = (tx: Tx, certificateId: string) =>
    grantNominal(tx, { certificateId, today, melt: 'linear-monthly', by: null }, NOW)

  test('S-005 S-086 is credited by the category of the municipality, once, for the months left', () =>
    rolledBack(fresh.db, async (tx) => {
      const town = await aTown(tx)
      const { certificateId } = await aFamily(tx, town, { available: null })
      expect(await credit(tx, certificateId)).toBe('granted')
      expect(await credit(tx, certificateId)).toBe('granted')
      const account = await findAccount(tx, { certificateId, periodId: town.periodId, unit: 'kopecks' })
      expect(account).toMatchObject({ granted: 500_000n, available: 500_000n, payerId: town.municipalityId })
    }))

  test.each([
    ['S-143 count', { countLimit: 1 }],
    ['S-144 sum', { sumLimit: 999_999n }],
  ])('waits in the queue at the limit of %s', (_, limit) =>
    rolledBack(fresh.db, async (tx) => {
      const town = await aTown(tx, limit)
      const one = await aFamily(tx, town, { available: null })
      const other = await aFamily(tx, town, { available: null })
      expect(await credit(tx, one.certificateId)).toBe('granted')
      expect(await credit(tx, other.certificateId)).toBe('queued')
      const account = await findAccount(tx, {
        certificateId: other.certificateId,
        periodId: town.periodId,
        unit: 'kopecks',
      })
      expect(account).toMatchObject({ granted: 0n, available: 0n })
      expect(await credit(tx, other.certificateId)).toBe('queued')
      await sql`update funding_nominal set count_limit = null, sum_limit = null where id = ${town.nominalId}`.execute(
        tx,
      )
      expect(await credit(tx, other.certificateId)).toBe('granted')
    }),
  )

  test('S-143 whoever has the money stays with it when asked about again, however many wait', () =>
    rolledBack(fresh.db, async (tx) => {
      const town = await aTown(tx, { countLimit: 1 })
      const [one, other] = [await aFamily(tx, town, { available: null }), await aFamily(tx, town, { available: null })]
      for (const { certificateId } of [one, other, one]) await creditAt(tx, 'issue', certificateId, NOW)
      const { rows } = await sql<{
        certificateId: string
        funding: string
      }>`select certificate_id as "certificateId", c.funding
        from funding_queue q join certificates_certificate c on c.id = q.certificate_id where left_at is null`.execute(
        tx,
      )
      expect(rows).toEqual([{ certificateId: other.certificateId, funding: 'queued' }])
    }))

  test('S-143 whoever has got the nominal of the next period alone still waits for this one’s', () =>
    rolledBack(fresh.db, async (tx) => {
      const town = await aTown(tx, { countLimit: 1 })
      await sql`insert into funding_nominal (id, category_id, period_id, unit, amount, valid_from, act_id)
        select gen_random_uuid(), category_id, ${town.nextPeriodId}, unit, amount, '2027-01-01', act_id from funding_nominal
        where id = ${town.nominalId}`.execute(tx)
      const [{ certificateId: one }, { certificateId: other }] = [
        await aFamily(tx, town, { available: null }),
        await aFamily(tx, town, { available: null }),
      ]
      expect([await credit(tx, one), await credit(tx, other)]).toEqual(['granted', 'queued'])
      const next = { certificateId: other, periodId: town.nextPeriodId, unit: 'kopecks' } as const
      expect(await findAccount(tx, next)).toMatchObject({ available: 1_200_000n })
    }))

  test('S-010 a limit hides what could still be used; money of past periods stands last and is told in full', () =>
    rolledBack(fresh.db, async (tx) => {
      const town = await aTown(tx)
      const { certificateId } = await aFamily(tx, town)
      await sql`insert into ledger_account (id, certificate_id, period_id, payer_id, unit)
        values (gen_random_uuid(), ${certificateId}, ${town.nextPeriodId}, ${town.municipalityId}, 'kopecks')`.execute(
        tx,
      )
      await sql`update funding_ceiling_slice set committed = amount`.execute(tx)
      const told = async (day: string) =>
        (await fundsOf(tx, certificateId, Temporal.PlainDate.from(day))).map((one) => [
          one.period.name,
          one.ceilingReached,
        ])
      expect(await told('2026-12-31')).toEqual([
        ['2026 год', true],
        ['2027 год', true],
      ])
      expect(await told('2027-01-01')).toEqual([
        ['2027 год', true],
        ['2026 год', false],
      ])
      expect(await told('2028-01-01')).toEqual([
        ['2027 год', false],
        ['2026 год', false],
      ])
    }))

  test('is not given to a certificate that is not in force', () =>
    rolledBack(fresh.db, async (tx) => {
      const { certificateId } = await aFamily(tx, await aTown(tx), { available: null, validity: 'excluded' })
      expect(await credit(tx, certificateId)).toBe('none')
    }))
})

describe('the ceiling of a municipality', () => {
  test('S-010 is committed to the last kopeck and not past it', async () => {
    await rolledBack(fresh.db, async (tx) => {
      const town = await aTown(tx, { ceiling: 1000n })
      await commit(tx, purseOf(town), 60n, 'one')
      await commit(tx, purseOf(town), 900n, 'other')
      await commit(tx, purseOf(town), 40n, 'last')
      expect(await getCeiling(tx, purseOf(town))).toEqual({ amount: 1000n, committed: 1000n, left: 0n })
      await expect(commit(tx, purseOf(town), 1n, 'more')).rejects.toMatchObject({ code: 'funding.ceiling-reached' })
    })
  })

  test('is free again after what was committed comes back', () =>
    rolledBack(fresh.db, async (tx) => {
      const town = await aTown(tx, { ceiling: 1000n })
      await commit(tx, purseOf(town), 990n, 'whole')
      await uncommit(tx, purseOf(town), 990n, 'whole')
      expect(await getCeiling(tx, purseOf(town))).toMatchObject({ committed: 0n })
      await expect(uncommit(tx, purseOf(town), 1n, 'whole')).rejects.toThrow('more was given back')
    }))

  test('is raised and lowered by an act, but not below what is committed', () =>
    rolledBack(fresh.db, async (tx) => {
      const town = await aTown(tx, { ceiling: 1000n })
      await commit(tx, purseOf(town), 700n, 'x')
      await setCeiling(tx, purseOf(town), { amount: 5000n, actId: town.actId }, NOW)
      expect(await getCeiling(tx, purseOf(town))).toEqual({ amount: 5000n, committed: 700n, left: 4300n })
      await setCeiling(tx, purseOf(town), { amount: 700n, actId: town.actId }, NOW)
      const lower = setCeiling(tx, purseOf(town), { amount: 699n, actId: town.actId }, NOW)
      await expect(lower).rejects.toMatchObject({ code: 'funding.ceiling-below-commitments' })
    }))

  test('a municipality without a ceiling commits nothing', () =>
    rolledBack(fresh.db, async (tx) => {
      const town = await aTown(tx)
      const next = { ...purseOf(town), periodId: town.nextPeriodId }
      await expect(commit(tx, next, 1n, 'x')).rejects.toMatchObject({ code: 'funding.ceiling-reached' })
    }))
})
