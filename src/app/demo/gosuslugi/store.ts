import { createPartner, getPartner, moveEndpoint, openSecrets } from '#exchange'
import { type Reader, sql, type Tx } from '#platform/db'
import { createSealer } from '#platform/sealing'

export type Composed = {
  municipality: string
  studyYear: number
  child: string
  applicant: object
  recipient: object
  agreed: object
}
export type Wanted = { groupId: string; quoteVersion: string; parentKopecks: number; startsOn: string; title: string }
export type Kept = {
  externalId: string
  composed: Composed
  wanted: Wanted | null
  answer: Answer | null
  sentTimes: number
  createdAt: Temporal.Instant
}
export type Answer = {
  state: string
  application: { id: string; number: string; answerDueOn: string } | null
  decline: { description: string } | null
}
export type Received = {
  id: string
  sequence: number
  status: string
  comment: string | null
  number: string | null
  happenedAt: Temporal.Instant
  receivedAt: Temporal.Instant
  times: number
}

const author = { userId: null, role: 'system', scopeId: null }

/** The partner of the pretended Gosuslugi, whose statuses come back to this very program. */
export async function settlePartner(
  tx: Tx,
  { secretKey, endpoint }: { secretKey: Uint8Array; endpoint: string },
  now: Temporal.Instant,
): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('exchange_simulated_partner'))`.execute(tx)
  const before = await findPartner(tx)
  if (!before) {
    const partner = { name: 'Госуслуги (имитация)', scopes: ['orders', 'catalogue', 'export'] as const, endpoint }
    const id = await createPartner(tx, author, { partner, secrets: openSecrets(secretKey) }, now)
    await sql`insert into exchange_simulated_partner (partner_id) values (${id})`.execute(tx)
    return
  }
  const { endpoint: old } = await getPartner(tx, before.partnerId)
  if (old !== endpoint) await moveEndpoint(tx, author, { id: before.partnerId, endpoint }, now)
}

export async function findPartner(
  reader: Reader,
): Promise<{ partnerId: string; downUntil: Temporal.Instant | null } | null> {
  const { rows } = await sql<{ partnerId: string; downUntil: Temporal.Instant | null }>`
    select partner_id as "partnerId", down_until as "downUntil" from exchange_simulated_partner`.execute(reader)
  return rows[0] ?? null
}

export async function updateDown(tx: Tx, until: Temporal.Instant | null): Promise<void> {
  await sql`update exchange_simulated_partner set down_until = ${until}`.execute(tx)
}

export async function insertOrder(
  tx: Tx,
  { externalId, composed, secretKey }: { externalId: string; composed: Composed; secretKey: Uint8Array },
  now: Temporal.Instant,
): Promise<void> {
  const sealed = sealerOf(secretKey).seal(externalId, JSON.stringify(composed))
  await sql`insert into exchange_simulated_order (external_id, sealed, created_at)
    values (${externalId}, ${sealed}, ${now})`.execute(tx)
}

export async function updateWanted(tx: Tx, externalId: string, wanted: Wanted): Promise<void> {
  await sql`update exchange_simulated_order set wanted = ${JSON.stringify(wanted)}::jsonb
    where external_id = ${externalId} and sent_times = 0`.execute(tx)
}

export async function updateSent(tx: Tx, externalId: string, answer: Answer, times: number): Promise<void> {
  await sql`update exchange_simulated_order set answer = ${JSON.stringify(answer)}::jsonb,
    sent_times = sent_times + ${times} where external_id = ${externalId}`.execute(tx)
}

type Row = Omit<Kept, 'composed'> & { sealed: Uint8Array }
const columns = sql`external_id as "externalId", sealed, wanted, answer, sent_times as "sentTimes", created_at as "createdAt"`

export async function findOrder(reader: Reader, secretKey: Uint8Array, externalId: string): Promise<Kept | null> {
  const { rows } = await sql<Row>`select ${columns} from exchange_simulated_order
    where external_id = ${externalId}`.execute(reader)
  return rows[0] ? opened(rows[0], secretKey) : null
}

export async function listOrders(reader: Reader, secretKey: Uint8Array): Promise<Kept[]> {
  const { rows } = await sql<Row>`select ${columns} from exchange_simulated_order
    order by created_at desc limit 20`.execute(reader)
  return rows.map((row) => opened(row, secretKey))
}

export async function insertReceived(
  tx: Tx,
  externalId: string,
  status: Omit<Received, 'receivedAt' | 'times'>,
  now: Temporal.Instant,
): Promise<void> {
  const { id, sequence, status: word, comment, number, happenedAt } = status
  await sql`insert into exchange_simulated_message as s (id, external_id, sequence, status, comment, application_number,
      happened_at, received_at)
    values (${id}, ${externalId}, ${sequence}, ${word}, ${comment}, ${number}, ${happenedAt}, ${now})
    on conflict (id) do update set received_times = s.received_times + 1`.execute(tx)
}

export async function listReceived(reader: Reader, externalId: string): Promise<Received[]> {
  const { rows } = await sql<Received>`select id, sequence, status, comment, application_number as number,
      happened_at as "happenedAt", received_at as "receivedAt", received_times as times
    from exchange_simulated_message where external_id = ${externalId} order by sequence`.execute(reader)
  return rows
}

/** The last status of each order, as this side knows it. */
export async function listLast(reader: Reader): Promise<{ orderId: string; status: string }[]> {
  const { rows } = await sql<{ orderId: string; status: string }>`
    select distinct on (external_id) external_id as "orderId", status from exchange_simulated_message
    order by external_id, sequence desc`.execute(reader)
  return rows
}

function opened({ sealed, ...row }: Row, secretKey: Uint8Array): Kept {
  return { ...row, composed: JSON.parse(sealerOf(secretKey).open(row.externalId, sealed)) as Composed }
}

function sealerOf(secretKey: Uint8Array) {
  return createSealer(secretKey, 'demo-gosuslugi')
}
