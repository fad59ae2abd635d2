import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#access'
import type { ChildId } from '#families'
import { newId } from '#kernel/ids'
import { sql, type Tx } from '#platform/db'
import { type FreshDatabase, freshDatabase, rolledBack } from '../../../test/support/database.ts'
import { aFamily, aTown, type Family, NOW, type Town } from '../../../test/support/town.ts'
import { findBroken } from '../../app/invariants.ts'
import { aKit } from '../../platform/http/testing.ts'
import { forgetSettings } from '../region/settings.ts'
import {
  approveChange,
  askForNominal,
  askInPerson,
  escalateChanges,
  refuseChange,
  withdrawChange,
} from './actions/change.ts'
import { closeOf, takeQueue } from './jobs.ts'
import { findChange, findPlace } from './queries/change.ts'

let fresh: FreshDatabase
beforeAll(async () => {
  fresh = await freshDatabase()
})
afterAll(() => fresh.close())

const settings = {
  'funding.change-term': 5,
  'funding.change-decision': 'municipality',
  'region.operator': { name: 'Оператор', address: 'ул. Садовая, 8', email: 'operator@example.ru' },
}
const at = (text: string) => Temporal.Instant.from(text)
const family = ({ userId }: Family) => ({ userId, role: 'family', scopeId: null }) as unknown as Actor
const staff = (userId: string, role: 'municipality' | 'region', scopeId: string | null) =>
  ({ userId, role, scopeId, rights: [] }) as unknown as Actor

type Wishes = { countLimit?: number; sumLimit?: bigint; decision?: string }

/** A town with families whose certificates are of accounting only. */
async function scene(tx: Tx, { decision = 'municipality', ...limits }: Wishes = {}, children = 1) {
  const town = await aTown(tx, { ...limits, settings: { ...settings, 'funding.change-decision': decision } })
  forgetSettings(tx)
  const families: Family[] = []
  for (let one = 0; one < children; one += 1) families.push(await anAccounting(tx, town))
  const [first] = families
  if (!first) throw new Error('no family')
  const municipality = staff(first.userId, 'municipality', town.municipalityId)
  const operator = staff(first.userId, 'region', null)
  return { town, families, first, municipality, operator }
}

async function anAccounting(tx: Tx, town: Town): Promise<Family> {
  const made = await aFamily(tx, town, { available: null })
  await sql`update certificates_certificate set funding = 'accounting' where id = ${made.certificateId}`.execute(tx)
  return made
}

const ask = (tx: Tx, one: Family, now = NOW) => askForNominal(tx, family(one), one.childId as ChildId, now)
const code = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: { code?: string; message: string }) => error.code ?? error.message,
  )
const fundingOf = async (tx: Tx, { certificateId }: Family) =>
  (await sql<{ funding: string }>`select funding from certificates_certificate where id = ${certificateId}`.execute(tx))
    .rows[0]?.funding
const lettersOf = async (tx: Tx) =>
  (
    await sql<{ letter: string }>`select payload->>'letter' as letter from job_plan order by id`.execute(tx)
  ).rows.flatMap(({ letter }) => letter ?? [])

describe('the change to a certificate with nominal', () => {
  test('S-139 S-141 S-142: asked in the cabinet, decided within five working days, the nominal is credited', () =>
    rolledBack(fresh.db, async (tx) => {
      const { first, municipality } = await scene(tx)
      const id = await ask(tx, first)
      // Tuesday 25 August and five working days.
      expect((await findChange(tx, id, null))?.dueOn.toString()).toBe('2026-09-01')
      expect(await approveChange(tx, municipality, id, NOW)).toBe('granted')
      expect(await fundingOf(tx, first)).toBe('nominal')
      const { rows } = await sql<{ available: bigint }>`select available from ledger_account
        where certificate_id = ${first.certificateId} and granted > 0`.execute(tx)
      expect(rows).toEqual([{ available: 500_000n }])
      expect(await lettersOf(tx)).toEqual(['funding.change-filed', 'funding.change-approved'])
      expect((await findBroken(tx)).broken).toEqual([])
    }))

  test('S-142: a term over the New Year holidays is counted by the production calendar', () =>
    rolledBack(fresh.db, async (tx) => {
      const { first } = await scene(tx)
      const id = await ask(tx, first, at('2026-12-29T09:00:00Z'))
      expect((await findChange(tx, id, null))?.dueOn.toString()).toBe('2027-01-14')
    }))

  test('S-140: in person at the office, by the number of the own municipality', () =>
    rolledBack(fresh.db, async (tx) => {
      const { first, municipality, town } = await scene(tx)
      const { rows } = await sql<{ number: string }>`select number from certificates_certificate
        where id = ${first.certificateId}`.execute(tx)
      const number = rows[0]?.number ?? ''
      const elsewhere = staff(first.userId, 'municipality', newId())
      expect(await code(askInPerson(tx, elsewhere, number, NOW))).toBe('funding.unknown-number')
      expect(await code(askInPerson(tx, municipality, '0000000000', NOW))).toBe('funding.unknown-number')
      const id = await askInPerson(tx, municipality, number, NOW)
      expect(await findChange(tx, id, town.municipalityId)).toMatchObject({ way: 'office', state: 'submitted' })
    }))

  test('is asked once, by an activated certificate of a funded category, and by its own family', () =>
    rolledBack(fresh.db, async (tx) => {
      const { first, municipality, families } = await scene(tx, {}, 2)
      const id = await ask(tx, first)
      expect(await code(ask(tx, first))).toBe('funding.change-lives')
      expect(await code(askForNominal(tx, family(families[1] as Family), first.childId as ChildId, NOW))).toBe(
        'http.not-found',
      )
      await approveChange(tx, municipality, id, NOW)
      expect(await code(ask(tx, first))).toBe('funding.has-nominal')
      const other = families[1] as Family
      await sql`update certificates_certificate set activation = 'not-activated', activated_at = null
        where id = ${other.certificateId}`.execute(tx)
      expect(await code(ask(tx, other))).toBe('funding.not-activated')
    }))

  test.each([
    ['S-143', { countLimit: 1 }, 'count-limit'],
    ['S-144', { sumLimit: 1_500_000n }, 'sum-limit'],
  ] as const)('%s: refused only at the limit, with its name', (_, limit, ground) =>
    rolledBack(fresh.db, async (tx) => {
      const { first, municipality, families } = await scene(tx, limit, 2)
      await sql`update funding_nominal set holders = 0, granted = 0`.execute(tx)
      const id = await ask(tx, first)
      expect(await code(refuseChange(tx, municipality, { id, text: 'Мест нет' }, NOW))).toBe('funding.place-free')
      await sql`update funding_nominal set holders = 1, granted = 1200000`.execute(tx)
      await refuseChange(tx, municipality, { id, text: 'Новые места в январе' }, NOW)
      expect(await findChange(tx, id, null)).toMatchObject({ state: 'refused', refusalGround: ground })
      expect(await fundingOf(tx, families[0] as Family)).toBe('accounting')
      expect(await code(approveChange(tx, municipality, id, NOW))).toBe('funding.change-decided')
      await ask(tx, first)
    }),
  )

  test('where the operator decides a municipality only looks on; another municipality sees nothing', () =>
    rolledBack(fresh.db, async (tx) => {
      const { first, municipality, operator } = await scene(tx, { decision: 'operator' })
      const id = await ask(tx, first)
      expect(await code(approveChange(tx, municipality, id, NOW))).toBe('funding.operator-decides')
      expect(await code(approveChange(tx, staff(first.userId, 'municipality', newId()), id, NOW))).toBe(
        'http.not-found',
      )
      expect(await approveChange(tx, operator, id, NOW)).toBe('granted')
    }))

  test('S-144: where the municipality has nothing left to commit this year, one waits or is refused by the limit of money', () =>
    rolledBack(fresh.db, async (tx) => {
      const { families, municipality } = await scene(tx, {}, 2)
      const [waiting, refused] = families as [Family, Family]
      const ids = [await ask(tx, waiting), await ask(tx, refused)]
      await sql`update funding_ceiling_slice set committed = amount`.execute(tx)
      expect(await approveChange(tx, municipality, ids[0] ?? '', NOW)).toBe('queued')
      await refuseChange(tx, municipality, { id: ids[1] ?? '', text: 'Средства года распределены' }, NOW)
      expect(await findChange(tx, ids[1] ?? '', null)).toMatchObject({ refusalGround: 'sum-limit' })
      expect([await fundingOf(tx, waiting), await fundingOf(tx, refused)]).toEqual(['queued', 'accounting'])
    }))

  test('S-135: a consent withdrawn meanwhile stops the decision', () =>
    rolledBack(fresh.db, async (tx) => {
      const { first, municipality } = await scene(tx)
      const id = await ask(tx, first)
      await sql`insert into access_consent (id, user_id, kind, version, text_hash, given_at, withdrawn_at)
        values (${newId()}, ${first.userId}, 'personal-data', '1', ${Buffer.alloc(32)}, ${NOW}, ${NOW})`.execute(tx)
      expect(await code(approveChange(tx, municipality, id, NOW))).toBe('funding.consent-withdrawn')
    }))

  test('S-142: a late decision is written about once', () =>
    rolledBack(fresh.db, async (tx) => {
      const { first } = await scene(tx)
      await ask(tx, first)
      for (const now of ['2026-09-01T20:00:00Z', '2026-09-02T06:00:00Z', '2026-09-03T06:00:00Z'])
        await escalateChanges(tx, at(now))
      expect((await lettersOf(tx)).filter((letter) => letter === 'funding.changes-late')).toHaveLength(1)
    }))
})

describe('the queue', () => {
  /** Jobs open transactions of their own, so this town stays. */
  async function ownTown(work: (own: FreshDatabase) => Promise<void>): Promise<void> {
    const own = await freshDatabase()
    try {
      await work(own)
    } finally {
      await own.close()
    }
  }

  test('S-143: with no place one waits under a number, and the next in order gets the place that becomes free', () =>
    ownTown(async ({ db }) => {
      const { first, families, municipality } = await db.transaction(async (tx) => {
        const set = await scene(tx, {}, 3)
        await sql`update funding_nominal set holders = 0, granted = 0, count_limit = 1`.execute(tx)
        return set
      })
      const [, second, third] = families as [Family, Family, Family]
      for (const one of families) {
        const id = await db.transaction((tx) => ask(tx, one))
        await db.transaction((tx) => approveChange(tx, municipality, id, NOW))
      }
      await db.transaction(async (tx) => {
        expect([await fundingOf(tx, first), await fundingOf(tx, second)]).toEqual(['nominal', 'queued'])
        expect([await findPlace(tx, second.certificateId), await findPlace(tx, third.certificateId)]).toEqual([1, 2])
        await sql`update funding_nominal set count_limit = 2`.execute(tx)
      })
      const kit = aKit({ db, clock: { now: () => NOW } })
      // Two sweeps at once give one place to one certificate.
      await Promise.all([takeQueue(kit), takeQueue(kit)])
      await db.transaction(async (tx) => {
        expect([await fundingOf(tx, second), await fundingOf(tx, third)]).toEqual(['nominal', 'queued'])
        expect(await findPlace(tx, third.certificateId)).toBe(1)
        expect((await findBroken(tx)).broken).toEqual([])
      })
    }))

  test('a certificate that left the registry waits no longer, and one may leave the queue by itself', () =>
    ownTown(async ({ db }) => {
      const { families, municipality } = await db.transaction(async (tx) => {
        const set = await scene(tx, {}, 3)
        await sql`update funding_nominal set holders = 1, count_limit = 1`.execute(tx)
        return set
      })
      const [gone, leaving, staying] = families as [Family, Family, Family]
      const ids: string[] = []
      for (const one of families) {
        const id = await db.transaction((tx) => ask(tx, one))
        ids.push(id)
        expect(await db.transaction((tx) => approveChange(tx, municipality, id, NOW))).toBe('queued')
      }
      await db.transaction((tx) =>
        sql`update certificates_certificate set validity = 'excluded' where id = ${gone.certificateId}`.execute(tx),
      )
      await closeOf(aKit({ db, clock: { now: () => NOW } }), { certificateId: gone.certificateId })
      await db.transaction(async (tx) => {
        await withdrawChange(tx, family(leaving), ids[1] ?? '', NOW)
        expect(await fundingOf(tx, leaving)).toBe('accounting')
        expect(await findPlace(tx, staying.certificateId)).toBe(1)
        expect((await findChange(tx, ids[0] ?? '', null))?.state).toBe('closed')
      })
    }))
})
