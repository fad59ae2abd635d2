import type { Author } from '#audit'
import type { Instant } from '#kernel/dates'
import type { Id } from '#kernel/ids'
import type { PersonName } from '#kernel/names'

export type UserId = Id<'user'>

/** In what quality one acts; a person may hold several and chooses one at a time. */
export type Role = 'family' | 'reception' | 'provider' | 'municipality' | 'region' | 'support'

export const roleWords: Record<Role, string> = {
  family: 'Семья',
  reception: 'Пункт приёма',
  provider: 'Поставщик программ',
  municipality: 'Муниципалитет',
  region: 'Региональный оператор',
  support: 'Поддержка',
}

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

export type LinkPurpose = 'confirm-email' | 'recover-password'
export type LinkState = 'unknown' | 'used' | 'expired' | 'live'
