import { newId } from '#kernel/ids'
import { type Reader, sql, type Tx } from '#platform/db'
import type { Asked, Change, ChangeId, ChangeState, LimitGround } from '../model/change.ts'

type Day = Temporal.PlainDate
type Instant = Temporal.Instant

const columns = sql`change.id, change.number, change.certificate_id as "certificateId", certificate.number as "certificateNumber",
  certificate.child_id as "childId", certificate.municipality_id as "municipalityId", municipality.name as municipality,
  certificate.category_id as "categoryId", category.name as category, change.applicant_id as "applicantId", change.way,
  change.state, change.submitted_at as "submittedAt", change.due_on as "dueOn", change.decided_at as "decidedAt",
  change.refusal_ground as "refusalGround", change.decision_text as "decisionText"`
const from = sql`from funding_change change
  join certificates_certificate certificate on certificate.id = change.certificate_id
  join region_municipality municipality on municipality.id = certificate.municipality_id
  join certificates_category category on category.id = certificate.category_id`

/** The certificate as it stands, locked: the first in the order of locks. */
export async function lockAsked(tx: Tx, certificateId: string): Promise<Asked | null> {
  const { rows } = await sql<Asked>`select c.id as "certificateId", c.number, c.child_id as "childId",
      c.municipality_id as "municipalityId", c.category_id as "categoryId", k.funded, k.closed_on as "categoryEnds", c.activation, c.validity, c.funding
    from certificates_certificate c join certificates_category k on k.id = c.category_id
    where c.id = ${certificateId} for no key update of c`.execute(tx)
  return rows[0] ?? null
}

/** By the whole number only, within the municipality of who asks; null for the operator of the whole region. */
export async function findAskedId(
  reader: Reader,
  number: string,
  within: { municipalityId: string | null; pointId: string | null },
): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`select c.id from certificates_certificate c where c.number = ${number}
    and (${within.municipalityId}::uuid is null or c.municipality_id = ${within.municipalityId})
    and (${within.pointId}::uuid is null or exists (select from certificates_point point
      where point.id = ${within.pointId} and point.municipality_id = c.municipality_id))`.execute(reader)
  return rows[0]?.id ?? null
}

type NewChange = {
  id: ChangeId
  year: number
  certificateId: string
  applicantId: string | null
  way: Change['way']
  by: string | null
  dueOn: Day
  calendarVersion: string
}

export async function insertChange(tx: Tx, row: NewChange, now: Instant): Promise<string> {
  const { rows } = await sql<{
    number: string
  }>`insert into funding_change (id, number, certificate_id, applicant_id, way, state,
      submitted_at, submitted_by, due_on, calendar_version)
    values (${row.id}, ${`Н-${row.year}-`} || lpad(nextval('funding_change_number')::text, 6, '0'), ${row.certificateId},
      ${row.applicantId}, ${row.way}, 'submitted', ${now}, ${row.by}, ${row.dueOn}, ${row.calendarVersion})
    returning number`.execute(tx)
  const [filed] = rows
  if (!filed) throw new Error('the statement was not inserted')
  return filed.number
}

/** The statement that lives on a certificate: submitted, or in the queue. */
export async function findLivingChange(reader: Reader, certificateId: string): Promise<Change | null> {
  const { rows } = await sql<Change>`select ${columns} ${from}
    where change.certificate_id = ${certificateId} and change.state in ('submitted', 'queued')`.execute(reader)
  return rows[0] ?? null
}

/** The latest one, whatever became of it. */
export async function findChangeOf(reader: Reader, certificateId: string): Promise<Change | null> {
  const { rows } = await sql<Change>`select ${columns} ${from} where change.certificate_id = ${certificateId}
    order by change.submitted_at desc, change.id desc limit 1`.execute(reader)
  return rows[0] ?? null
}

/** Within the municipality of who decides; null is the whole region. */
export async function findChange(reader: Reader, id: string, municipalityId: string | null): Promise<Change | null> {
  const { rows } = await sql<Change>`select ${columns} ${from} where change.id = ${id}
    and (${municipalityId}::uuid is null or certificate.municipality_id = ${municipalityId})`.execute(reader)
  return rows[0] ?? null
}

/** Statements that wait for the decision, the longest overdue first. */
export async function listChanges(reader: Reader, municipalityId: string | null): Promise<Change[]> {
  const { rows } = await sql<Change>`select ${columns} ${from} where change.state = 'submitted'
    and (${municipalityId}::uuid is null or certificate.municipality_id = ${municipalityId})
    order by change.due_on, change.number limit 200`.execute(reader)
  return rows
}

type Decided = { state: ChangeState; by: string | null; ground?: LimitGround; text?: string | null }

export async function updateChange(tx: Tx, id: string, decided: Decided, now: Instant): Promise<void> {
  await sql`update funding_change set state = ${decided.state}, decided_at = ${now}, decided_by = ${decided.by},
    refusal_ground = ${decided.ground ?? null}, decision_text = ${decided.text ?? null}
    where id = ${id} and state in ('submitted', 'queued')`.execute(tx)
}

export type NominalLimits = {
  amount: bigint
  holders: number
  countLimit: number | null
  granted: bigint
  sumLimit: bigint | null
  /** What the municipality may still commit in the period: a nominal above it could not be used (S-010). */
  ceilingLeft: bigint
  startsOn: Day
  endsOn: Day
}

/** Nominals of the running period with their limits and what was credited within them. */
export async function listLimits(reader: Reader, categoryId: string, day: Day): Promise<NominalLimits[]> {
  const { rows } = await sql<NominalLimits>`
    select n.amount, n.holders, n.count_limit as "countLimit", n.granted, n.sum_limit as "sumLimit",
      p.starts_on as "startsOn", p.ends_on as "endsOn",
      (select coalesce(sum(s.amount - s.committed), 0)::bigint from funding_ceiling_slice s
        where s.municipality_id = k.municipality_id and s.period_id = n.period_id and s.unit = n.unit) as "ceilingLeft"
    from funding_nominal n join region_funding_period p on p.id = n.period_id
      join certificates_category k on k.id = n.category_id
    where n.category_id = ${categoryId} and (k.closed_on is null or k.closed_on > ${day}) and p.starts_on <= ${day} and p.ends_on >= ${day}
      and n.valid_from <= ${day} and (n.valid_to is null or n.valid_to > ${day})`.execute(reader)
  return rows
}

/** Takes the next place in the queue; a certificate that waits already keeps its own. */
export async function joinQueue(tx: Tx, certificateId: string, categoryId: string, now: Instant): Promise<void> {
  await sql`insert into funding_queue (id, number, certificate_id, category_id, since)
    values (${newId()}, nextval('funding_queue_number'), ${certificateId}, ${categoryId}, ${now})
    on conflict (certificate_id) where left_at is null do nothing`.execute(tx)
}

export async function leaveQueue(tx: Tx, certificateId: string, now: Instant): Promise<boolean> {
  const result = await sql`update funding_queue set left_at = ${now}
    where certificate_id = ${certificateId} and left_at is null`.execute(tx)
  return result.numAffectedRows === 1n
}

/** «вы N-й в очереди»: 1 is the next one; null when the certificate does not wait. */
export async function findPlace(reader: Reader, certificateId: string): Promise<number | null> {
  const { rows } = await sql<{ place: number }>`select (select count(*)::int from funding_queue other
      where other.category_id = own.category_id and other.left_at is null and other.number <= own.number) as place
    from funding_queue own where own.certificate_id = ${certificateId} and own.left_at is null`.execute(reader)
  return rows[0]?.place ?? null
}

/** Somebody else of this category waits longer: nobody passes the queue by. */
export async function isSomebodyAhead(reader: Reader, certificateId: string, categoryId: string): Promise<boolean> {
  const { rows } =
    await sql`select from funding_queue other where other.category_id = ${categoryId} and other.left_at is null
    and other.certificate_id <> ${certificateId} and other.number < coalesce((select own.number from funding_queue own
      where own.certificate_id = ${certificateId} and own.left_at is null), 9223372036854775807) limit 1`.execute(
      reader,
    )
  return rows.length > 0
}

/** The first of every category's queue. */
export async function listHeads(reader: Reader): Promise<{ certificateId: string; categoryId: string }[]> {
  const { rows } = await sql<{ certificateId: string; categoryId: string }>`
    select distinct on (category_id) certificate_id as "certificateId", category_id as "categoryId"
    from funding_queue where left_at is null order by category_id, number`.execute(reader)
  return rows
}

export async function findHead(reader: Reader, categoryId: string): Promise<string | null> {
  const { rows } = await sql<{ certificateId: string }>`select certificate_id as "certificateId" from funding_queue
    where category_id = ${categoryId} and left_at is null order by number limit 1`.execute(reader)
  return rows[0]?.certificateId ?? null
}

/** Marks late statements that were not written about yet. */
export async function takeOverdueChanges(tx: Tx, today: Day, now: Instant): Promise<Change[]> {
  const { rows } = await sql<{ id: string }>`update funding_change set escalated_at = ${now} where id in (
      select id from funding_change where state = 'submitted' and due_on < ${today} and escalated_at is null
      order by due_on, id limit 200 for no key update skip locked) returning id`.execute(tx)
  if (rows.length === 0) return []
  const { rows: late } = await sql<Change>`select ${columns} ${from} where change.id = any(${rows.map(({ id }) => id)})
    order by change.due_on, change.number`.execute(tx)
  return late
}

export async function countWaiting(reader: Reader, categoryId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from funding_queue
    where category_id = ${categoryId} and left_at is null`.execute(reader)
  return rows[0]?.count ?? 0
}
