import { Refusal } from '#kernel/refusal'
import { sql, type Tx } from '#platform/db'

/** Does the work, or takes all of it back and says why not: an order is answered, not thrown away with its transaction. */
export async function attempt<T>(tx: Tx, work: () => Promise<T>): Promise<{ value: T } | { refusal: Refusal }> {
  await sql`savepoint attempt`.execute(tx)
  try {
    const value = await work()
    await sql`release savepoint attempt`.execute(tx)
    return { value }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    await sql`rollback to savepoint attempt`.execute(tx)
    return { refusal: error }
  }
}
