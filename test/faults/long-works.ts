/** Works that take long because they are over everybody: months, melt, prolongation; in portions small enough to be cut. */
import { type ApplicationId, openMonth, startContracts } from '#enrolment'
import { type Database, sql, type Tx } from '#platform/db'
import { findPeriod } from '#region'
import { startProlongation } from '../../src/domains/enrolment/prolongation/actions/run.ts'
import { sweepProlongations } from '../../src/domains/enrolment/prolongation/jobs.ts'
import { aNextPeriod } from '../../src/domains/enrolment/testing.ts'
import { meltPortion } from '../../src/domains/funding/actions/melt.ts'
import { aKit } from '../../src/platform/http/testing.ts'
import { asProvider } from '../support/acting.ts'
import { at, day, enrolled } from '../support/studying.ts'
import { aCourse, aFamily, aTown, type Family } from '../support/town.ts'

const CHILDREN = 24
const IDLE = 24
const PORTION = 5
const DECEMBER = at('2026-12-10')

/** Children who study, to be charged and prolonged, and children whose money nobody used, to melt. */
export async function buildTown(tx: Tx): Promise<void> {
  const town = await aTown(tx)
  const course = await aCourse(tx, town, { capacity: CHILDREN, price: 360_000n })
  const families: Family[] = []
  for (let n = 0; n < CHILDREN; n += 1) families.push(await aFamily(tx, town))
  const days = { filedAt: at('2026-08-26'), startsOn: day('2026-09-01') }
  const ids: ApplicationId[] = []
  for (const family of families) ids.push(await enrolled(tx, family, course, days))
  await startContracts(tx, at('2026-09-01'))
  for (let n = 0; n < IDLE; n += 1) await aFamily(tx, town)
  await aNextPeriod(tx, town, { families, course })
  await startProlongation(tx, asProvider(course), { ids, tells: false }, DECEMBER)
}

/** Everything from where it stands; `did` hears of each portion that is committed. */
export async function work(db: Database, did: () => void): Promise<void> {
  const period = await findPeriod(db.reader, day('2026-09-01'))
  if (!period) throw new Error('the town has no period')
  for (const month of ['2026-10', '2026-11', '2026-12']) {
    const first = day(`${month}-01`)
    while (await db.transaction((tx) => openMonth(tx, first, at(`${month}-01`), PORTION))) did()
    const order = { period, month: first.toPlainYearMonth() }
    while (await db.transaction((tx) => meltPortion(tx, order, at(`${month}-01`), PORTION))) did()
  }
  const counting = { ...db, transaction: <T>(act: (tx: Tx) => Promise<T>) => db.transaction(act).finally(did) }
  await sweepProlongations(aKit({ db: counting, clock: { now: () => DECEMBER } }))
}

/** What must be equal, however often the works were cut and begun again. */
export async function sumsOf(db: Database): Promise<unknown[]> {
  const { rows } = await sql`
    select 'entry ' || kind as what, month, count(*) as count, sum(amount)::bigint as sum from ledger_entry group by kind, month
    union all select 'opening', month, contracts, amount_kopecks from enrolment_opening where done_at is not null
    union all select 'melt', month, done, amount from funding_run where finished_at is not null
    union all select 'contract ' || state, min(starts_on), count(*), sum(certificate_kopecks)::bigint from enrolment_application
      group by state, starts_on
    union all select 'committed', null, 0, sum(committed)::bigint from funding_ceiling_slice
    union all select 'seats', null, taken, capacity from programmes_group
    order by 1, 2`.execute(db.reader)
  return rows
}

export function inWords(value: unknown): string {
  return JSON.stringify(value, (_, item) => (typeof item === 'bigint' ? String(item) : item))
}
