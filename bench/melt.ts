/**
 * `npm run bench -- melt`: a million unused nominals fall as on the first of a month, against one set-based UPDATE of
 * as many rows of the same table.
 */
import { sql } from '#platform/db'
import { listMeltDue, meltPortion } from '../src/domains/funding/actions/melt.ts'
import { aTown, type Town } from '../test/support/town.ts'
import { openPlace } from './support/program.ts'
import { report } from './support/result.ts'

const CERTIFICATES = Number(process.env.CERTIFICATES ?? 1_000_000)
const NOW = Temporal.Instant.from('2026-02-01T00:10:00+03:00')

export async function melt(): Promise<void> {
  const place = await openPlace()
  try {
    const { db, jobs } = place.server
    const town = await db.transaction((tx) => aTown(tx, { ceiling: 10n ** 15n }))
    await fill(jobs.pool, town)
    await jobs.pool.query('checkpoint')
    const baseline = await seconds(async () => {
      await jobs.pool.query('update ledger_account set available = available - 1, granted = granted - 1')
    })
    await jobs.pool.query('vacuum analyze ledger_account')
    await jobs.pool.query('checkpoint')
    const [order] = await listMeltDue(db.reader, NOW)
    if (!order) throw new Error('a melt is due')
    const took = await seconds(async () => {
      for (let more = true; more; ) more = await db.transaction((tx) => meltPortion(tx, order, NOW))
    })
    const { rows } = await sql<{
      melted: bigint
    }>`select count(*) as melted from ledger_account where melted = 100000 - 1`.execute(db.reader)
    if (Number(rows[0]?.melted) !== CERTIFICATES) throw new Error(`${rows[0]?.melted} nominals fell as they should`)
    report({
      bench: 'melt',
      ratio: took / baseline,
      seconds: took,
      perSecond: CERTIFICATES / took,
      baseline: `one UPDATE of ${CERTIFICATES} accounts: ${baseline.toFixed(1)} s`,
    })
  } finally {
    await place.close()
  }
}

/** Certificates with a whole nominal, written without their families: the melt does not look at them. */
async function fill(pool: { query(text: string, values?: unknown[]): Promise<unknown> }, town: Town): Promise<void> {
  const { municipalityId, categoryId, periodId, nominalId, actId } = town
  const as = `overlay(overlay(lpad(to_hex(n), 32, '0') placing '7' from 13) placing '8' from 17)`
  await pool.query(
    `begin; set local session_replication_role = replica;
    insert into certificates_certificate (id, number, child_id, municipality_id, category_id, statement_id, issued_at, valid_from,
      valid_to, activation, activated_at, validity, funding)
    select (${as})::uuid, lpad(n::text, 10, '0'), gen_random_uuid(), '${municipalityId}', '${categoryId}', gen_random_uuid(),
      '2026-01-02T09:00:00Z', date '2026-01-02', date '2035-03-10', 'activated', '2026-01-02T09:00:00Z', 'valid', 'nominal'
    from generate_series(1, ${CERTIFICATES}) n;
    insert into ledger_account (id, certificate_id, period_id, payer_id, unit, granted, available)
    select id, id, '${periodId}', '${municipalityId}', 'kopecks', 1200000, 1200000 from certificates_certificate;
    insert into ledger_entry (account_id, kind, from_pot, to_pot, amount, cause_kind, cause_id, act_id, key, at)
    select id, 'grant', 'payer', 'available', 1200000, 'nominal', '${nominalId}', '${actId}', 'grant:' || id, '2026-01-02T09:00:00Z'
    from ledger_account;
    commit`,
  )
  await pool.query('vacuum analyze')
}

async function seconds(work: () => Promise<void>): Promise<number> {
  const began = performance.now()
  await work()
  return (performance.now() - began) / 1000
}
