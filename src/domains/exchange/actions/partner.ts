import type { Author } from '#audit'
import { record } from '#audit'
import type { Instant } from '#kernel/dates'
import { newId } from '#kernel/ids'
import { refuse } from '#kernel/refusal'
import type { Tx } from '#platform/db'
import { hashToken } from '#platform/session'
import type { Partner, PartnerId, Scope } from '../model.ts'
import { getPartner, insertPartner, updateEndpoint, updateRevoked } from '../queries/partner.ts'
import type { Credentials, Secrets } from '../secrets.ts'

export type NewPartner = { name: string; scopes: readonly Scope[]; endpoint: string | null }

/** Lets another system in. Of its key only the hash is kept. */
export async function createPartner(
  tx: Tx,
  by: Author,
  { partner, secrets }: { partner: NewPartner; secrets: Secrets },
  now: Instant,
): Promise<PartnerId> {
  const id = newId<'partner'>()
  const { token, secret } = secrets.credentialsOf(id)
  const kept = { tokenHash: hashToken(token), secretSealed: secrets.seal(id, secret), userId: by.userId }
  await insertPartner(tx, { id, ...partner, ...kept }, now)
  const facts = { name: partner.name, scopes: [...partner.scopes] }
  await record(tx, by, 'exchange.partner-created', { subjectKind: 'partner', subjectId: id, facts }, now)
  return id
}

/** The operator is shown the key and the secret, to hand them over. Refuses `exchange.partner-revoked`. */
export async function showCredentials(
  tx: Tx,
  by: Author,
  { id, secrets }: { id: string; secrets: Secrets },
  now: Instant,
): Promise<{ partner: Partner } & Credentials> {
  const partner = await getPartner(tx, id)
  if (partner.revokedAt) refuse('exchange.partner-revoked')
  await record(
    tx,
    by,
    'exchange.key-shown',
    { subjectKind: 'partner', subjectId: id, facts: { name: partner.name } },
    now,
  )
  return { partner, ...secrets.credentialsOf(id) }
}

/** Shuts it out at once; its orders and their statuses stay. */
export async function revokePartner(tx: Tx, by: Author, id: string, now: Instant): Promise<void> {
  const { name } = await getPartner(tx, id)
  if (!(await updateRevoked(tx, id, by.userId, now))) refuse('exchange.partner-revoked')
  await record(tx, by, 'exchange.partner-revoked', { subjectKind: 'partner', subjectId: id, facts: { name } }, now)
}

/** Statuses go to another address from now on. */
export async function moveEndpoint(
  tx: Tx,
  by: Author,
  { id, endpoint }: { id: string; endpoint: string | null },
  now: Instant,
): Promise<void> {
  await getPartner(tx, id)
  await updateEndpoint(tx, id, endpoint)
  const facts = { host: endpoint && new URL(endpoint).host }
  await record(tx, by, 'exchange.endpoint-moved', { subjectKind: 'partner', subjectId: id, facts }, now)
}
