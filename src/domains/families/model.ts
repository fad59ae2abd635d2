import type { Day, Instant } from '#kernel/dates'
import type { IdentityDocument } from '#kernel/documents'
import type { Id } from '#kernel/ids'
import type { PersonName } from '#kernel/names'
import type { Snils } from '#kernel/snils'

export type ChildId = Id<'child'>
export type ClaimId = Id<'claim'>

export const genders = { female: 'девочка', male: 'мальчик' } as const
export type Gender = keyof typeof genders

/** Who the person of the cabinet is to the child; `self` is a child from fourteen. */
export const relations = {
  mother: 'Мама',
  father: 'Папа',
  guardian: 'Опекун или попечитель',
  self: 'Это я, мне уже исполнилось 14 лет',
} as const
export type Relation = keyof typeof relations

/** The same told by somebody else. */
export const relationWords: Record<Relation, string> = {
  mother: 'мама',
  father: 'папа',
  guardian: 'опекун или попечитель',
  self: 'сам ребёнок',
}

export type Child = PersonName & {
  id: ChildId
  birthOn: Day
  gender: Gender
  municipalityId: string
  createdAt: Instant
  /** When a reception point compared the record with papers. */
  confirmedAt: Instant | null
}

/** A child as the own cabinet sees it; `masked` is what pages show of the vault. */
export type OwnChild = Child & { relation: Relation; holder: boolean; masked: Masked }

export type VaultKind = 'snils' | 'document' | 'address'
export type Masked = Record<VaultKind, string | null>

/** What a family tells about a child. */
export type NewChild = {
  name: PersonName
  birthOn: Day
  gender: Gender
  snils: Snils
  document: IdentityDocument
  address: string
  relation: Relation
  municipalityId: string
}

/** Personal data in clear: leaves the vault by an act with a reason only. */
export type PersonalData = { snils: Snils | null; document: IdentityDocument | null; address: string | null }

/** Where it is convenient to come to lessons (S-024); degrees, to about a hundred metres. */
export type Place = { municipalityId: string; words: string; latitude: number; longitude: number }

export type Guardian = PersonName & { userId: string; email: string | null; relation: Relation; holder: boolean }

export type ClaimState = 'waiting' | 'granted' | 'declined' | 'cancelled'
/** "This is my child too": a request of a second guardian for a child who is already known. */
export type Claim = {
  id: ClaimId
  number: string
  childId: ChildId
  userId: string
  relation: Relation
  state: ClaimState
  /** Until the end of this day only the holder answers; null: a reception point may at once. */
  answerDueOn: Day | null
  createdAt: Instant
  decidedAt: Instant | null
}

/** Why a record is taken for the same child; `alike` may be another child after all. */
export type Likeness = 'snils' | 'name' | 'alike'
/** `score` is how sure it is, `slips` by what the records differ (rules/likeness.ts). */
export type Duplicate = { childId: ChildId; likeness: Likeness; score: number; slips: readonly string[] }
