import type { Author } from '#audit'
import type { Id } from '#kernel/ids'

export type UserId = Id<'user'>

/** In what quality one acts; a person may hold several and chooses one at a time. */
export type Role = 'family' | 'reception' | 'provider' | 'municipality' | 'region' | 'support'

/** A role in its scope: a reception point, a provider, a municipality; families and the region have none. */
export type Grant = { role: Role; scopeId: string | null; rights: readonly string[] }

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
