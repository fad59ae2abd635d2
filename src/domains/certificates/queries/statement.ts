import type { Day, Instant } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import { type Reader, sql, type Tx } from '#platform/db'
import type { RefusalGround, Statement, StatementId, StatementState } from '../model/certificate.ts'

const columns = sql`statement.id, statement.number, statement.child_id as "childId", statement.applicant_id as "applicantId",
  statement.relation, statement.category_id as "categoryId", statement.way, statement.state,
  statement.submitted_at as "submittedAt", statement.consent_version as "consentVersion",
  statement.rules_version as "rulesVersion", statement.documents_due_on as "documentsDueOn",
  statement.point_id as "pointId", statement.accepted_at as "acceptedAt", statement.decision_due_on as "decisionDueOn",
  statement.decided_at as "decidedAt", statement.refusal_ground as "refusalGround", statement.decision_text as "decisionText"`

export async function getStatement(reader: Reader, id: string): Promise<Statement> {
  const { rows } = await sql<Statement>`select ${columns} from certificates_statement statement
    where statement.id = ${id}`.execute(reader)
  return rows[0] ?? refuse('http.not-found')
}

/** A statement of a child of this cabinet, or not found. */
export async function getOwnStatement(reader: Reader, by: { userId: string | null }, id: string): Promise<Statement> {
  const { rows } = await sql<Statement>`select ${columns} from certificates_statement statement
    where statement.id = ${id} and exists (select from families_custody custody
      where custody.child_id = statement.child_id and custody.user_id = ${by.userId} and custody.ended_at is null)`.execute(
    reader,
  )
  return rows[0] ?? refuse('http.not-found')
}

/** The latest statement of a child, whatever became of it. */
export async function findStatementOfChild(reader: Reader, childId: string): Promise<Statement | null> {
  const { rows } = await sql<Statement>`select ${columns} from certificates_statement statement
    where statement.child_id = ${childId} order by statement.submitted_at desc, statement.id desc limit 1`.execute(
    reader,
  )
  return rows[0] ?? null
}

/** A point that works serves its own municipality, and whoever brought the papers to it (S-172). */
const within = sql`point.closed_on is null
  and (point.municipality_id = certificate.municipality_id or statement.point_id = point.id)`

/** S-057: by both numbers together, within the municipality of the point; a wrong pair finds nothing. */
export async function findStatementByNumbers(
  reader: Reader,
  sought: { statement: string; certificate: string; pointId: string | null },
): Promise<Statement | null> {
  const { rows } = await sql<Statement>`select ${columns} from certificates_statement statement
      join certificates_certificate certificate on certificate.statement_id = statement.id
      join certificates_point point on point.id = ${sought.pointId} and ${within}
    where statement.number = ${sought.statement} and certificate.number = ${sought.certificate}`.execute(reader)
  return rows[0] ?? null
}

/** A statement of the municipality of this point. */
export async function getStatementForPoint(reader: Reader, pointId: string | null, id: string): Promise<Statement> {
  return (await findStatementForPoint(reader, pointId, id)) ?? refuse('http.not-found')
}

export async function findStatementForPoint(
  reader: Reader,
  pointId: string | null,
  id: string,
): Promise<Statement | null> {
  const { rows } = await sql<Statement>`select ${columns} from certificates_statement statement
      join certificates_certificate certificate on certificate.statement_id = statement.id
      join certificates_point point on point.id = ${pointId} and ${within}
    where statement.id = ${id}`.execute(reader)
  return rows[0] ?? null
}

export type NewStatement = {
  id: StatementId
  year: number
  childId: string
  applicantId: string | null
  relation: string
  categoryId: string
  way: Statement['way']
  consent: { version: string; hash: Buffer; at: Instant }
  rules: { version: string; hash: Buffer; at: Instant }
  documentsDueOn: Day
  calendarVersion: string
}

/** Writes the statement and gives it the next number of the year. */
export async function insertStatement(tx: Tx, row: NewStatement, now: Instant): Promise<string> {
  const { consent, rules } = row
  const { rows } = await sql<{
    number: string
  }>`insert into certificates_statement (id, number, child_id, applicant_id, relation,
      category_id, way, state, submitted_at, consent_version, consent_hash, consent_at, rules_version, rules_hash, rules_at,
      template_version, documents_due_on, calendar_version)
    values (${row.id}, ${`З-${row.year}-`} || lpad(nextval('certificates_statement_number')::text, 6, '0'), ${row.childId},
      ${row.applicantId}, ${row.relation}, ${row.categoryId}, ${row.way}, 'submitted', ${now}, ${consent.version},
      ${consent.hash}, ${consent.at}, ${rules.version}, ${rules.hash}, ${rules.at}, '1',
      ${row.documentsDueOn}, ${row.calendarVersion})
    returning number`.execute(tx)
  return rows[0]?.number ?? refuse('http.not-found')
}

export async function updateAccepted(
  tx: Tx,
  id: StatementId,
  by: { userId: string | null; pointId: string | null; decisionDueOn: Day },
  now: Instant,
): Promise<void> {
  await sql`update certificates_statement set state = 'accepted', accepted_at = ${now}, accepted_by = ${by.userId},
    point_id = ${by.pointId}, decision_due_on = ${by.decisionDueOn} where id = ${id} and state = 'submitted'`.execute(
    tx,
  )
}

/** What the applicant is to the child, by papers (S-172). */
export async function updateRelationOfApplicant(tx: Tx, id: StatementId, relation: string): Promise<void> {
  await sql`update certificates_statement set relation = ${relation} where id = ${id}`.execute(tx)
}

export async function updateDecided(
  tx: Tx,
  id: StatementId,
  decision: { state: Extract<StatementState, 'approved' | 'withdrawn'>; userId: string | null },
  now: Instant,
): Promise<void> {
  await sql`update certificates_statement set state = ${decision.state}, decided_at = ${now}, decided_by = ${decision.userId}
    where id = ${id} and state in ('submitted', 'accepted')`.execute(tx)
}

export async function updateRefused(
  tx: Tx,
  id: StatementId,
  { ground, text, userId }: { ground: RefusalGround; text: string; userId: string | null },
  now: Instant,
): Promise<void> {
  await sql`update certificates_statement set state = 'refused', decided_at = ${now}, decided_by = ${userId},
    refusal_ground = ${ground}, decision_text = ${text}
    where id = ${id} and state in ('submitted', 'accepted')`.execute(tx)
}
