import type pg from 'pg'

/** Column → PostgreSQL type. */
export type Columns = Readonly<Record<string, string>>
export type Row = Readonly<Record<string, string | number | boolean | null>>

/** Many rows in one statement; values travel as JSON. */
export async function insertRows(
  client: pg.ClientBase,
  table: string,
  columns: Columns,
  rows: readonly Row[],
): Promise<void> {
  if (rows.length === 0) return
  const names = Object.keys(columns).join(', ')
  const types = Object.entries(columns).map(([name, type]) => `${name} ${type}`)
  await client.query(
    `insert into ${table} (${names}) select ${names} from json_to_recordset($1) as r (${types.join(', ')})`,
    [JSON.stringify(rows)],
  )
}

/** One transaction. */
export async function together<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    const result = await work(client)
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  } finally {
    client.release()
  }
}
