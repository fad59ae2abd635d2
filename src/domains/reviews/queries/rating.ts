import type { ApplicationId } from '#enrolment'
import type { Day, Instant } from '#kernel/dates'
import { type Reader, sql, type Tx } from '#platform/db'
import type { RatingFacts, Scores, Study } from '../model.ts'

type Row = Omit<Study, 'scores'> & { [scale in keyof Scores]: number | null }

/** A contract of a child of this guardian with its rating; null for one that is not there, not theirs or no contract. */
export async function findStudy(reader: Reader, guardianId: string, id: ApplicationId): Promise<Study | null> {
  const { rows } = await sql<Row>`
    select a.id as "applicationId", a.number, child.name as "childName", p.article, p.id as "programmeId", p.name as programme,
      o.short_name as provider, contract.state as contract, contract.starts_on as "startsOn", contract.ends_on as "endsOn",
      r.results, r.staffing, r.equipment, r.satisfaction
    from enrolment_application a
      join enrolment_contract contract on contract.application_id = a.id
      join families_child child on child.id = a.child_id
      join programmes_group g on g.id = a.group_id join programmes_module m on m.id = g.module_id
      join programmes_programme p on p.id = m.programme_id join providers_provider o on o.id = a.provider_id
      left join reviews_rating r on r.application_id = a.id
    where a.id = ${id} and exists (select from families_custody custody where custody.child_id = a.child_id
      and custody.user_id = ${guardianId} and custody.ended_at is null)`.execute(reader)
  const [row] = rows
  if (!row) return null
  const { results, staffing, equipment, satisfaction, ...study } = row
  const rated = results !== null && staffing !== null && equipment !== null && satisfaction !== null
  return { ...study, scores: rated ? { results, staffing, equipment, satisfaction } : null }
}

export type Unrated = Pick<Study, 'applicationId' | 'childName' | 'programme' | 'endsOn'>

/** Studies of a guardian's children that were over between two days and that nobody rated, the soonest to close first. */
export async function listUnrated(
  reader: Reader,
  guardianId: string,
  span: { from: Day; to: Day },
): Promise<Unrated[]> {
  const { rows } = await sql<Unrated>`
    select a.id as "applicationId", child.name as "childName", p.name as programme, contract.ends_on as "endsOn"
    from families_custody custody
      join enrolment_application a on a.child_id = custody.child_id
      join enrolment_contract contract on contract.application_id = a.id
      join families_child child on child.id = a.child_id
      join programmes_group g on g.id = a.group_id join programmes_module m on m.id = g.module_id
      join programmes_programme p on p.id = m.programme_id
    where custody.user_id = ${guardianId} and custody.ended_at is null
      and contract.state in ('terminated', 'completed') and contract.starts_on <= contract.ends_on
      and contract.ends_on between ${span.from} and ${span.to}
      and not exists (select from reviews_rating r where r.application_id = a.id)
    order by contract.ends_on, a.id limit 5`.execute(reader)
  return rows
}

/** Keeps the one rating of a contract; true when it is the first. */
export async function putRating(
  tx: Tx,
  { applicationId, programmeId }: Pick<Study, 'applicationId' | 'programmeId'>,
  scores: Scores,
  { by, now }: { by: string; now: Instant },
): Promise<boolean> {
  const { results, staffing, equipment, satisfaction } = scores
  const { rows } = await sql<{ first: boolean }>`
    insert into reviews_rating as r (application_id, programme_id, results, staffing, equipment, satisfaction, rated_at, rated_by)
    values (${applicationId}, ${programmeId}, ${results}, ${staffing}, ${equipment}, ${satisfaction}, ${now}, ${by})
    on conflict (application_id) do update set results = ${results}, staffing = ${staffing}, equipment = ${equipment},
      satisfaction = ${satisfaction}, changed_at = ${now}, changed_by = ${by}
    returning r.changed_at is null as first`.execute(tx)
  return rows[0]?.first ?? false
}

export type Reckoned = RatingFacts & { id: string; reviews: number; marks: number }
type Flat = { id: string; contracts: number; leftByFamily: number; reviews: number; marks: number } & {
  [name in `${'active' | 'closed'}_${keyof Scores | 'count'}`]: number
}

/**
 * What the standings of these programmes are made of. A rating counts while its contract is younger than `since`; it weighs
 * as one of a contract in force only on the last day, before the contract is closed.
 */
export async function readRatings(reader: Reader, programmeIds: readonly string[], since: Day): Promise<Reckoned[]> {
  const sums = (['active', 'closed'] as const).flatMap((kind) => [
    sql`count(*) filter (where kind = ${kind})::int as ${sql.id(`${kind}_count`)}`,
    ...(['results', 'staffing', 'equipment', 'satisfaction'] as const).map(
      (scale) => sql`coalesce(sum(${sql.id(scale)}) filter (where kind = ${kind}), 0)::int
        as ${sql.id(`${kind}_${scale}`)}`,
    ),
  ])
  const { rows } = await sql<Flat>`
    select asked.id, coalesce(t.contracts, 0) as contracts, coalesce(t.left_by_family, 0) as "leftByFamily", rated.*, said.*
    from unnest(${[...programmeIds]}::uuid[]) as asked (id)
      left join reviews_turnover t on t.programme_id = asked.id
      cross join lateral (
        select ${sql.join(sums)} from (
          select r.*, case when c.state in ('terminated', 'completed') then 'closed' else 'active' end as kind
          from reviews_rating r join enrolment_contract c on c.application_id = r.application_id
          where r.programme_id = asked.id and c.ends_on >= ${since}) one) rated
      cross join lateral (
        select count(*)::int as reviews, coalesce(sum(mark), 0)::int as marks
        from reviews_review v where v.programme_id = asked.id and v.state = 'published') said
    order by asked.id`.execute(reader)
  return rows.map((row) => ({
    ...{ id: row.id, contracts: row.contracts, leftByFamily: row.leftByFamily, reviews: row.reviews, marks: row.marks },
    active: scoresOf(row, 'active'),
    closed: scoresOf(row, 'closed'),
  }))
}

function scoresOf(row: Flat, kind: 'active' | 'closed'): RatingFacts['active'] {
  return {
    count: row[`${kind}_count`],
    results: row[`${kind}_results`],
    staffing: row[`${kind}_staffing`],
    equipment: row[`${kind}_equipment`],
    satisfaction: row[`${kind}_satisfaction`],
  }
}
