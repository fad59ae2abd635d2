import type { Day } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import { type Reader, sql, type Tx } from '#platform/db'
import { regionZone } from '#region'
import type { Campaign, CampaignId, DayProgress, Progress } from '../model/point.ts'
import { actFrom } from './managed-point.ts'
import { getPoint } from './point.ts'

type Row = Omit<Campaign, 'act'> & { act: Parameters<typeof actFrom>[0] }

const columns = sql`campaign.id, campaign.municipality_id as "municipalityId", campaign.title, campaign.starts_on as "startsOn",
  campaign.ends_on as "endsOn", campaign.created_at as "createdAt",
  jsonb_build_object('id', act.id, 'number', act.number, 'title', act.title, 'issuedOn', act.issued_on) as act`
const tables = sql`certificates_campaign campaign join region_act act on act.id = campaign.act_id`

/** Campaigns of a municipality, or of all when it is null; the latest first. */
export async function listCampaigns(reader: Reader, municipalityId: string | null): Promise<Campaign[]> {
  const { rows } = await sql<Row>`select ${columns} from ${tables}
    where ${municipalityId}::uuid is null or campaign.municipality_id = ${municipalityId}
    order by campaign.starts_on desc, campaign.id`.execute(reader)
  return rows.map(campaignFrom)
}

/** Campaigns that run on that day or begin within a month after it. */
export async function listCampaignsOn(reader: Reader, on: Day, municipalityId?: string | null): Promise<Campaign[]> {
  const { rows } = await sql<Row>`select ${columns} from ${tables}
    where campaign.ends_on >= ${on} and campaign.starts_on <= ${on.add({ months: 1 })}
      and (${municipalityId ?? null}::uuid is null or campaign.municipality_id = ${municipalityId ?? null})
    order by campaign.starts_on, campaign.id`.execute(reader)
  return rows.map(campaignFrom)
}

export async function getCampaign(reader: Reader, id: string, municipalityId: string | null): Promise<Campaign> {
  const { rows } = await sql<Row>`select ${columns} from ${tables} where campaign.id = ${id}
    and (${municipalityId}::uuid is null or campaign.municipality_id = ${municipalityId})`.execute(reader)
  return rows[0] ? campaignFrom(rows[0]) : refuse('http.not-found')
}

type NewCampaign = Pick<Campaign, 'id' | 'municipalityId' | 'title' | 'startsOn' | 'endsOn'> & {
  actId: string
  userId: string | null
}

export async function insertCampaign(tx: Tx, row: NewCampaign, now: Temporal.Instant): Promise<CampaignId> {
  await sql`insert into certificates_campaign (id, municipality_id, title, starts_on, ends_on, act_id, created_at, created_by)
    values (${row.id}, ${row.municipalityId}, ${row.title}, ${row.startsOn}, ${row.endsOn}, ${row.actId}, ${now},
      ${row.userId})`.execute(tx)
  return row.id
}

type Span = { municipalityId: string; from: Day; to: Day; zone: string }

/** What every point accepted and activated by day within these days; days on which nothing was done are left out. */
export async function listProgressByDay(
  reader: Reader,
  { municipalityId, from, to, zone }: Span,
): Promise<DayProgress[]> {
  const since = from.toZonedDateTime(zone).toInstant()
  const until = to.add({ days: 1 }).toZonedDateTime(zone).toInstant()
  const { rows } = await sql<DayProgress>`
    with done as (
      select point_id, accepted_at at time zone ${zone} as at, 1 as accepted, 0 as activated from certificates_statement
      where point_id in (select id from certificates_point where municipality_id = ${municipalityId})
        and accepted_at >= ${since} and accepted_at < ${until}
      union all
      select activated_point_id, activated_at at time zone ${zone}, 0, 1 from certificates_certificate
      where activated_point_id in (select id from certificates_point where municipality_id = ${municipalityId})
        and activated_at >= ${since} and activated_at < ${until}
    )
    select done.at::date as day, point.id as "pointId", point.name as point, sum(done.accepted)::int as accepted,
      sum(done.activated)::int as activated
    from done join certificates_point point on point.id = done.point_id
    group by 1, 2, 3 order by 1 desc, 3`.execute(reader)
  return rows
}

/** The same by point, those that have done nothing among them: whom to ask first. */
export async function listProgress(reader: Reader, span: Span): Promise<Progress[]> {
  const [days, { rows: points }] = await Promise.all([
    listProgressByDay(reader, span),
    sql<{
      id: string
      name: string
    }>`select id, name from certificates_point where municipality_id = ${span.municipalityId}
      and opened_on <= ${span.to} and (closed_on is null or closed_on > ${span.from}) order by name`.execute(reader),
  ])
  return points.map(({ id, name }) => {
    const own = days.filter(({ pointId }) => pointId === id)
    const sum = (what: 'accepted' | 'activated') => own.reduce((total, day) => total + day[what], 0)
    return { pointId: id, point: name, accepted: sum('accepted'), activated: sum('activated') }
  })
}

/** Campaigns that a desk is told of, with what it has done in them itself. */
export async function campaignsOfDesk(
  reader: Reader,
  pointId: string | null,
  today: Day,
): Promise<{ campaign: Campaign; own: Progress | null }[]> {
  const point = await getPoint(reader, pointId)
  const campaigns = point ? await listCampaignsOn(reader, today, point.municipalityId) : []
  const zone = await regionZone(reader)
  return Promise.all(
    campaigns.map(async (campaign) => {
      const span = { municipalityId: campaign.municipalityId, from: campaign.startsOn, to: campaign.endsOn, zone }
      const progress = await listProgress(reader, span)
      return { campaign, own: progress.find((one) => one.pointId === pointId) ?? null }
    }),
  )
}

function campaignFrom({ act, ...row }: Row): Campaign {
  return { ...row, act: actFrom(act) }
}
