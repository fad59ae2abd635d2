/**
 * What the clock does and what people press at the same moment: a month opens while a notice of the evening before is under
 * way, silence speaks while the family refuses, a nominal melts while it is used for the first time.
 */
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#access'
import { system } from '#audit'
import {
  type ApplicationId,
  cancelApplication,
  openMonth,
  prolongContract,
  settleMonth,
  startContracts,
  submitApplication,
} from '#enrolment'
import { formInvoice, moveInvoice } from '#invoicing'
import { refuse } from '#kernel/refusal'
import { sql, type Tx } from '#platform/db'
import { createSealer } from '#platform/sealing'
import { findPeriod } from '#region'
import { checkCode } from '../../src/domains/access/actions/factor.ts'
import { hashRecoveryCode } from '../../src/domains/access/factors/recovery-codes.ts'
import { terminateContract } from '../../src/domains/enrolment/contracts/actions/termination.ts'
import { hearFamily } from '../../src/domains/enrolment/prolongation/actions/silence.ts'
import { aNextPeriod } from '../../src/domains/enrolment/testing.ts'
import { meltPortion } from '../../src/domains/funding/actions/melt.ts'
import { asFamily, asProvider, look } from '../support/acting.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'
import { at, day, enrolled } from '../support/studying.ts'
import { aCourse, aFamily, aTown, type Course, type Family, type Town } from '../support/town.ts'
import { type Act, meetEverywhere, orders, type Pair, type Place } from './two-people.ts'

const moment = (text: string) => Temporal.Instant.from(text)
/** Moscow: the last minute of September, and the job a moment later. */
const EVENING = moment('2026-09-30T23:59:59+03:00')
const MIDNIGHT = moment('2026-10-01T00:00:01+03:00')

const settings = { 'access.attempt-window-minutes': 15, 'access.attempts-per-pair': 5 }

let fresh: FreshDatabase
let place: Place
let town: Town
beforeAll(async () => {
  fresh = await freshDatabase({ connections: 4 })
  const watcher = new pg.Client(fresh.address)
  await watcher.connect()
  place = { db: fresh.db, watcher }
  town = await fresh.db.transaction((tx) => aTown(tx, { ceiling: 10_000_000_000n, settings }))
})
afterAll(async () => {
  await place.watcher.end()
  await fresh.close()
})

type Scene = { family: Family; course: Course; id: ApplicationId }

/** Two contracts on one certificate: money of the second would hide what is done wrong with the first. */
async function studying(tx: Tx, startsOn: string, begun: boolean): Promise<Scene> {
  const family = await aFamily(tx, town, { available: 1_200_000n })
  const [course, other] = [await aCourse(tx, town, { price: 360_000n }), await aCourse(tx, town, { price: 360_000n })]
  const days = { filedAt: at('2026-08-26'), startsOn: day(startsOn) }
  await enrolled(tx, family, other, days)
  const id = await enrolled(tx, family, course, days)
  if (begun) await startContracts(tx, moment('2026-09-01T09:00:00+03:00'))
  return { family, course, id }
}

/** Of the money of one contract: what its months not written off yet hold, and what its entries say. */
async function demandExplained({ id }: Scene): Promise<void> {
  const { rows } = await sql<{ held: bigint; planned: bigint; twice: number }>`
    select (select coalesce(sum(case kind when 'reserve' then amount when 'release' then -amount when 'charge' then -amount else 0 end), 0)
        from ledger_entry where cause_id = ${id})::bigint as held,
      (select case when a.state = 'enrolled' then coalesce(sum(m.certificate_kopecks), 0) else 0 end from enrolment_month m
        where m.application_id = a.id
          and not exists (select from ledger_entry e where e.cause_id = a.id and e.kind = 'charge' and e.month = m.month))::bigint as planned,
      (select count(*)::int from ledger_entry e where e.cause_id = a.id and e.kind = 'charge'
        and not exists (select from enrolment_month m where m.application_id = a.id and m.month = e.month)) as twice
    from enrolment_application a where a.id = ${id}`.execute(fresh.db.reader)
  const [money] = rows
  expect(money?.held, 'held is what the months hold').toBe(money?.planned)
  expect(money?.twice, 'what is written off is a month of the contract').toBe(0)
}

const notice =
  ({ family, id }: Scene): Act =>
  (tx) =>
    terminateContract(tx, asFamily(family), id, { side: 'family', reason: null }, EVENING)

const pairs: Pair[] = [
  {
    name: 'S-042 a month opens, and a notice of the evening before',
    prepare: async (tx) => {
      const scene = await studying(tx, '2026-09-01', true)
      const opening: Act = (own) => openMonth(own, day('2026-10-01'), MIDNIGHT)
      return { one: opening, other: notice(scene), afterwards: () => demandExplained(scene) }
    },
    legal: ['done / done'],
  },
  {
    name: 'S-074 a contract begins, and a notice of the evening before',
    prepare: async (tx) => {
      const scene = await studying(tx, '2026-10-01', false)
      const beginning: Act = (own) => startContracts(own, MIDNIGHT)
      return { one: beginning, other: notice(scene), afterwards: () => demandExplained(scene) }
    },
    legal: ['done / done'],
  },
  {
    name: 'S-018 the last second of silence, and «Отказать»',
    prepare: async (tx) => {
      const { family, course, id } = await studying(tx, '2026-09-01', true)
      await aNextPeriod(tx, town, { families: [family], course })
      const [by, offeredAt] = [asProvider(course), moment('2026-12-10T09:00:00Z')]
      const outcome = await prolongContract(tx, by, { id, providerId: course.providerId }, offeredAt)
      if (outcome.kind !== 'prolonged') throw new Error(`nothing was offered: ${outcome.kind}`)
      const over = moment('2026-12-18T09:00:00Z')
      const next = { id: outcome.id, certificateId: family.certificateId }
      return {
        one: (own) => hearFamily(own, next, over),
        other: (own) => cancelApplication(own, asFamily(family), outcome.id, over),
        afterwards: async (met) =>
          expect(await stateOf(outcome.id)).toBe(met.endsWith(' done') ? 'cancelled' : 'enrolled'),
      }
    },
    legal: ['done / done', 'done / enrolment.already-in-force'],
  },
  {
    name: 'S-008 a nominal melts, and is used for the first time',
    prepare: async (tx) => {
      await sql`delete from funding_run`.execute(tx)
      const first = moment('2026-09-01T00:10:00+03:00')
      const family = await aFamily(tx, town)
      const course = await aCourse(tx, town, { price: 360_000n })
      const seen = await look(tx, family, course.groupId, first)
      const period = (await findPeriod(tx, day('2026-09-01'))) ?? refuse('region.no-period')
      const order = { period, month: Temporal.PlainYearMonth.from('2026-09') }
      return {
        one: (own) => meltPortion(own, order, first),
        other: (own) => submitApplication(own, asFamily(family), seen, first),
        afterwards: async () => expect(await meltedAfterUse(family)).toBe(0),
      }
    },
    // Where the reservation was first, the whole portion is done again by the next run.
    legal: ['done / done', 'ledger.used-does-not-melt / done'],
  },
  {
    name: 'S-149 a final invoice, and the return of the advance that it counts',
    prepare: async (tx) => {
      const { course, id } = await studying(tx, '2026-09-01', true)
      const [provider, month] = [asProvider(course), day('2026-09-01')]
      const payer = { userId: course.staffId, role: 'municipality', scopeId: town.municipalityId } as Actor
      const wish = { payerId: town.municipalityId, month }
      const advance = await formInvoice(tx, provider, { ...wish, kind: 'advance' }, at('2026-09-20'))
      await moveInvoice(tx, provider, advance, { step: 'dispatch' }, at('2026-09-21'))
      await settleMonth(tx, system, { applicationId: id, month, share: 10_000 }, at('2026-10-02'))
      const back = { step: 'return', reason: 'Неверные реквизиты' } as const
      return {
        one: (own) => formInvoice(own, provider, { ...wish, kind: 'final' }, at('2026-10-03')),
        other: (own) => moveInvoice(own, payer, advance, back, at('2026-10-03')),
        afterwards: async () => expect(await countedInVain(id)).toBe(0),
      }
    },
    legal: ['done / done'],
  },
  {
    name: 'one recovery code typed in two windows',
    prepare: async (tx) => {
      const { userId } = await aFamily(tx, town)
      const [code, sealer] = ['abcd-efgh-jkmn', createSealer(new Uint8Array(32), 'test')]
      await sql`insert into access_factor (id, user_id, sealed, created_at, confirmed_at)
        values (gen_random_uuid(), ${userId}, ${Buffer.from(sealer.seal(userId, 'secret'))}, ${MIDNIGHT}, ${MIDNIGHT})`.execute(
        tx,
      )
      await sql`insert into access_recovery_code (user_id, code_hash) values (${userId}, ${hashRecoveryCode(userId, code)})`.execute(
        tx,
      )
      const type: Act = async (own) => {
        if ((await checkCode(own, { userId, code, sealer }, MIDNIGHT)) !== 'right') refuse('access.wrong')
      }
      return { one: type, other: type }
    },
    legal: ['done / access.wrong', 'access.wrong / done'],
  },
]

async function stateOf(id: ApplicationId): Promise<string | undefined> {
  const { rows } = await sql<{ state: string }>`select state from enrolment_application where id = ${id}`.execute(
    fresh.db.reader,
  )
  return rows[0]?.state
}

async function meltedAfterUse({ accountId }: Family): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from ledger_entry melted
    join ledger_entry used on used.account_id = melted.account_id and used.kind = 'reserve' and used.id < melted.id
    where melted.account_id = ${accountId} and melted.kind = 'melt'`.execute(fresh.db.reader)
  return rows[0]?.count ?? 0
}

/** Lines of living final invoices that count an advance which does not live, or is another. */
async function countedInVain(id: ApplicationId): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from invoicing_line final
    where final.application_id = ${id} and final.kind = 'final' and final.living and final.advance_kopecks <> coalesce(
      (select sum(advance.amount_kopecks) from invoicing_line advance where advance.application_id = final.application_id
        and advance.month = final.month and advance.kind = 'advance' and advance.living), 0)`.execute(fresh.db.reader)
  return rows[0]?.count ?? 0
}

describe.each(pairs)('$name', (pair) => {
  test.each(orders)('%s', (order) => meetEverywhere(place, pair, order))
})
