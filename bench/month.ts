/**
 * `npm run bench -- month`: the month of 200 000 living contracts is opened as on a first, against one set-based UPDATE of
 * as many accounts. Part of the way it is done twice, as by a worker that was killed.
 */
import { openMonth } from '#enrolment'
import { sql } from '#platform/db'
import { aCourse, aTown, type Course, type Town } from '../test/support/town.ts'
import { openPlace } from './support/program.ts'
import { report } from './support/result.ts'

const CONTRACTS = Number(process.env.CONTRACTS ?? 200_000)
const NOW = Temporal.Instant.from('2026-10-01T00:05:00+03:00')
const MONTH = Temporal.PlainDate.from('2026-10-01')

export async function month(): Promise<void> {
  const place = await openPlace()
  try {
    const { db, jobs } = place.server
    const { town, course } = await db.transaction(async (tx) => {
      const built = await aTown(tx, { ceiling: 10n ** 15n })
      return { town: built, course: await aCourse(tx, built) }
    })
    await fill(jobs.pool, town, course)
    await jobs.pool.query('checkpoint')
    const baseline = await seconds(async () => {
      await jobs.pool.query('update ledger_account set reserved = reserved - 1, charged = charged + 1')
    })
    await jobs.pool.query('update ledger_account set reserved = reserved + 1, charged = charged - 1')
    await jobs.pool.query('vacuum analyze ledger_account')
    await jobs.pool.query('checkpoint')
    const took = await seconds(async () => {
      for (let more = true; more; ) more = await db.transaction((tx) => openMonth(tx, MONTH, NOW))
    })
    const { rows } = await sql<{ charged: bigint }>`
      select count(*) as charged from ledger_account where charged = 100000 and reserved = 300000`.execute(db.reader)
    if (Number(rows[0]?.charged) !== CONTRACTS)
      throw new Error(`${rows[0]?.charged} contracts were charged as they should`)
    report({
      bench: 'month',
      ratio: took / baseline,
      seconds: took,
      perSecond: CONTRACTS / took,
      baseline: `one UPDATE of ${CONTRACTS} accounts: ${baseline.toFixed(1)} s`,
    })
  } finally {
    await place.close()
  }
}

/** Contracts with their certificates and money, written without families: the opening does not look at them. */
async function fill(
  pool: { query(text: string, values?: unknown[]): Promise<unknown> },
  { municipalityId, categoryId, periodId, nominalId, actId }: Town,
  { groupId, providerId, staffId }: Course,
): Promise<void> {
  const as = `overlay(overlay(lpad(to_hex(n), 32, '0') placing '7' from 13) placing '8' from 17)`
  const at = '2026-08-25T09:00:00Z'
  await pool.query(
    `begin; set local session_replication_role = replica;
    insert into certificates_certificate (id, number, child_id, municipality_id, category_id, statement_id, issued_at, valid_from,
      valid_to, activation, activated_at, validity, funding)
    select (${as})::uuid, lpad(n::text, 10, '0'), gen_random_uuid(), '${municipalityId}', '${categoryId}', gen_random_uuid(),
      '${at}', date '2026-08-25', date '2035-03-10', 'activated', '${at}', 'valid', 'nominal'
    from generate_series(1, ${CONTRACTS}) n;
    insert into ledger_account (id, certificate_id, period_id, payer_id, unit, granted, available, reserved, used_at)
    select id, id, '${periodId}', '${municipalityId}', 'kopecks', 1200000, 800000, 400000, '${at}' from certificates_certificate;
    insert into ledger_entry (account_id, kind, from_pot, to_pot, amount, cause_kind, cause_id, act_id, key, at)
    select id, 'grant', 'payer', 'available', 1200000, 'nominal', '${nominalId}', '${actId}', 'grant:' || id, '${at}'
    from ledger_account;
    insert into enrolment_application (id, number, child_id, certificate_id, group_id, provider_id, payer_id, period_id, source, state,
      starts_on, ends_on, price_kopecks, certificate_kopecks, parent_kopecks, quote_version, submitted_at, submitted_by, answer_due_on,
      calendar_version)
    select id, number || '-ПФ', child_id, id, '${groupId}', '${providerId}', '${municipalityId}', '${periodId}', 'certificate',
      'enrolled', date '2026-09-01', date '2026-12-31', 400000, 400000, 0, '1', '${at}', '${staffId}', date '2026-09-01', '1'
    from certificates_certificate;
    insert into ledger_entry (account_id, kind, from_pot, to_pot, amount, cause_kind, cause_id, key, at)
    select id, 'reserve', 'available', 'reserved', 400000, 'application', id, 'reserve:' || id, '${at}' from ledger_account;
    insert into enrolment_month (application_id, month, certificate_kopecks, parent_kopecks)
    select id, date '2026-09-01' + make_interval(months => m), 100000, 0 from enrolment_application, generate_series(0, 3) m;
    insert into enrolment_contract (id, number, application_id, state, offered_at, offer_template, accepted_at, accepted_by, acceptance,
      starts_on, ends_on)
    select id, number, id, 'active', '${at}', '1', '${at}', '${staffId}', 'cabinet', date '2026-09-01', date '2026-12-31'
    from enrolment_application;
    commit`,
  )
  await pool.query('vacuum analyze')
}

async function seconds(work: () => Promise<void>): Promise<number> {
  const began = performance.now()
  await work()
  return (performance.now() - began) / 1000
}
