import type { Instant } from '#kernel/dates'

/** Who acted: a user in a role and its scope, or the program itself. */
export type Author = { userId: string | null; role: string; scopeId: string | null }

export type Subject = {
  childId?: string | null
  subjectKind?: string
  subjectId?: string
  facts?: Record<string, unknown>
  reason?: string | null
}

/** The program's own doing: jobs, seeds. */
export const system: Author = { userId: null, role: 'system', scopeId: null }

/** One row of the journal, with the sentence of its word. */
export type Entry = Author & {
  id: bigint
  at: Instant
  word: string
  sentence: string
  childId: string | null
  subjectKind: string | null
  subjectId: string | null
  facts: Record<string, unknown>
  reason: string | null
}

/** The last link of the chain. Kept outside the database it also shows when the end of the journal was cut off. */
export type Head = { number: bigint; hash: string }

/** What is wrong with the journal; `batch` is the first one that does not hold. */
export type Damage = {
  batch: bigint
  kind: 'rows-changed' | 'rows-removed' | 'batch-removed' | 'chain-broken' | 'end-removed'
}

export type Verdict = { batches: number; entries: number; unsealed: number; head: Head | null; damage: Damage | null }
