import type { Actor } from '#access'
import { type RawBuilder, sql } from '#platform/db'
import type { Cabinet } from '#platform/mail'

type Who = Pick<Actor, 'userId' | 'role' | 'scopeId'>

const isOwnCabinet = ({ role }: Who) => role === 'family' || role === 'certificate'

/** Whose letters somebody chooses about: a family's own, or those of the place they work for. */
export function cabinetOf(by: Who): Cabinet {
  return isOwnCabinet(by) ? { userId: by.userId } : { role: by.role, scopeId: by.scopeId }
}

/** Notices that somebody may read: their own, and those of the place they work for. */
export function readableBy(by: Who): RawBuilder<unknown> {
  return isOwnCabinet(by)
    ? sql`user_id = ${by.userId}`
    : sql`(user_id = ${by.userId} or (role = ${by.role} and scope_id is not distinct from ${by.scopeId}))`
}

/** The columns that say whose a row is. */
export function columnsOf(cabinet: Cabinet): { userId: string | null; role: string | null; scopeId: string | null } {
  return 'userId' in cabinet ? { userId: cabinet.userId, role: null, scopeId: null } : { userId: null, ...cabinet }
}
