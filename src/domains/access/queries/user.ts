import type { Instant } from '#kernel/dates'
import { newId } from '#kernel/ids'
import type { PersonName } from '#kernel/names'
import { type Reader, sql, type Tx } from '#platform/db'
import { isToken, livingSession, type Session } from '#platform/session'
import type { Contact, KeptGrant, NewUser, UserId } from '../model.ts'

export type User = PersonName & {
  id: UserId
  email: string | null
  phone: string | null
  municipalityId: string | null
  passwordHash: string | null
  createdAt: Instant
  emailConfirmedAt: Instant | null
  blockedAt: Instant | null
}

const user = sql`id, surname, name, patronymic, email, phone, municipality_id as "municipalityId",
  password_hash as "passwordHash", created_at as "createdAt", email_confirmed_at as "emailConfirmedAt",
  blocked_at as "blockedAt"`

async function findUser(reader: Reader, id: string): Promise<User | null> {
  const { rows } = await sql<User>`select ${user} from access_user where id = ${id}`.execute(reader)
  return rows[0] ?? null
}

export async function getUser(reader: Reader, id: string): Promise<User> {
  const found = await findUser(reader, id)
  if (!found) throw new Error(`no user ${id}`)
  return found
}

export async function findUserByEmail(reader: Reader, email: string): Promise<User | null> {
  const { rows } = await sql<User>`select ${user} from access_user where email = ${email}`.execute(reader)
  return rows[0] ?? null
}

/** Name, e-mail and phone of a user. */
export async function contactOf(reader: Reader, userId: string): Promise<Contact> {
  const { surname, name, patronymic, email, phone, municipalityId } = await getUser(reader, userId)
  return { name: { surname, name, patronymic }, email, phone, municipalityId }
}

export type Person = PersonName & {
  id: UserId
  grants: KeptGrant[]
  actingId: string | null
  /** Codes of a second factor are asked at the door. */
  secured: boolean
  /** Let off it by data. */
  waived: boolean
}

const grantsOf = sql`coalesce((
    select jsonb_agg(jsonb_build_object('id', r.id, 'role', r.role, 'scopeId', r.scope_id, 'scopeName', r.scope_name,
      'rights', to_jsonb(r.rights)) order by r.role <> 'family', r.granted_at, r.id)
    from access_role r where r.user_id = u.id and r.ended_at is null
  ), '[]')`

const securityOf = sql`u.factor_waived as waived,
  exists (select from access_factor f where f.user_id = u.id and f.confirmed_at is not null) as secured`

/** Who is behind a session, with their roles; null when they may no longer sign in. */
export async function findPerson(reader: Reader, userId: string, sessionId: string): Promise<Person | null> {
  const { rows } = await sql<Person>`
    select u.id, u.surname, u.name, u.patronymic, ${securityOf},
      (select role_id from access_acting_role where session_id = ${sessionId}) as "actingId", ${grantsOf} as grants
    from access_user u where u.id = ${userId} and u.blocked_at is null`.execute(reader)
  return rows[0] ?? null
}

/** The same by the token of a request, with the session itself; null when it lives no more or nobody signed in. */
export async function findVisitor(
  reader: Reader,
  token: string,
  now: Instant,
): Promise<{ session: Session; person: Person } | null> {
  if (!isToken(token)) return null
  type Row = Session & Omit<Person, 'id'> & { personId: UserId }
  const { rows } = await sql<Row>`
    select s.*, u.id as "personId", u.surname, u.name, u.patronymic, ${securityOf},
      (select role_id from access_acting_role where session_id = s.id) as "actingId", ${grantsOf} as grants
    from (${livingSession(token, now)}) s join access_user u on u.id = s."userId" and u.blocked_at is null`.execute(
    reader,
  )
  const [row] = rows
  if (!row) return null
  const { personId: id, surname, name, patronymic, actingId, grants, secured, waived, ...session } = row
  return { session, person: { id, surname, name, patronymic, actingId, grants, secured, waived } }
}

export async function insertUser(tx: Tx, fresh: NewUser, now: Instant): Promise<UserId> {
  const id = newId<'user'>()
  const { surname, name, patronymic } = fresh.name
  await sql`insert into access_user (id, surname, name, patronymic, email, phone, municipality_id, password_hash, created_at, email_confirmed_at)
    values (${id}, ${surname}, ${name}, ${patronymic}, ${fresh.email}, ${fresh.phone}, ${fresh.municipalityId},
      ${fresh.passwordHash}, ${now}, ${fresh.emailConfirmedAt})`.execute(tx)
  return id
}

/**
 * Writes down a newcomer. Whoever registered under the address before and never confirmed it is overwritten, so that
 * nobody can occupy somebody else's address; null when the address already has a cabinet.
 */
export async function insertNewcomer(tx: Tx, fresh: NewUser, now: Instant): Promise<UserId | null> {
  const { surname, name, patronymic } = fresh.name
  const { rows } = await sql<{ id: UserId }>`
    insert into access_user as u (id, surname, name, patronymic, email, phone, municipality_id, password_hash, created_at)
    values (${newId()}, ${surname}, ${name}, ${patronymic}, ${fresh.email}, ${fresh.phone}, ${fresh.municipalityId},
      ${fresh.passwordHash}, ${now})
    on conflict (email) do update set surname = excluded.surname, name = excluded.name, patronymic = excluded.patronymic,
      phone = excluded.phone, municipality_id = excluded.municipality_id, password_hash = excluded.password_hash,
      created_at = excluded.created_at
    where u.email_confirmed_at is null returning u.id`.execute(tx)
  return rows[0]?.id ?? null
}

export async function updatePerson(
  tx: Tx,
  id: string,
  { name, phone, municipalityId }: Pick<NewUser, 'name' | 'phone' | 'municipalityId'>,
): Promise<void> {
  await sql`update access_user set surname = ${name.surname}, name = ${name.name}, patronymic = ${name.patronymic},
    phone = ${phone}, municipality_id = ${municipalityId} where id = ${id}`.execute(tx)
}

/** The same, locked against another change of the same moment. */
export async function lockContact(tx: Tx, userId: string): Promise<Contact> {
  await sql`select from access_user where id = ${userId} for no key update`.execute(tx)
  return contactOf(tx, userId)
}

/** The name as papers write it; whoever calls has compared them and writes the journal. */
export async function renameUser(tx: Tx, id: string, { surname, name, patronymic }: PersonName): Promise<void> {
  await sql`update access_user set surname = ${surname}, name = ${name}, patronymic = ${patronymic}
    where id = ${id}`.execute(tx)
}

/** Signs in without a second factor from now on. */
export async function updateFactorWaived(tx: Tx, id: string): Promise<void> {
  await sql`update access_user set factor_waived = true where id = ${id}`.execute(tx)
}

export async function updatePassword(tx: Tx, id: string, passwordHash: string): Promise<void> {
  await sql`update access_user set password_hash = ${passwordHash} where id = ${id}`.execute(tx)
}

/** Says whether it could: an address belongs to one user. */
export async function updateConfirmedEmail(tx: Tx, id: string, email: string, now: Instant): Promise<boolean> {
  const { rows } = await sql`update access_user set email = ${email}, email_confirmed_at = ${now} where id = ${id}
    and not exists (select from access_user other where other.email = ${email} and other.id <> ${id}) returning 1`.execute(
    tx,
  )
  return rows.length > 0
}
