import type { Instant } from '#kernel/dates'
import { type Reader, sql, type Tx } from '#platform/db'
import type { UserId } from '../model.ts'
import { findUserByEmail, getUser, type User } from './user.ts'

/** Sign-in by a certificate's number. While `printKey` is there the password is the printed one. */
export type Login = {
  number: string
  userId: UserId
  passwordHash: string
  printKey: string | null
  setAt: Instant
  expiresAt: Instant | null
  /** Signs nobody in while its certificate is out of the registry. */
  closedAt: Instant | null
}

const columns = sql`number, user_id as "userId", password_hash as "passwordHash", print_key as "printKey",
  set_at as "setAt", expires_at as "expiresAt", closed_at as "closedAt"`

export async function findLogin(reader: Reader, number: string): Promise<Login | null> {
  const { rows } = await sql<Login>`select ${columns} from access_login where number = ${number}`.execute(reader)
  return rows[0] ?? null
}

export async function findLoginOf(reader: Reader, userId: string): Promise<Login | null> {
  const { rows } = await sql<Login>`select ${columns} from access_login where user_id = ${userId}`.execute(reader)
  return rows[0] ?? null
}

/** Who proves by a password; `login` when by a number. */
export type Signer = User & { login: Login | null }

/** Who signs in so: an address, or ten digits. The password of a number lies beside the number. */
export async function findSigner(reader: Reader, name: string): Promise<Signer | null> {
  if (name.includes('@')) {
    const user = await findUserByEmail(reader, name)
    return user && { ...user, login: null }
  }
  const login = await findLogin(reader, name)
  if (login?.closedAt) return null
  return login && { ...(await getUser(reader, login.userId)), passwordHash: login.passwordHash, login }
}

type Printed = Pick<Login, 'number' | 'passwordHash'> & { userId: string; printKey: string; expiresAt: Instant }

/** A printed password takes the place of whatever the number had. */
export async function upsertLogin(tx: Tx, login: Printed, now: Instant): Promise<void> {
  const { number, userId, passwordHash, printKey, expiresAt } = login
  await sql`insert into access_login (number, user_id, password_hash, print_key, set_at, expires_at)
    values (${number}, ${userId}, ${passwordHash}, ${printKey}, ${now}, ${expiresAt})
    on conflict (number) do update set password_hash = excluded.password_hash, print_key = excluded.print_key,
      set_at = excluded.set_at, expires_at = excluded.expires_at`.execute(tx)
}

/** The person's own password: it does not expire and is printed nowhere. */
export async function updateOwnPassword(tx: Tx, userId: string, passwordHash: string, now: Instant): Promise<void> {
  await sql`update access_login set password_hash = ${passwordHash}, print_key = null, expires_at = null, set_at = ${now}
    where user_id = ${userId}`.execute(tx)
}

/** Closed, or open again with null; the user whose number it is, or null where nothing changed. */
export async function updateClosed(tx: Tx, number: string, closedAt: Instant | null): Promise<UserId | null> {
  const { rows } = await sql<{ userId: UserId }>`update access_login set closed_at = ${closedAt}
    where number = ${number} and (closed_at is null) = ${closedAt !== null} returning user_id as "userId"`.execute(tx)
  return rows[0]?.userId ?? null
}

export async function deleteLogin(tx: Tx, number: string): Promise<UserId | null> {
  const { rows } = await sql<{ userId: UserId }>`delete from access_login where number = ${number}
    returning user_id as "userId"`.execute(tx)
  return rows[0]?.userId ?? null
}
