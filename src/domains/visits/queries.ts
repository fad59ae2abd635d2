import type { Instant } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import { type Reader, sql, type Tx } from '#platform/db'
import type { Visit, VisitCode, VisitId } from './model.ts'

const columns = sql`id, number, point_id as "pointId", state, papers, sealed, category_id as "categoryId",
  shared_by as "sharedBy", version, started_at as "startedAt", started_by as "startedBy", changed_at as "changedAt",
  changed_by as "changedBy", ended_at as "endedAt", statement_id as "statementId"`

/** A visit at the worker's own point, or not found. */
export async function getVisit(reader: Reader, pointId: string | null, id: string): Promise<Visit> {
  const { rows } = await sql<Visit>`select ${columns} from visits_visit
    where id = ${id} and point_id = ${pointId}`.execute(reader)
  return rows[0] ?? refuse('http.not-found')
}

/** For acts that checked before whose it is. */
export async function readVisit(reader: Reader, id: string): Promise<Visit> {
  const { rows } = await sql<Visit>`select ${columns} from visits_visit where id = ${id}`.execute(reader)
  return rows[0] ?? refuse('http.not-found')
}

export async function lockVisit(tx: Tx, id: string): Promise<Visit> {
  const { rows } = await sql<Visit>`select ${columns} from visits_visit where id = ${id} for no key update`.execute(tx)
  return rows[0] ?? refuse('http.not-found')
}

/** What was begun at a point and neither sent nor cancelled. */
export async function listOpenVisits(reader: Reader, pointId: string | null): Promise<Visit[]> {
  const { rows } = await sql<Visit>`select ${columns} from visits_visit
    where point_id = ${pointId} and state = 'open' order by started_at`.execute(reader)
  return rows
}

export async function findVisitByNumber(reader: Reader, number: string): Promise<Visit | null> {
  const { rows } = await sql<Visit>`select ${columns} from visits_visit where number = ${number}`.execute(reader)
  return rows[0] ?? null
}

export async function insertVisit(
  tx: Tx,
  visit: { id: VisitId; pointId: string | null; papers: readonly string[]; userId: string | null },
  now: Instant,
): Promise<void> {
  const { id, pointId, papers, userId } = visit
  await sql`insert into visits_visit (id, number, point_id, state, papers, version, started_at, started_by,
      changed_at, changed_by)
    values (${id}, 'П-' || lpad(nextval('visits_visit_number')::text, 6, '0'), ${pointId}, 'open',
      ${[...papers]}::text[], 1, ${now}, ${userId}, ${now}, ${userId})`.execute(tx)
}

export type VisitChange = { sealed: Uint8Array | null; categoryId: string | null; sharedBy: string | null }

export async function updateVisit(
  tx: Tx,
  id: VisitId,
  change: VisitChange & { userId: string | null },
  now: Instant,
): Promise<void> {
  const sealed = change.sealed && Buffer.from(change.sealed)
  await sql`update visits_visit set sealed = ${sealed}, category_id = ${change.categoryId},
    shared_by = ${change.sharedBy}, version = version + 1, changed_at = ${now}, changed_by = ${change.userId}
    where id = ${id} and state = 'open'`.execute(tx)
}

/** What was typed is forgotten here: from now on it lies in the cabinet, or nowhere. */
export async function updateEnded(
  tx: Tx,
  id: VisitId,
  end: { state: 'filed' | 'cancelled'; statementId: string | null },
  now: Instant,
): Promise<void> {
  await sql`update visits_visit set state = ${end.state}, statement_id = ${end.statementId}, ended_at = ${now},
    sealed = null where id = ${id} and state = 'open'`.execute(tx)
}

const codeColumns = sql`id, visit_id as "visitId", expires_at as "expiresAt", tries, ended_at as "endedAt"`

/** The latest code of a visit, whatever became of it. */
export async function findCode(reader: Reader, visitId: VisitId): Promise<VisitCode | null> {
  const { rows } = await sql<VisitCode>`select ${codeColumns} from visits_code
    where visit_id = ${visitId} order by created_at desc, id desc limit 1`.execute(reader)
  return rows[0] ?? null
}

export async function findCodeByToken(reader: Reader, tokenHash: Buffer): Promise<VisitCode | null> {
  const { rows } = await sql<VisitCode>`select ${codeColumns} from visits_code
    where token_hash = ${tokenHash}`.execute(reader)
  return rows[0] ?? null
}

export async function countCodes(reader: Reader, visitId: VisitId, since: Instant): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from visits_code
    where visit_id = ${visitId} and created_at > ${since}`.execute(reader)
  return rows[0]?.count ?? 0
}

type NewCode = {
  id: string
  visitId: VisitId
  codeHash: Buffer
  tokenHash: Buffer
  userId: string | null
  expiresAt: Instant
}

/** A new code takes the place of the one before. */
export async function insertCode(tx: Tx, code: NewCode, now: Instant): Promise<void> {
  await endCodes(tx, code.visitId, now)
  await sql`insert into visits_code (id, visit_id, code_hash, token_hash, created_at, created_by, expires_at)
    values (${code.id}, ${code.visitId}, ${code.codeHash}, ${code.tokenHash}, ${now}, ${code.userId},
      ${code.expiresAt})`.execute(tx)
}

export async function endCodes(tx: Tx, visitId: VisitId, now: Instant): Promise<void> {
  await sql`update visits_code set ended_at = ${now}
    where visit_id = ${visitId} and ended_at is null`.execute(tx)
}

/** Counts the try first and by the row itself, so that many guesses at once are as many; says whether it was right. */
export async function tryCode(tx: Tx, id: string, codeHash: Buffer, most: number): Promise<boolean> {
  const { rows } = await sql<{ right: boolean }>`update visits_code set tries = tries + 1
    where id = ${id} and ended_at is null and tries < ${most} returning code_hash = ${codeHash} as right`.execute(tx)
  return rows[0]?.right ?? false
}

/** The code was right: the link behind it is another one from now on, told to this browser alone. */
export async function updateToken(tx: Tx, id: string, tokenHash: Buffer, codeHash: Buffer): Promise<void> {
  await sql`update visits_code set token_hash = ${tokenHash}, code_hash = ${codeHash}
    where id = ${id} and ended_at is null`.execute(tx)
}
