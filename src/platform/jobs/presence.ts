import type pg from 'pg'

/** Names the lock that every living worker of a schema shares. */
const LOCK = 8432

/**
 * Shows that a worker is alive, as a lock that ends with its connection. The first worker of a schema frees the jobs
 * that a killed one had in hand: the queue itself would wait four hours for it.
 */
export async function bePresent(pool: pg.Pool, jobsSchema: string): Promise<{ leave(): Promise<void> }> {
  const client = await pool.connect()
  const key = [LOCK, jobsSchema]
  try {
    const { rows } = await client.query<{ alone: boolean }>(
      'select pg_try_advisory_lock($1, hashtext($2)) as alone',
      key,
    )
    if (rows[0]?.alone) {
      await client.query(`select ${jobsSchema}.force_unlock_workers(array_agg(distinct locked_by))
        from ${jobsSchema}.jobs where locked_by is not null having count(*) > 0`)
    }
    await client.query('select pg_advisory_lock_shared($1, hashtext($2))', key)
    if (rows[0]?.alone) await client.query('select pg_advisory_unlock($1, hashtext($2))', key)
  } catch (error) {
    client.release(true)
    throw error
  }
  return {
    leave: async () => {
      await client.query('select pg_advisory_unlock_shared($1, hashtext($2))', key).catch(() => {})
      client.release(true)
    },
  }
}
