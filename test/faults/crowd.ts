import { Refusal } from '#kernel/refusal'
import { type Database, sql, type Tx } from '#platform/db'
import { wordsOf } from '../support/acting.ts'

/** How often each answer was given: `done`, the words of a refusal, or `broken: …`. */
export type Answers = Record<string, number>

/**
 * Everybody acts at the same moment, each in a transaction of their own; the pool's connections are what is real.
 * Who waited too long for a lock presses again, as the page asks: on a slow machine that is no mistake.
 */
export async function storm(db: Database, acts: readonly ((tx: Tx) => Promise<unknown>)[]): Promise<Answers> {
  const answers: Answers = {}
  await connect(db, acts.length)
  for (const words of await Promise.all(acts.map((act) => press(db, act)))) answers[words] = (answers[words] ?? 0) + 1
  return answers
}

/** A crowd that comes one by one, as connections open, is no crowd. */
async function connect(db: Database, count: number): Promise<void> {
  await Promise.all(Array.from({ length: count }, () => sql`select pg_sleep(0.02)`.execute(db.reader)))
}

async function press(db: Database, act: (tx: Tx) => Promise<unknown>, again = 5): Promise<string> {
  try {
    await db.transaction(act)
    return 'done'
  } catch (error) {
    if (error instanceof Refusal) return wordsOf(error)
    const { code, message } = error as { code?: string; message: string }
    if (code === LOCK_TIMEOUT && again > 0) return press(db, act, again - 1)
    return `broken: ${code ?? ''} ${message}`
  }
}

const LOCK_TIMEOUT = '55P03'
