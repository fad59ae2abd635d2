import { type Reader, sql, type Tx } from '#platform/db'

type Failure = { id: string; state: string }

/** Says whether it could: a failure is repeated once. */
export async function insertRepetition(
  tx: Tx,
  { id, state, askedBy }: Failure & { askedBy: string },
  now: Temporal.Instant,
): Promise<boolean> {
  const { rows } = await sql`insert into oversight_repetition (job_id, job_state, asked_at, asked_by)
    values (${id}, ${state}, ${now}, ${askedBy}) on conflict do nothing returning 1`.execute(tx)
  return rows.length > 0
}

/** Jobs whose present failure somebody has already had repeated. */
export async function listRepeated(reader: Reader, failures: readonly Failure[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`select job_id::text as id from oversight_repetition
    join unnest(${failures.map(({ id }) => id)}::bigint[], ${failures.map(({ state }) => state)}::text[]) failure (id, state)
      on job_id = failure.id and job_state = failure.state`.execute(reader)
  return new Set(rows.map(({ id }) => id))
}
