/**
 * `npm run bench -- desk`: a worker finds a statement by its number and the certificate's among 1 000 000 certificates
 * (S-057). The real program answers in a child process over loopback; every search also counts the try and forgives it.
 */

import { newId } from '#kernel/ids'
import { sql, type Tx } from '#platform/db'
import { hashToken, newToken } from '#platform/session'
import { demoPreset, installPreset } from '#region'
import { type Call, load, percentile } from './support/load.ts'
import { openPlace, startProgram, stopProgram } from './support/program.ts'
import { report } from './support/result.ts'

const CERTIFICATES = 1_000_000
/** Rows of one statement: the program lets no statement run for long. */
const PORTION = 50_000
const CALLS = 4_000
const WARM = 500
const WORKERS = 8
const CONNECTIONS = 2
const PORT = 3914

export async function desk(): Promise<void> {
  const place = await openPlace()
  try {
    const { db, jobs } = place.server
    const began = performance.now()
    const tokens = await db.transaction(async (tx) => {
      await installPreset(tx, demoPreset, Temporal.Now.instant())
      return fill(tx)
    })
    await jobs.pool.query('analyze')
    console.log(`${CERTIFICATES} certificates stand after ${((performance.now() - began) / 1000).toFixed(1)} s`)
    const program = await startProgram(place, PORT, { ROLES: 'web' })
    await ready()
    await load(
      PORT,
      Array.from({ length: WARM }, (_, n) => callOf(tokens, n)),
      CONNECTIONS,
    )
    const from = performance.now()
    const answers = await load(
      PORT,
      Array.from({ length: CALLS }, (_, n) => callOf(tokens, WARM + n)),
      CONNECTIONS,
    )
    const seconds = (performance.now() - from) / 1000
    await stopProgram(program)
    const bad = answers.find(({ status }) => status !== 200)
    if (bad) throw new Error(`a search was answered with ${bad.status}`)
    report({
      bench: 'desk',
      perSecond: CALLS / seconds,
      p50Ms: percentile(answers, 0.5),
      p99Ms: percentile(answers, 0.99),
      baseline: `${CERTIFICATES} certificates, found by both numbers, at most 10 ms`,
    })
  } finally {
    await place.close()
  }
}

/** A program that has just started is still busy with itself and sends people away. */
async function ready(): Promise<void> {
  const rest = () => new Promise((resolve) => setTimeout(resolve, 3_000))
  do await rest()
  while (!(await fetch(`http://127.0.0.1:${PORT}/health/ready`)).ok)
}

/** Numbers are spread, so that no search is beside the one before it. */
const nth = (n: number) => (n * 571_787) % CERTIFICATES

function callOf(tokens: readonly string[], n: number): Call {
  const at = nth(n + 1)
  const body = JSON.stringify({ statement: `З-2026-${at}`, certificate: String(4_700_000_000 + at) })
  const headers = { authorization: `Bearer ${tokens[n % tokens.length]}`, 'content-type': 'application/json' }
  return { method: 'POST', path: '/api/v1/reception/search', headers, body }
}

/** One child is enough, whose certificates have run out: a search reads statement, certificate and point, whatever their state. */
async function fill(tx: Tx): Promise<string[]> {
  const [municipality, act, category, user, point] = await groundOf(tx)
  const child = newId()
  await sql`insert into families_child (id, surname, name, name_key, birth_on, gender, municipality_id, created_at, created_by)
    values (${child}, 'Пробный', 'Ребёнок', 'пробный ребёнок', '2015-01-01', 'male', ${municipality}, '2026-01-10', ${user})`.execute(
    tx,
  )
  for (let from = 0; from < CERTIFICATES; from += PORTION) {
    await sql`insert into certificates_statement (id, number, child_id, applicant_id, relation, category_id, way, state, submitted_at,
        consent_version, consent_hash, consent_at, rules_version, rules_hash, rules_at, template_version, documents_due_on,
        calendar_version)
      select ${uuid('n')}, 'З-2026-' || lpad(n::text, 6, '0'), ${child}, ${user}, 'mother', ${category}, 'cabinet', 'expired',
        timestamptz '2026-01-10', '1', '', timestamptz '2026-01-10', '1', '', timestamptz '2026-01-10', '1', date '2026-01-20', '1'
      from generate_series(${from}::int, ${from + PORTION - 1}::int) as n`.execute(tx)
    await sql`insert into certificates_certificate (id, number, child_id, municipality_id, category_id, statement_id, issued_at,
        valid_from, valid_to, activation, validity, funding)
      select ${uuid('n')}, (4700000000 + n)::text, ${child}, ${municipality}, ${category}, ${uuid('n')}, timestamptz '2026-01-10',
        date '2026-01-10', date '2033-01-01', 'not-activated', 'expired', 'accounting'
      from generate_series(${from}::int, ${from + PORTION - 1}::int) as n`.execute(tx)
  }
  return Promise.all(Array.from({ length: WORKERS }, () => aWorkerOf(tx, point, act)))
}

const uuid = (n: string) => sql.raw(`('00000000-0000-7000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`)

async function groundOf(tx: Tx): Promise<[string, string, string, string, string]> {
  const [category, user, point] = [newId(), newId(), newId()]
  const { rows } = await sql<{ municipality: string; act: string }>`
    select (select id from region_municipality order by code limit 1) as municipality, (select id from region_act limit 1) as act`.execute(
    tx,
  )
  const { municipality = '', act = '' } = rows[0] ?? {}
  await sql`insert into access_user (id, surname, name, created_at) values (${user}, 'Пробная', 'Мама', now())`.execute(
    tx,
  )
  await sql`insert into certificates_category (id, municipality_id, name, funded, ordinal, act_id)
    values (${category}, ${municipality}, 'Дети', false, 90, ${act})`.execute(tx)
  await sql`insert into certificates_point (id, municipality_id, name, address, phone, hours, specialist, may_activate, act_id, opened_on)
    values (${point}, ${municipality}, 'Школа', 'ул. Мира, 1', '+70000000000', 'пн', 'Орлова', true, ${act}, '2020-01-01')`.execute(
    tx,
  )
  return [municipality, act, category, user, point]
}

async function aWorkerOf(tx: Tx, point: string, act: string): Promise<string> {
  const [user, token] = [newId(), newToken()]
  await sql`insert into access_user (id, surname, name, created_at) values (${user}, 'Орлова', ${act.slice(0, 4)}, now())`.execute(
    tx,
  )
  await sql`insert into access_role (id, user_id, role, scope_id, rights, granted_at)
    values (${newId()}, ${user}, 'reception', ${point}, '{accept}', now())`.execute(tx)
  await sql`insert into session (token_hash, user_id, created_at, last_seen_at, expires_at)
    values (${hashToken(token)}, ${user}, now(), now(), now() + interval '1 day')`.execute(tx)
  return token
}
