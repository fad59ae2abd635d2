import { earlier, isAfter } from '#kernel/dates'
import { type RawBuilder, type Reader, sql, type Tx } from '#platform/db'
import { hashToken, isToken, newToken } from './token.ts'

type Instant = Temporal.Instant

export type Session = {
  /** Names the session without giving it away: the hash of its token. */
  id: string
  userId: string | null
  createdAt: Instant
  lastSeenAt: Instant
  expiresAt: Instant
  elevatedUntil: Instant | null
  userAgent: string
  address: string | null
}

/** How long a session lives without a sign of life, and at most. Counted in hours: days differ in length. */
export type SessionLimits = { idle: Temporal.Duration; absolute: Temporal.Duration }

export type Visit = { userAgent: string; address: string | null }

const SEEN_PRECISION = Temporal.Duration.from({ minutes: 5 })
const columns = sql`encode(token_hash, 'hex') as id, user_id as "userId", created_at as "createdAt",
  last_seen_at as "lastSeenAt", expires_at as "expiresAt", elevated_until as "elevatedUntil",
  coalesce(user_agent, '') as "userAgent", host(address) as address`

/** Opens a session; the token is returned this once and kept nowhere. */
export async function startSession(
  tx: Tx,
  who: Visit & { userId: string | null; elevatedUntil?: Instant | null },
  limits: SessionLimits,
  now: Instant,
): Promise<{ token: string; session: Session }> {
  const token = newToken()
  const { rows } = await sql<Session>`
    insert into session (token_hash, user_id, created_at, last_seen_at, expires_at, elevated_until, user_agent, address)
    values (${hashToken(token)}, ${who.userId}, ${now}, ${now}, ${earlier(now.add(limits.idle), now.add(limits.absolute))},
      ${who.elevatedUntil ?? null}, ${who.userAgent.slice(0, 300)}, ${who.address})
    returning ${columns}`.execute(tx)
  const [session] = rows
  if (!session) throw new Error('the session was not written')
  return { token, session }
}

/** The living session of a token, or null: unknown, ended, silent for too long and too old look the same. */
export async function findSession(reader: Reader, token: string, now: Instant): Promise<Session | null> {
  if (!isToken(token)) return null
  const { rows } = await livingSession(token, now).execute(reader)
  return rows[0] ?? null
}

/** The same as a part of a larger statement: who asks is read at every request, in one question. */
export function livingSession(token: string, now: Instant): RawBuilder<Session> {
  return sql<Session>`select ${columns} from session
    where token_hash = ${hashToken(token)} and ended_at is null and expires_at > ${now}`
}

/** What the devices of a user called themselves, each once; nobody's when nobody signed in yet. */
export async function listAgents(reader: Reader, userId: string): Promise<string[]> {
  const { rows } = await sql<{ agent: string }>`select distinct coalesce(user_agent, '') as agent from session
    where user_id = ${userId}`.execute(reader)
  return rows.map(({ agent }) => agent)
}

/** Writing every visit down would turn each reading of a page into a write. */
export function isSeenLongAgo(session: Session, now: Instant): boolean {
  return !isAfter(session.lastSeenAt.add(SEEN_PRECISION), now)
}

/** A sign of life: the session lives on for another idle time, but never past its greatest age. */
export async function touchSession(tx: Tx, session: Session, limits: SessionLimits, now: Instant): Promise<void> {
  const until = earlier(now.add(limits.idle), session.createdAt.add(limits.absolute))
  await sql`update session set last_seen_at = ${now}, expires_at = ${until}
    where token_hash = decode(${session.id}, 'hex') and ended_at is null and last_seen_at < ${now}`.execute(tx)
}

/** Changes the token at the moment rights grow, so that a token known before is worth nothing after. */
export async function elevateSession(
  tx: Tx,
  session: Session,
  until: Instant,
  now: Instant,
): Promise<{ token: string }> {
  const token = newToken()
  const { rows } = await sql`
    with old as (
      update session set ended_at = ${now} where token_hash = decode(${session.id}, 'hex') and ended_at is null
      returning *
    )
    insert into session (token_hash, user_id, created_at, last_seen_at, expires_at, elevated_until, user_agent, address)
    select ${hashToken(token)}, user_id, created_at, ${now}, expires_at, ${until}, user_agent, address from old
    returning 1`.execute(tx)
  if (rows.length === 0) throw new Error('an ended session cannot be elevated')
  return { token }
}

/** Ends one session. With `userId` only if it is theirs; says whether there was one to end. */
export async function endSession(tx: Tx, id: string, now: Instant, userId?: string): Promise<boolean> {
  if (!/^[0-9a-f]{64}$/.test(id)) return false
  const { rows } = await sql`update session set ended_at = ${now} where token_hash = decode(${id}, 'hex')
    and ended_at is null and (${userId ?? null}::uuid is null or user_id = ${userId ?? null}) returning 1`.execute(tx)
  return rows.length > 0
}

/** Ends every session of a user (a new password, a lost phone), but `exceptId` if given. */
export async function endAllSessions(tx: Tx, userId: string, now: Instant, exceptId?: string): Promise<number> {
  const { rows } = await sql`update session set ended_at = ${now} where user_id = ${userId} and ended_at is null
    and encode(token_hash, 'hex') is distinct from ${exceptId ?? null}::text returning 1`.execute(tx)
  return rows.length
}

/** The user's living sessions, the latest first. */
export async function listSessions(reader: Reader, userId: string, now: Instant): Promise<Session[]> {
  const { rows } = await sql<Session>`select ${columns} from session
    where user_id = ${userId} and ended_at is null and expires_at > ${now} order by last_seen_at desc`.execute(reader)
  return rows
}
