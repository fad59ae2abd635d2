import { markMoment, sql, type Tx } from '#platform/db'
import type { Author, Head, Subject } from './model.ts'
import { getMark, insertBatch, listUnsealed, moveMark } from './queries.ts'
import { demandKnown } from './words.ts'

/** Writes who did what, in the transaction of the act: what did not commit was not done. */
export async function record(tx: Tx, by: Author, word: string, subject: Subject, now: Temporal.Instant): Promise<void> {
  const { childId, subjectKind, subjectId, facts = {}, reason } = subject
  demandKnown(word, facts)
  markMoment(tx, now)
  await sql`insert into audit_entry (at, word, actor_user_id, actor_role, actor_scope_id, child_id, subject_kind, subject_id, facts, reason)
    values (${now}, ${word}, ${by.userId}, ${by.role}, ${by.scopeId}, ${childId ?? null}, ${subjectKind ?? null},
      ${subjectId ?? null}, ${JSON.stringify(facts)}::jsonb, ${reason ?? null})`.execute(tx)
}

/** Rows of one seal: as many as are hashed in well under a second. */
const MOST_ROWS = 20_000
/** How far behind the newest sealed row a seal looks for rows that were committed late. */
const LOOK_BACK = 20_000n

/**
 * Chains the rows that are in no batch yet; returns the new head of the chain, or null when there was nothing to seal.
 *
 * Rows commit out of the order of their ids, so a batch holds whatever rows are there and unsealed, not a range.
 * The frequent seal looks back a little; the nightly one (`everything`) looks at all rows
 * above the mark of the nights before, so that none is ever lost and no night reads the whole journal.
 */
export async function sealJournal(tx: Tx, now: Temporal.Instant, { everything = false } = {}): Promise<Head | null> {
  await sql`select pg_advisory_xact_lock(hashtextextended('audit.seal ' || current_schema(), 0))`.execute(tx)
  const ids = everything
    ? await listUnsealed(tx, null, MOST_ROWS, await getMark(tx))
    : await listUnsealed(tx, LOOK_BACK, MOST_ROWS)
  if (everything && ids.length < MOST_ROWS) await moveMark(tx)
  return ids.length > 0 ? insertBatch(tx, ids, now) : null
}
