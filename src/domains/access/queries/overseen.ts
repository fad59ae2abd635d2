import type { Instant } from '#kernel/dates'
import { newId } from '#kernel/ids'
import type { PersonName } from '#kernel/names'
import { type Reader, sql, type Tx } from '#platform/db'
import type { Role } from '../model.ts'

/** A user as the region's operator sees one. */
export type OverseenUser = PersonName & {
  id: string
  email: string | null
  createdAt: Instant
  signedInAt: Instant | null
  blockedAt: Instant | null
  secured: boolean
  roles: { id: string; role: Role; scopeName: string | null; grantedAt: string }[]
}

/** A second factor that somebody asked to take off, waiting for another person. */
export type FactorRelease = { id: string; reason: string; askedBy: string; askedByName: string; askedAt: Instant }

const columns = sql`u.id, u.surname, u.name, u.patronymic, u.email, u.created_at as "createdAt", u.blocked_at as "blockedAt",
  (select max(created_at) from session where user_id = u.id) as "signedInAt",
  exists (select from access_factor f where f.user_id = u.id and f.confirmed_at is not null) as secured,
  (select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'role', r.role, 'scopeName', r.scope_name, 'grantedAt', r.granted_at)
    order by r.granted_at), '[]') from access_role r where r.user_id = u.id and r.ended_at is null) as roles`

/** By the whole address, or by parts of the name; in the order of names, after a user of the page before. */
export async function searchUsers(
  reader: Reader,
  text: string,
  { after, most }: { after: string | null; most: number },
): Promise<OverseenUser[]> {
  const like = `%${text.replace(/[\\%_]/g, '\\$&')}%`
  const { rows } = await sql<OverseenUser>`select ${columns} from access_user u
    where (u.email = lower(${text})
      or translate(lower(u.surname || ' ' || u.name || coalesce(' ' || u.patronymic, '')), 'ё', 'е')
        like translate(lower(${like}), 'ё', 'е'))
      and (${after}::uuid is null
        or (u.surname, u.name, u.id) > (select surname, name, id from access_user where id = ${after}::uuid))
    order by u.surname, u.name, u.id limit ${most}`.execute(reader)
  return rows
}

export async function findOverseen(reader: Reader, id: string): Promise<OverseenUser | null> {
  const { rows } = await sql<OverseenUser>`select ${columns} from access_user u where u.id = ${id}`.execute(reader)
  return rows[0] ?? null
}

export async function findRelease(reader: Reader, userId: string): Promise<FactorRelease | null> {
  const { rows } = await sql<FactorRelease>`select f.id, f.reason, f.asked_by as "askedBy", f.asked_at as "askedAt",
      u.surname || ' ' || u.name as "askedByName"
    from access_factor_release f join access_user u on u.id = f.asked_by
    where f.user_id = ${userId} and f.confirmed_at is null`.execute(reader)
  return rows[0] ?? null
}

/** Says whether it could: one request waits at a time. */
export async function insertRelease(
  tx: Tx,
  release: { userId: string; reason: string; askedBy: string },
  now: Instant,
): Promise<boolean> {
  const { rows } = await sql`insert into access_factor_release (id, user_id, reason, asked_by, asked_at)
    values (${newId()}, ${release.userId}, ${release.reason}, ${release.askedBy}, ${now})
    on conflict (user_id) where confirmed_at is null do nothing returning 1`.execute(tx)
  return rows.length > 0
}

export async function updateReleased(tx: Tx, id: string, by: string, now: Instant): Promise<void> {
  await sql`update access_factor_release set confirmed_by = ${by}, confirmed_at = ${now} where id = ${id}`.execute(tx)
}
