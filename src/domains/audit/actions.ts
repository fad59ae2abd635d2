import { sql, type Tx } from '#platform/db'
import type { Author, Subject } from './model.ts'

/** Writes who did what, in the transaction of the act: what did not commit was not done. */
export async function record(tx: Tx, by: Author, word: string, subject: Subject, now: Temporal.Instant): Promise<void> {
  const { childId, subjectKind, subjectId, facts, reason } = subject
  await sql`insert into audit_entry (at, word, actor_user_id, actor_role, actor_scope_id, child_id, subject_kind, subject_id, facts, reason)
    values (${now}, ${word}, ${by.userId}, ${by.role}, ${by.scopeId}, ${childId ?? null}, ${subjectKind ?? null},
      ${subjectId ?? null}, ${JSON.stringify(facts ?? {})}::jsonb, ${reason ?? null})`.execute(tx)
}
