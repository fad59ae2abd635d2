import type { PointId, StatementId } from '#certificates'
import type { NewChild } from '#families'
import type { Instant } from '#kernel/dates'
import type { IdentityDocument } from '#kernel/documents'
import type { Id } from '#kernel/ids'
import type { PersonName } from '#kernel/names'
import type { Json } from '#kernel/refusal'

export type VisitId = Id<'visit'>
type VisitState = 'open' | 'filed' | 'cancelled'

/** A statement being filled at a reception point together with the applicant (S-062…S-067). */
export type Visit = {
  id: VisitId
  /** «П-000123» */
  number: string
  pointId: PointId
  state: VisitState
  papers: readonly string[]
  sealed: Uint8Array | null
  categoryId: string | null
  /** The worker who compared papers and connects a child who is already known (S-099). */
  sharedBy: string | null
  /** Grows with every change: what the applicant agrees to is what the worker sees. */
  version: number
  startedAt: Instant
  startedBy: string
  changedAt: Instant
  changedBy: string
  endedAt: Instant | null
  statementId: StatementId | null
}

export type VisitApplicant = {
  name: PersonName
  email: string
  phone: string
  document: IdentityDocument
  address: string
}
/** `anotherChild`: somebody alike is known, and the applicant says that theirs is another one. */
export type VisitChild = NewChild & { anotherChild: boolean }

/** What was typed so far; sealed until the applicant agrees, then it moves into the own cabinet. */
export type VisitAnswers = { applicant: VisitApplicant | null; child: VisitChild | null }

export const visitPapers = {
  'applicant-document': 'Паспорт заявителя',
  'child-document': 'Свидетельство о рождении ребёнка, с 14 лет — паспорт',
  'child-snils': 'СНИЛС ребёнка: карточка или номер на Госуслугах',
  mailbox: 'Электронная почта заявителя, в которую он может зайти сейчас',
} as const
export type VisitPaper = keyof typeof visitPapers

/** A code on its way to the applicant. */
export type VisitCode = { id: string; visitId: VisitId; expiresAt: Instant; tries: number; endedAt: Instant | null }

export function answersAsText({ applicant, child }: VisitAnswers): string {
  return JSON.stringify({ applicant, child: child && { ...child, birthOn: child.birthOn.toString() } })
}

export function answersFromText(text: string): VisitAnswers {
  const { applicant, child } = JSON.parse(text) as { applicant: Json; child: { birthOn: string } | null }
  return {
    applicant: applicant as VisitAnswers['applicant'],
    child: child && ({ ...child, birthOn: Temporal.PlainDate.from(child.birthOn) } as VisitChild),
  }
}
