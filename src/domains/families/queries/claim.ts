import type { Day } from '#kernel/dates'
import type { PersonName } from '#kernel/names'
import { refuse } from '#kernel/refusal'
import { type Reader, sql, type Tx } from '#platform/db'
import type { Claim, ClaimState, Relation } from '../model.ts'

const columns = sql`claim.id, claim.number, claim.child_id as "childId", claim.user_id as "userId", claim.relation, claim.state,
  claim.answer_due_on as "answerDueOn", claim.created_at as "createdAt", claim.decided_at as "decidedAt"`

/** A claim that this user asked. */
export async function getOwnClaim(reader: Reader, by: { userId: string | null }, id: string): Promise<Claim> {
  return (await findOwnClaim(reader, by, id)) ?? refuse('http.not-found')
}

export async function findOwnClaim(reader: Reader, by: { userId: string | null }, id: string): Promise<Claim | null> {
  const { rows } = await sql<Claim>`select ${columns} from families_claim claim
    where claim.id = ${id} and claim.user_id = ${by.userId}`.execute(reader)
  return rows[0] ?? null
}

/** A claim for a child of which this user is the holder. */
export async function getClaimToAnswer(reader: Reader, by: { userId: string | null }, id: string): Promise<Claim> {
  const { rows } = await sql<Claim>`select ${columns} from families_claim claim join families_custody custody
      on custody.child_id = claim.child_id and custody.user_id = ${by.userId} and custody.holder and custody.ended_at is null
    where claim.id = ${id}`.execute(reader)
  return rows[0] ?? refuse('http.not-found')
}

/** Waiting claims for the children of a holder. */
export async function listClaimsToAnswer(reader: Reader, userId: string): Promise<Claim[]> {
  const { rows } = await sql<Claim>`select ${columns} from families_claim claim join families_custody custody
      on custody.child_id = claim.child_id and custody.user_id = ${userId} and custody.holder and custody.ended_at is null
    where claim.state = 'waiting' order by claim.id`.execute(reader)
  return rows
}

/** What this user asked and nobody answered yet. */
export async function listOwnClaims(reader: Reader, userId: string): Promise<Claim[]> {
  const { rows } = await sql<Claim>`select ${columns} from families_claim claim
    where claim.user_id = ${userId} and claim.state = 'waiting' order by claim.id`.execute(reader)
  return rows
}

export type Requester = PersonName & { email: string | null }

/** Who asks, for the eyes of the holder (masked by the page) or of a reception point. */
export async function getRequester(reader: Reader, claim: Claim): Promise<Requester> {
  const { rows } = await sql<Requester>`select surname, name, patronymic, email from access_user
    where id = ${claim.userId}`.execute(reader)
  return rows[0] ?? refuse('http.not-found')
}

/** A claim that waits, or that the holder declined, by its number together with the child's surname: both are needed, a wrong pair finds nothing. */
export async function findClaimForReception(reader: Reader, number: string, surnameKey: string): Promise<Claim | null> {
  const { rows } = await sql<Claim>`select ${columns} from families_claim claim
      join families_child child on child.id = claim.child_id
    where claim.number = ${number} and claim.state in ('waiting', 'declined')
      and starts_with(child.name_key, ${`${surnameKey} `})`.execute(reader)
  return rows[0] ?? null
}

export async function getClaim(reader: Reader, id: string): Promise<Claim> {
  const { rows } = await sql<Claim>`select ${columns} from families_claim claim where claim.id = ${id}`.execute(reader)
  return rows[0] ?? refuse('http.not-found')
}

/** Inserts the claim, or finds the one that already waits: a second press shows the same number. */
export async function insertClaim(
  tx: Tx,
  claim: { id: string; year: number; childId: string; userId: string; relation: Relation; dueOn: Day | null },
  now: Temporal.Instant,
): Promise<Claim> {
  await sql`insert into families_claim (id, number, child_id, user_id, relation, state, answer_due_on, created_at)
    values (${claim.id}, ${`Д-${claim.year}-`} || lpad(nextval('families_claim_number')::text, 6, '0'),
      ${claim.childId}, ${claim.userId}, ${claim.relation}, 'waiting', ${claim.dueOn}, ${now})
    on conflict (child_id, user_id) where state = 'waiting' do update
      set answer_due_on = case when excluded.answer_due_on is null then null else families_claim.answer_due_on end`.execute(
    tx,
  )
  const { rows } = await sql<Claim>`select ${columns} from families_claim claim
    where claim.child_id = ${claim.childId} and claim.user_id = ${claim.userId} and claim.state = 'waiting'`.execute(tx)
  return rows[0] ?? refuse('http.not-found')
}

/** False when somebody answered before. */
export async function updateClaim(
  tx: Tx,
  id: string,
  answer: { state: 'granted' | 'declined' | 'cancelled'; userId: string | null; from?: readonly ClaimState[] },
  now: Temporal.Instant,
): Promise<boolean> {
  const result =
    await sql`update families_claim set state = ${answer.state}, decided_at = ${now}, decided_by = ${answer.userId}
    where id = ${id} and state = any(${answer.from ?? ['waiting']}::text[])`.execute(tx)
  return result.numAffectedRows === 1n
}
