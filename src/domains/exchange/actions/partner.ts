import type { Author } from '#audit'
import { record } from '#audit'
import type { Instant } from '#kernel/dates'
import { newId } from '#kernel/ids'
import { refuse } from '#kernel/refusal'
import type { Tx } from '#platform/db'
import { hashToken, newToken } from '#platform/session'
import type { PartnerId, Scope } from '../model.ts'
import { getPartner, insertPartner, updateEndpoint, updateRevoked } from '../queries/partner.ts'
import type { Secrets } from '../secrets.ts'

export type NewPartner = { name: string; scopes: readonly Scope[]; endpoint: string | null }
/** Shown this once: the token is kept as a hash, the secret sealed. */
export type Credentials = { token: string; secret: string }

/** Lets another system in. */
export async function createPartner(
  tx: Tx,
  by: Author,
  { partner, secrets, credentials = { token: newToken(), secret: newToken() } }: CreatePartner,
  now: Instant,
): Promise<Credentials & { id: PartnerId }> {
  const id = newId<'partner'>()
  const { token, secret } = credentials
  const kept = { tokenHash: hashToken(token), secretSealed: secrets.seal(id, secret), userId: by.userId }
  await insertPartner(tx, { id, ...partner, ...kept }, now)
  const facts = { name: partner.name, scopes: [...partner.scopes] }
  await record(tx, by, 'exchange.partner-created', { subjectKind: 'partner', subjectId: id, facts }, now)
  return { id, token, secret }
}

type CreatePartner = { partner: NewPartner; secrets: Secrets; credentials?: Credentials }

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
