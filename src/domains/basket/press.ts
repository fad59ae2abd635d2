import type { Actor } from '#access'
import { Refusal } from '#kernel/refusal'
import type { Database } from '#platform/db'
import { withRetries } from '#platform/http'
import { fileLine } from './actions.ts'
import type { Outcome, SeenLine } from './model.ts'

/**
 * Files what the family pressed, line by line in its order, each in a transaction of its own: one that is refused keeps
 * no other back, and locks of one are never held for the next.
 */
export async function press(
  db: Database,
  by: Actor,
  lines: readonly SeenLine[],
  now: Temporal.Instant,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  for (const line of lines) outcomes.push(await fileOne(db, by, line, now))
  return outcomes
}

async function fileOne(db: Database, by: Actor, line: SeenLine, now: Temporal.Instant): Promise<Outcome> {
  try {
    await withRetries(() => db.transaction((tx) => fileLine(tx, by, line, now)))
    return 'filed'
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return error.code === 'enrolment.quote-changed' ? 'changed' : 'refused'
  }
}
