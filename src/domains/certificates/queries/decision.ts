import type { Day, Instant } from '#kernel/dates'
import { type Reader, sql } from '#platform/db'
import type { StatementId } from '../model/certificate.ts'

export type ToDecide = {
  id: StatementId
  number: string
  certificateNumber: string
  municipality: string
  category: string
  point: string | null
  acceptedAt: Instant
  dueOn: Day
}

const waiting = sql`from certificates_statement statement
  join certificates_certificate certificate on certificate.statement_id = statement.id
  join region_municipality municipality on municipality.id = certificate.municipality_id
  join certificates_category category on category.id = certificate.category_id
  left join certificates_point point on point.id = statement.point_id`
const columns = sql`statement.id, statement.number, certificate.number as "certificateNumber", municipality.name as municipality,
  category.name as category, point.name as point, statement.accepted_at as "acceptedAt", statement.decision_due_on as "dueOn"`

export const ON_A_PAGE = 50

/** Full packages that wait for the decision, the longest overdue first. */
export async function listToDecide(reader: Reader, page: number): Promise<ToDecide[]> {
  const { rows } = await sql<ToDecide>`select ${columns} ${waiting} where statement.state = 'accepted'
    order by statement.decision_due_on, statement.number limit ${ON_A_PAGE} offset ${(page - 1) * ON_A_PAGE}`.execute(
    reader,
  )
  return rows
}

export async function countToDecide(
  reader: Reader,
  today: Day,
): Promise<{ all: number; overdue: number; today: number }> {
  const { rows } = await sql<{ all: number; overdue: number; today: number }>`select count(*)::int as all,
      count(*) filter (where decision_due_on < ${today})::int as overdue,
      count(*) filter (where decision_due_on = ${today})::int as today
    from certificates_statement where state = 'accepted'`.execute(reader)
  return rows[0] ?? { all: 0, overdue: 0, today: 0 }
}

/** One statement of the desk, whatever became of it; null when its papers never came. */
export async function findToDecide(reader: Reader, id: string): Promise<ToDecide | null> {
  const { rows } = await sql<ToDecide>`select ${columns} ${waiting}
    where statement.id = ${id} and statement.accepted_at is not null`.execute(reader)
  return rows[0] ?? null
}
