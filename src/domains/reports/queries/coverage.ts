import type { Day } from '#kernel/dates'
import { type Reader, sql } from '#platform/db'
import type { ChildCount, Enrolled, MunicipalityCoverage, PointCoverage } from '../model.ts'

type CountRow = Omit<ChildCount, 'act'> & {
  actId: string
  actNumber: string
  actTitle: string
  actIssuedOn: Day
}
type PointRow = PointCoverage & { municipalityId: string }

/** Every municipality, or one, with its points: those that received nobody too, for they are where a campaign stands still. */
export async function listCoverage(reader: Reader, day: Day, only: string | null): Promise<MunicipalityCoverage[]> {
  const [municipalities, points, counts] = await Promise.all([
    sql<{ id: string; name: string }>`
      select id, name from region_municipality where id = coalesce(${only}::uuid, id) order by name collate "ru-x-icu"`.execute(
      reader,
    ),
    listPointRows(reader, day, only),
    listCounts(reader, day, only),
  ])
  const pointsOf = Map.groupBy(points, ({ municipalityId }) => municipalityId)
  const countOf = new Map(counts.map((count) => [count.municipalityId, count]))
  return municipalities.rows.map(({ id, name }) => {
    const own = (pointsOf.get(id) ?? []).map(({ municipalityId: _, ...point }) => point)
    return {
      ...{ municipalityId: id, municipality: name, count: countOf.get(id) ?? null, points: own },
      certificates: own.reduce((sum, point) => sum + point.certificates, 0),
      activated: own.reduce((sum, point) => sum + point.activated, 0),
    }
  })
}

/**
 * A certificate ends on the day before its child is 18 and is given from 5, so its own dates say the age. Takes the
 * counts that are kept and takes off the few whose last day has passed but whose state nobody has changed yet.
 */
async function listPointRows(reader: Reader, day: Day, only: string | null): Promise<PointRow[]> {
  const ofMunicipality = only ? sql`and municipality_id = ${only}` : sql``
  const { rows } = await sql<PointRow>`
    with counted as (
      select municipality_id, point_id, sum(certificates)::int as certificates,
        coalesce(sum(certificates) filter (where activation = 'activated'), 0)::int as activated
      from (
        select municipality_id, point_id, activation, certificates from certificates_counted where true ${ofMunicipality}
        union all
        select municipality_id, received_point_id, activation, -count(*) from certificates_certificate
        where validity in ('valid', 'frozen') and valid_to < ${day} ${ofMunicipality} group by 1, 2, 3
      ) part group by municipality_id, point_id
    ), open as (
      select municipality_id, id as point_id from certificates_point
      where opened_on <= ${day} and (closed_on is null or closed_on > ${day}) ${ofMunicipality}
    )
    select place.municipality_id as "municipalityId", place.point_id as "pointId", point.name as point,
      coalesce(certificates, 0) as certificates, coalesce(activated, 0) as activated
    from (select municipality_id, point_id from counted union select municipality_id, point_id from open) place
    left join counted on counted.municipality_id = place.municipality_id
      and counted.point_id is not distinct from place.point_id
    left join certificates_point point on point.id = place.point_id
    order by point.name nulls last`.execute(reader)
  return rows
}

async function listCounts(reader: Reader, day: Day, only: string | null): Promise<ChildCount[]> {
  const { rows } = await sql<CountRow>`
    select distinct on (c.municipality_id) c.municipality_id as "municipalityId", c.counted_on as "countedOn", c.children,
      act.id as "actId", act.number as "actNumber", act.title as "actTitle", act.issued_on as "actIssuedOn"
    from reports_child_count c join region_act act on act.id = c.act_id
    where c.counted_on <= ${day} and c.municipality_id = coalesce(${only}::uuid, c.municipality_id)
    order by c.municipality_id, c.counted_on desc, c.set_at desc, c.id desc`.execute(reader)
  return rows.map(({ actId, actNumber, actTitle, actIssuedOn, ...count }) => ({
    ...count,
    act: { id: actId, number: actNumber, title: actTitle, issuedOn: actIssuedOn },
  }))
}

/** Children with a place in a group now, each once; a social order or an own payment counts a child as well (S-120). */
export async function countEnrolled(reader: Reader, only: string | null): Promise<Enrolled> {
  const { rows } = await sql<Enrolled>`
    select count(distinct application.child_id)::int as children,
      (count(distinct application.child_id) filter (where application.certificate_id is not null))::int as "byCertificate"
    from enrolment_application application join families_child child on child.id = application.child_id
    where application.state = 'enrolled' and child.municipality_id = coalesce(${only}::uuid, child.municipality_id)`.execute(
    reader,
  )
  return rows[0] ?? { children: 0, byCertificate: 0 }
}

export async function findCampaign(
  reader: Reader,
  day: Day,
  municipalityId: string,
): Promise<{ title: string; endsOn: Day } | null> {
  const { rows } = await sql<{ title: string; endsOn: Day }>`
    select title, ends_on as "endsOn" from certificates_campaign
    where municipality_id = ${municipalityId} and daterange(starts_on, ends_on, '[]') @> ${day}::date`.execute(reader)
  return rows[0] ?? null
}
