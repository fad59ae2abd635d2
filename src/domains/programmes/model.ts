import { isAfter } from '#kernel/dates'
import type { Id } from '#kernel/ids'
import type { Kopecks } from '#kernel/money'
import type { ProviderId, ProviderState } from '#providers'

export type ProgrammeId = Id<'programme'>
export type ModuleId = Id<'module'>
export type GroupId = Id<'group'>

export const programmeDirections = ['tech', 'art', 'science', 'social', 'tourism', 'sport'] as const
export type ProgrammeDirection = (typeof programmeDirections)[number]
/** Registers of programmes (domain 4.1): only the certified one is paid by a certificate. */
export const registers = ['certified', 'preprofessional', 'significant', 'general', 'paid'] as const
export type Register = (typeof registers)[number]
export const levels = ['starting', 'basic', 'advanced'] as const
export type Level = (typeof levels)[number]
export const programmeForms = ['on-site', 'mixed', 'distance'] as const
export type ProgrammeForm = (typeof programmeForms)[number]
/** Moderating: the operator checks it, so it is not edited. Refused: corrected and sent again (domain 4.6). */
export const programmeStates = ['draft', 'moderating', 'refused', 'published', 'archive'] as const
export type ProgrammeState = (typeof programmeStates)[number]
export type GroupState = 'open' | 'closed' | 'archive'

export type Programme = {
  id: ProgrammeId
  /** The short number families see and search by. */
  article: number
  providerId: ProviderId
  providerName: string
  municipalityId: string
  municipalityName: string
  name: string
  summary: string
  description: string
  direction: ProgrammeDirection
  activity: string
  register: Register
  level: Level
  form: ProgrammeForm
  ageFrom: number
  ageTo: number
  adapted: boolean
  state: ProgrammeState
  publishedAt: Temporal.Instant | null
  /** The last day until which some payer has agreed with the organisation; null: not certified, or nobody has. */
  paidUntil: Temporal.PlainDate | null
}

export type Module = {
  id: ModuleId
  programmeId: ProgrammeId
  ordinal: number
  name: string
  months: number
  hours: number
  normativeKopecks: Kopecks
  priceKopecks: Kopecks
  enrolmentOpen: boolean
}

/** One line of a weekly timetable; Monday is 1, times are «16:00». */
export type LessonTime = { weekday: number; startsAt: string; endsAt: string; room: string }

export type Group = {
  id: GroupId
  moduleId: ModuleId
  name: string
  teacher: string
  address: string
  latitude: number
  longitude: number
  startsOn: Temporal.PlainDate
  endsOn: Temporal.PlainDate
  applicationsFrom: Temporal.Instant
  applicationsTo: Temporal.Instant
  /** When newcomers are taken for the study years after the group's first one; absent where they are not (domain 4.7). */
  nextApplicationsFrom?: Temporal.Instant | null
  nextApplicationsTo?: Temporal.Instant | null
  capacity: number
  taken: number
  state: GroupState
  lessons: LessonTime[]
}

/** Everything about a group that a quote asks, read at once. */
export type GroupFacts = {
  group: Group
  module: Module
  programme: Programme
  provider: { id: ProviderId; name: string; state: ProviderState; municipalityId: string }
}

export type NewProgramme = Omit<Programme, 'article' | 'providerName' | 'municipalityName' | 'paidUntil'> & {
  article?: number
}

/** «Доступна оплата сертификатом» (S-087): the programme is certified and a payer has agreed with its organisation. */
export function paidByCertificate({ paidUntil }: Pick<Programme, 'paidUntil'>, now: Temporal.Instant): boolean {
  // Hours of zones do not matter where periods are years.
  return paidUntil !== null && !isAfter(now.toZonedDateTimeISO('UTC').toPlainDate(), paidUntil)
}

/** Only certified programmes have a normative cost, a ceiling of price, and need an agreement with a payer. */
export function isCertified(register: Register): boolean {
  return register === 'certified'
}

/** Budget registers cost a family nothing: the municipality orders them. */
export function paidByBudget(register: Register): boolean {
  return register === 'preprofessional' || register === 'significant' || register === 'general'
}
