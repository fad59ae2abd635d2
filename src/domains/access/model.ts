import type { Author } from '#audit'
import type { Day, Instant } from '#kernel/dates'
import type { Id } from '#kernel/ids'
import type { PersonName } from '#kernel/names'

export type UserId = Id<'user'>

/** Families and whoever signs in by a certificate's number are no staff: shorter passwords, longer sessions. */
export const isStaff = (role: Role): boolean => role !== 'family' && role !== 'certificate'

/** In what quality one acts; a person may hold several and chooses one at a time. */
export type Role = 'family' | 'certificate' | 'reception' | 'provider' | 'municipality' | 'region' | 'support'

export const roleWords: Record<Role, string> = {
  family: 'Семья',
  certificate: 'По номеру сертификата',
  reception: 'Пункт приёма',
  provider: 'Поставщик программ',
  municipality: 'Муниципалитет',
  region: 'Региональный оператор',
  support: 'Поддержка',
}

/** What a role at a desk does not give by itself: each is given apart, by the institution's order (S-165). */
export const rightWords = {
  accept: 'принимать и регистрировать заявления',
  activate: 'активировать сертификаты',
  'see-personal-data': 'видеть персональные данные в защищённом канале',
  merge: 'объединять карточки одного ребёнка в защищённом канале',
} as const

/** A role in its scope: a reception point, a provider, a municipality; families and the region have none. */
export type Grant = { role: Role; scopeId: string | null; rights: readonly string[] }

/** A grant as it is kept; `scopeName` is what the organisation is called in the list of roles. */
export type KeptGrant = Grant & { id: string; scopeName: string | null }

/** Who is signed in and acts now. */
export type Actor = Author & {
  userId: UserId
  role: Role
  /** «Петрова Анна Викторовна» */
  name: string
  rights: readonly string[]
  grants: readonly Grant[]
  /** Set by the listener or gateway that is trusted by configuration, never by the client's word. */
  protectedChannel: boolean
}

/** Somebody who is not signed in. */
export const anonymous: Author = { userId: null, role: 'anonymous', scopeId: null }

/** Where a person can be reached; without an e-mail access cannot be recovered (S-032). */
export type Contact = {
  name: PersonName
  email: string | null
  phone: string | null
  municipalityId: string | null
}

export type NewUser = {
  name: PersonName
  email: string | null
  phone: string | null
  municipalityId: string | null
  passwordHash: string | null
  /** Absent: the address waits for its confirmation. */
  emailConfirmedAt: Instant | null
}

/** What a family signs on registering: each a document of its own (156-ФЗ). */
export type ConsentKind = 'site-rules' | 'privacy-policy' | 'personal-data'

export type LinkPurpose = 'confirm-email' | 'recover-password' | 'first-password' | 'second-factor'
export type LinkState = 'unknown' | 'used' | 'expired' | 'live'

export type InvitationId = Id<'invitation'>
export type StaffRole = Exclude<Role, 'family' | 'certificate'>

/** The institution's own order by which somebody works with the registry (S-165). */
export type Order = { number: string; on: Day }

/** A single-use link by which somebody gets a role (S-158). */
export type Invitation = PersonName & {
  id: InvitationId
  email: string
  role: StaffRole
  scopeId: string
  scopeName: string
  rights: readonly string[]
  order: Order
  createdBy: string
  expiresAt: Instant
  takenAt: Instant | null
  withdrawnAt: Instant | null
}

/** Somebody who works in a place now. */
export type StaffMember = PersonName & {
  roleId: string
  userId: UserId
  role: StaffRole
  scopeId: string
  rights: readonly string[]
  since: Instant
  email: string | null
  /** Absent for whoever got the role before orders were asked for. */
  order: Order | null
  signedInAt: Instant | null
  /** A second factor is asked at the door. */
  secured: boolean
}
