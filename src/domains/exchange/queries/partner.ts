import type { Instant } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import { type Reader, sql, type Tx } from '#platform/db'
import type { Partner, PartnerId, Scope } from '../model.ts'

const columns = sql`id, name, scopes, endpoint, created_at as "createdAt", revoked_at as "revokedAt"`

type NewPartner = {
  id: PartnerId
  name: string
  scopes: readonly Scope[]
  endpoint: string | null
  tokenHash: Uint8Array
  secretSealed: Uint8Array
  userId: string | null
}

export async function insertPartner(tx: Tx, partner: NewPartner, now: Instant): Promise<void> {
  const { id, name, scopes, endpoint, tokenHash, secretSealed, userId } = partner
  await sql`insert into exchange_partner (id, name, scopes, endpoint, token_hash, secret_sealed, created_at, created_by)
    values (${id}, ${name}, ${[...scopes]}::text[], ${endpoint}, ${tokenHash}, ${secretSealed}, ${now}, ${userId})`.execute(
    tx,
  )
}

/** The newest first, revoked ones last. */
export async function listPartners(reader: Reader): Promise<Partner[]> {
  const { rows } = await sql<Partner>`select ${columns} from exchange_partner
    order by revoked_at is not null, created_at desc`.execute(reader)
  return rows
}

export async function getPartner(reader: Reader, id: string): Promise<Partner> {
  const { rows } = await sql<Partner>`select ${columns} from exchange_partner where id = ${id}`.execute(reader)
  return rows[0] ?? refuse('http.not-found')
}

export async function findPartnerByToken(reader: Reader, tokenHash: Uint8Array): Promise<Partner | null> {
  const { rows } = await sql<Partner>`select ${columns} from exchange_partner
    where token_hash = ${tokenHash} and revoked_at is null`.execute(reader)
  return rows[0] ?? null
}

/** A partner with its sealed secret, for signatures of requests and of deliveries. */
export async function findSecretOf(
  reader: Reader,
  id: string,
): Promise<{ partner: Partner; secretSealed: Uint8Array } | null> {
  const { rows } = await sql<Partner & { secretSealed: Uint8Array }>`
    select ${columns}, secret_sealed as "secretSealed" from exchange_partner
    where id = ${id} and revoked_at is null`.execute(reader)
  const [row] = rows
  if (!row) return null
  const { secretSealed, ...partner } = row
  return { partner, secretSealed }
}

/** False when it was revoked before. */
export async function updateRevoked(tx: Tx, id: string, userId: string | null, now: Instant): Promise<boolean> {
  const { numAffectedRows } = await sql`update exchange_partner set revoked_at = ${now}, revoked_by = ${userId}
    where id = ${id} and revoked_at is null`.execute(tx)
  return numAffectedRows === 1n
}

export async function updateEndpoint(tx: Tx, id: string, endpoint: string | null): Promise<void> {
  await sql`update exchange_partner set endpoint = ${endpoint} where id = ${id}`.execute(tx)
}
