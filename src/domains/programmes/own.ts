import type { Day, Instant } from '#kernel/dates'
import type { Id } from '#kernel/ids'
import type { Kopecks } from '#kernel/money'
import type { Group, LessonTime, Module, Programme, ProgrammeId, ProgrammeState, Register } from './model.ts'

export type CheckId = Id<'check'>
export type CheckKind = 'moderation' | 'certification'
export type CheckState = 'waiting' | 'approved' | 'refused' | 'withdrawn'

/** One attempt to get a programme before families: moderation or certification (domain 4.6). */
export type Check = {
  id: CheckId
  programmeId: ProgrammeId
  kind: CheckKind
  attempt: number
  state: CheckState
  askedAt: Instant
  dueOn: Day
  decidedAt: Instant | null
  reason: string | null
}

/** A programme as its provider writes it. */
export type ProgrammeDraft = Pick<
  Programme,
  | 'name'
  | 'summary'
  | 'description'
  | 'direction'
  | 'activity'
  | 'register'
  | 'level'
  | 'form'
  | 'ageFrom'
  | 'ageTo'
  | 'adapted'
>

/** A module as its provider writes it; the normative cost is counted, not written. */
export type ModuleDraft = { name: string; months: number; hours: number; priceKopecks: Kopecks; parentsPay: boolean }

/** A module with what only its provider and the operator see. */
export type OwnModule = Module & { parentsPay: boolean }

/** A group as its provider writes it. */
export type GroupDraft = Pick<Group, 'name' | 'teacher' | 'address' | 'startsOn' | 'endsOn' | 'capacity'> & {
  applicationsFrom: Instant
  applicationsTo: Instant
  nextApplicationsFrom: Instant | null
  nextApplicationsTo: Instant | null
  lessons: LessonTime[]
}

export type OwnGroup = Group & { waiting: number }

/** A line of the provider's list. */
export type OwnLine = {
  id: ProgrammeId
  article: number
  name: string
  register: Register
  state: ProgrammeState
  modules: number
  groups: number
  openModules: number
  seats: number
  taken: number
  changedAt: Instant
}

export type OwnProgramme = { programme: Programme; modules: OwnModule[]; groups: OwnGroup[]; check: Check | null }

/** One change of one field. */
export type Edit = {
  place: string
  field: string
  was: string | null
  became: string | null
  editedAt: Instant
  editor: string
}

/** Whose programmes one may touch. */
export type Owner = { providerId: string }
