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
  /** The operator closed the door; otherwise it closed behind who left the last place of work. */
  barred: boolean
  secured: boolean
  roles: { id: string; role: Role; scopeName: string | null; grantedAt: string }[]
}

/** A second factor that somebody asked to take off, waiting for another person until `expiresAt`. */
export type FactorRelease = {
  id: string
  reason: string
  askedBy: string
  askedByName: string
  askedAt: Instant
  expiresAt: Instant
}

const columns = sql`u.id, u.surname, u.name, u.patronymic, u.email, u.created_at as "createdAt", u.blocked_at as "blockedAt",
  u.blocked_by is not null as barred,
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

/** The operator closes the door, or opens it again with nobody. */
export async function updateBlocked(
  tx: Tx,
  userId: string,
  blocked: { at: Instant; by: string } | null,
): Promise<void> {
  await sql`update access_user set blocked_at = ${blocked?.at ?? null}, blocked_by = ${blocked?.by ?? null}
    where id = ${userId}`.execute(tx)
}

/** In its term, and about the factor that is asked now: whoever set up another one has found the phone. */
const living = (now: Instant) => sql`release.confirmed_at is null and release.closed_at is null
  and release.expires_at > ${now} and exists (select from access_factor factor where factor.id = release.factor_id
    and factor.user_id = release.user_id and factor.confirmed_at is not null)`

export async function findRelease(reader: Reader, userId: string, now: Instant): Promise<FactorRelease | null> {
  const { rows } = await sql<FactorRelease>`select release.id, release.reason, release.asked_by as "askedBy",
      release.asked_at as "askedAt", release.expires_at as "expiresAt", u.surname || ' ' || u.name as "askedByName"
    from access_factor_release release join access_user u on u.id = release.asked_by
    where release.user_id = ${userId} and ${living(now)}`.execute(reader)
  return rows[0] ?? null
}

/** Says whether it could: one request waits at a time, and one that nobody may confirm any more makes way. */
export async function insertRelease(
  tx: Tx,
  fresh: { userId: string; reason: string; askedBy: string; expiresAt: Instant },
  now: Instant,
): Promise<boolean> {
  await sql`update access_factor_release release set closed_at = ${now} where release.user_id = ${fresh.userId}
    and release.confirmed_at is null and release.closed_at is null and not (${living(now)})`.execute(tx)
  const { rows } =
    await sql`insert into access_factor_release (id, user_id, factor_id, reason, asked_by, asked_at, expires_at)
    select ${newId()}, user_id, id, ${fresh.reason}, ${fresh.askedBy}, ${now}, ${fresh.expiresAt} from access_factor
      where user_id = ${fresh.userId} and confirmed_at is not null
    on conflict (user_id) where confirmed_at is null and closed_at is null do nothing returning 1`.execute(tx)
  return rows.length > 0
}

/** Uses the request up and takes off the very factor it was about; false when it is over, or another press was quicker. */
export async function takeRelease(tx: Tx, { id, by }: { id: string; by: string }, now: Instant): Promise<boolean> {
  const { rows } = await sql`with taken as (
      update access_factor_release release set confirmed_by = ${by}, confirmed_at = ${now}
      where release.id = ${id} and ${living(now)} returning user_id, factor_id)
    delete from access_factor using taken where access_factor.id = taken.factor_id returning 1`.execute(tx)
  return rows.length > 0
}
