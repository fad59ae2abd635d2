import type { Day } from '#kernel/dates'

/** What is looked for in the journal; empty texts ask for nothing. */
export type JournalQuery = {
  /** Name or address of whoever acted. */
  who: string
  /** Number of a certificate, or the id of what was acted upon. */
  about: string
  /** Parts of the sentence that tells what was done. */
  what: string
  from: Day
  to: Day
}

/** A row of the journal as the operator reads it. */
export type JournalRow = {
  id: string
  at: Temporal.Instant
  word: string
  sentence: string
  actor: string | null
  role: string
  place: string | null
  /** Number of the certificate of the child that it concerns. */
  certificate: string | null
  subjectKind: string | null
  subjectId: string | null
  /** What it was done upon, where its domain tells. */
  about: { called: string; title: string } | null
  facts: Record<string, unknown>
  reason: string | null
}

/** Roles of staff that have a place; those of the region and of the support are not given by a link. */
export const givenRoles = ['reception', 'provider', 'municipality'] as const
export type GivenRole = (typeof givenRoles)[number]

/** Where a role is given: a point, an organisation, a municipality. */
export type Place = { id: string; name: string; label: string }

/** A list of which people choose, as it holds today. */
export type Dictionary = {
  title: string
  /** Where and by whom it is changed. */
  changed: string
  /** The rule that holds it, where an act changes it. */
  rule?: string
  entries: readonly DictionaryEntry[]
}

export type DictionaryEntry = {
  code: string | null
  words: string
  /** Place in the law, or the act. */
  law: string | null
  used: number
}
