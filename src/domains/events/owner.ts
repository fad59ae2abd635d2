import type { Actor } from '#access'
import { refuse } from '#kernel/refusal'
import { sql } from '#platform/db'
import type { Organiser } from './model.ts'

/** In whose name the person holds events; a role without its place holds none. */
export function organiserOf({ role, scopeId }: Pick<Actor, 'role' | 'scopeId'>): Organiser {
  if (role === 'region') return { providerId: null, bodyId: null }
  if (!scopeId || (role !== 'provider' && role !== 'municipality')) refuse('http.not-found')
  return role === 'provider' ? { providerId: scopeId, bodyId: null } : { providerId: null, bodyId: scopeId }
}

/** The same as a filter over `e`. */
export function heldBy({ providerId, bodyId }: Organiser) {
  if (providerId) return sql`e.provider_id = ${providerId}`
  return bodyId ? sql`e.body_id = ${bodyId}` : sql`num_nonnulls(e.provider_id, e.body_id) = 0`
}
