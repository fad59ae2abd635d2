import type { Day, Instant } from '#kernel/dates'
import { newId } from '#kernel/ids'
import { type Reader, sql, type Tx } from '#platform/db'
import { hashToken, isToken, newToken } from '#platform/session'
import type { Candidacy, CandidacyAnswers, CandidacyId, Step, TypedAnswers } from '../candidacy.ts'

const columns = sql`id, number, state, answers, inn, municipality_id as "municipalityId", attempt,
  submitted_at as "submittedAt", due_on as "dueOn", decided_at as "decidedAt", reason, provider_id as "providerId"`

/** The request behind a link; null for a guess and for a link that a later letter replaced. */
export async function findCandidacyByToken(reader: Reader, token: string): Promise<Candidacy | null> {
  if (!isToken(token)) return null
  const { rows } = await sql<Candidacy>`select ${columns} from providers_candidacy
    where token_hash = ${hashToken(token)}`.execute(reader)
  return rows[0] ?? null
}

/** A request that was sent: drafts are nobody's but their author's. */
export async function findSentCandidacy(reader: Reader, id: string): Promise<Candidacy | null> {
  const { rows } = await sql<Candidacy>`select ${columns} from providers_candidacy
    where id = ${id} and state <> 'draft'`.execute(reader)
  return rows[0] ?? null
}

export async function lockCandidacy(tx: Tx, id: CandidacyId): Promise<Candidacy | null> {
  const { rows } = await sql<Candidacy>`select ${columns} from providers_candidacy where id = ${id}
    for no key update`.execute(tx)
  return rows[0] ?? null
}

export async function insertDraft(
  tx: Tx,
  answers: CandidacyAnswers,
  now: Instant,
): Promise<{ id: CandidacyId; token: string }> {
  const [id, token] = [newId<'candidacy'>(), newToken()]
  await sql`insert into providers_candidacy (id, token_hash, state, answers, created_at, changed_at)
    values (${id}, ${hashToken(token)}, 'draft', ${JSON.stringify(answers)}::jsonb, ${now}, ${now})`.execute(tx)
  return { id, token }
}

/** Keeps what was typed at one part; nothing while somebody decides or after the organisation was accepted. */
export async function updateStep(
  tx: Tx,
  id: CandidacyId,
  { step, typed }: { step: Step; typed: TypedAnswers },
  now: Instant,
): Promise<boolean> {
  const { numAffectedRows } = await sql`update providers_candidacy
    set answers = answers || ${JSON.stringify({ [step]: typed })}::jsonb, changed_at = ${now}
    where id = ${id} and state in ('draft', 'refused')`.execute(tx)
  return numAffectedRows === 1n
}

/** A new link takes the place of the one before. */
export async function renewToken(tx: Tx, id: CandidacyId): Promise<string> {
  const token = newToken()
  await sql`update providers_candidacy set token_hash = ${hashToken(token)} where id = ${id}`.execute(tx)
  return token
}

type Sent = { id: CandidacyId; year: number; inn: string; municipalityId: string; dueOn: Day }

/** Sends it, under the same number when it comes again. */
export async function updateSubmitted(tx: Tx, sent: Sent, now: Instant): Promise<string> {
  const { rows } = await sql<{ number: string }>`update providers_candidacy set state = 'submitted',
      number = coalesce(number, ${`ОП-${sent.year}-`} || lpad(nextval('providers_candidacy_number')::text, 6, '0')),
      inn = ${sent.inn}, municipality_id = ${sent.municipalityId}, due_on = ${sent.dueOn}, attempt = attempt + 1,
      submitted_at = ${now}, changed_at = ${now}, decided_at = null, decided_by = null, reason = null
    where id = ${sent.id} returning number`.execute(tx)
  const [row] = rows
  if (!row) throw new Error('the candidacy was not updated')
  return row.number
}

type Decided = { id: CandidacyId; by: string } & ({ reason: string } | { providerId: string })

export async function updateDecided(tx: Tx, decided: Decided, now: Instant): Promise<void> {
  const outcome =
    'reason' in decided
      ? sql`state = 'refused', reason = ${decided.reason}`
      : sql`state = 'accepted', provider_id = ${decided.providerId}`
  await sql`update providers_candidacy set ${outcome}, decided_at = ${now}, decided_by = ${decided.by}, changed_at = ${now}
    where id = ${decided.id}`.execute(tx)
}

/** Another request with this INN that waits for the operator. */
export async function findWaiting(
  reader: Reader,
  inn: string,
  except: CandidacyId,
): Promise<{ number: string } | null> {
  const { rows } = await sql<{ number: string }>`select number from providers_candidacy
    where inn = ${inn} and state = 'submitted' and id <> ${except}`.execute(reader)
  return rows[0] ?? null
}

/** Requests of one INN come one after another: whoever comes second sees the first. */
export async function lockInn(tx: Tx, inn: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('providers.inn ' || current_schema() || ${inn}, 0))`.execute(
    tx,
  )
}

export async function deleteDrafts(tx: Tx, untouchedSince: Instant): Promise<void> {
  await sql`delete from providers_candidacy where state = 'draft' and changed_at < ${untouchedSince}`.execute(tx)
}
