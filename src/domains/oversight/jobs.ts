import { z } from 'zod'
import { verifyJournal } from '#audit'
import { parseId } from '#kernel/ids'
import type { Json } from '#kernel/refusal'
import { findBroken } from '#platform/db'
import type { Kit } from '#platform/manifest'
import { insertCheck } from './queries/check.ts'

/** `oversight.check`: everything that must always add up, by night and when the operator asks; the result is kept. */
export async function check({ db, clock, log }: Kit, payload: Json): Promise<void> {
  const beganAt = clock.now()
  const [{ checked, broken }, journal] = [await findBroken(db.reader), await verifyJournal(db.reader)]
  const damage = journal.damage && `${journal.damage.kind}, звено ${journal.damage.batch}`
  if (broken.length > 0 || damage)
    log.error({ broken: broken.map(({ name }) => name), damage }, 'something does not add up')
  await db.transaction((tx) =>
    insertCheck(tx, {
      ...{ askedBy: askedBy(payload), beganAt, finishedAt: clock.now(), checked },
      broken: broken.map(({ name, words, rows }) => ({ name, words, rows: rows.length })),
      ...{ journalDamage: damage, journalEntries: BigInt(journal.entries) },
    }),
  )
}

const failure = z.object({ id: z.string(), state: z.string() })

/** `oversight.repeat`: a failed job goes back to the queue, if it has not been tried meanwhile. */
export async function repeat({ queue }: Kit, payload: Json): Promise<void> {
  await queue.again(failure.parse(payload))
}

function askedBy(payload: Json): string | null {
  const { by } = (payload ?? {}) as { by?: unknown }
  return typeof by === 'string' ? parseId(by) : null
}
