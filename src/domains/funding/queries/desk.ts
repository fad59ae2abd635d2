import { scopeOf } from '#access'
import { listCategories } from '#certificates'
import { isBefore } from '#kernel/dates'
import { type Reader, sql } from '#platform/db'
import { type Act, dayOf, getMunicipality } from '#region'
import { dueOf } from '../due.ts'
import type { CategoryNominal, FundedCertificates, PayerDesk, PeriodMoney } from '../model/nominal.ts'
import { forecastOf } from '../rules/nominal.ts'
import { listAmendments } from './amendment.ts'
import { listRegisterLimits } from './register.ts'
import { findRegulation } from './regulation.ts'

type Day = Temporal.PlainDate
type ActColumns = { actId: string; actNumber: string; actTitle: string; actIssuedOn: Day }
type CeilingColumns = { limit: bigint | null; committed: bigint; opening: bigint } & {
  [Column in keyof ActColumns]: ActColumns[Column] | null
}
type PeriodRow = Omit<PeriodMoney, 'period' | 'ceiling' | 'nominals' | 'registers' | 'forecast'> &
  PeriodMoney['period'] &
  CeilingColumns
type NominalRow = Omit<CategoryNominal, 'act'> & ActColumns & { periodId: string }

const act = sql`act.id as "actId", act.number as "actNumber", act.title as "actTitle", act.issued_on as "actIssuedOn"`

/** Everything that a municipality sees of its money; whoever acts for none has no desk. */
export async function getPayerDesk(
  reader: Reader,
  by: { scopeId: string | null },
  now: Temporal.Instant,
): Promise<PayerDesk> {
  const municipality = await getMunicipality(reader, scopeOf(by))
  const day = await dayOf(reader, now)
  const [periods, certificates, categories, due, { text: regulation }, amendments] = await Promise.all([
    listPeriodMoney(reader, municipality.id, day),
    countFunded(reader, municipality.id),
    listCategories(reader, municipality.id),
    dueOf(reader, { municipalityId: municipality.id, today: day }),
    findRegulation(reader, municipality, day),
    listAmendments(reader, municipality.id),
  ])
  const open = categories.filter(({ closedOn }) => closedOn === null || isBefore(day, closedOn))
  const ahead = amendments.filter(({ from, stoppedAt }) => stoppedAt === null && isBefore(day, from)).reverse()
  return { municipality: { ...municipality, regulation }, periods, certificates, categories: open, due, ahead }
}

/** The running period first, then later ones; a period counted in roubles and in hours comes twice. */
async function listPeriodMoney(reader: Reader, municipalityId: string, day: Day): Promise<PeriodMoney[]> {
  const [periods, nominals, registers] = await Promise.all([
    listPeriodRows(reader, municipalityId, day),
    listNominalRows(reader, municipalityId, day),
    listRegisterLimits(reader, municipalityId, day),
  ])
  return periods.map(({ id, name, startsOn, endsOn, running, ...row }) => ({
    period: { id, name, startsOn, endsOn, running },
    unit: row.unit,
    ceiling: ceilingOf(row),
    promised: row.promised,
    reserved: row.reserved,
    charged: row.charged,
    granted: row.granted,
    available: row.available,
    forecast: forecastOf(row, { startsOn, endsOn }, day),
    melted: row.melted,
    bannedFrom: row.bannedFrom,
    nominals: nominals.filter((one) => one.periodId === id && one.unit === row.unit).map(nominalOf),
    registers: registers.filter(({ periodId }) => periodId === id).map(({ periodId: _, ...limit }) => limit),
  }))
}

async function listPeriodRows(reader: Reader, municipalityId: string, day: Day): Promise<PeriodRow[]> {
  const { rows } = await sql<PeriodRow>`
    select p.id, p.name, p.starts_on as "startsOn", p.ends_on as "endsOn", p.starts_on <= ${day} as running,
      coalesce(slices.unit, 'kopecks') as unit, slices.amount as "limit", coalesce(slices.committed, 0) as committed,
      coalesce(opened.held, 0) as opening, pots.promised, pots.reserved, pots.charged, pots.granted, pots.available, pots.melted, ${act},
      (select ban.from_on from funding_ban ban where ban.municipality_id = ${municipalityId} and ban.period_id = p.id
        and ban.lifted_at is null) as "bannedFrom"
    from region_funding_period p
    left join (
      select period_id, unit, sum(amount)::bigint as amount, sum(committed)::bigint as committed
      from funding_ceiling_slice where municipality_id = ${municipalityId} group by period_id, unit
    ) slices on slices.period_id = p.id
    left join funding_opening opened on opened.period_id = p.id and opened.municipality_id = ${municipalityId}
      and opened.unit = coalesce(slices.unit, 'kopecks')
    cross join lateral (
      select coalesce(sum(a.promised), 0)::bigint as promised, coalesce(sum(a.reserved), 0)::bigint as reserved, coalesce(sum(a.charged), 0)::bigint as charged,
        coalesce(sum(a.granted), 0)::bigint as granted, coalesce(sum(a.available), 0)::bigint as available,
        coalesce(sum(a.melted + a.expired), 0)::bigint as melted
      from ledger_account a
      where a.payer_id = ${municipalityId} and a.period_id = p.id and a.unit = coalesce(slices.unit, 'kopecks')
    ) pots
    left join lateral (
      select c.act_id from funding_ceiling c
      where c.municipality_id = ${municipalityId} and c.period_id = p.id and c.unit = slices.unit
      order by c.set_at desc, c.id desc limit 1
    ) latest on true
    left join region_act act on act.id = latest.act_id
    where p.ends_on >= ${day} order by p.starts_on, unit desc`.execute(reader)
  return rows
}

/** Nominals in force: in a period that is still to come, on its first day. */
async function listNominalRows(reader: Reader, municipalityId: string, day: Day): Promise<NominalRow[]> {
  const { rows } = await sql<NominalRow>`
    select n.id, n.period_id as "periodId", k.name as category, n.unit, n.amount, n.count_limit as "countLimit",
      n.sum_limit as "sumLimit", n.holders, n.granted, ${act}
    from certificates_category k
    join funding_nominal n on n.category_id = k.id
    join region_funding_period p on p.id = n.period_id
    join region_act act on act.id = n.act_id
    where k.municipality_id = ${municipalityId} and p.ends_on >= ${day}
      and n.valid_from <= greatest(${day}::date, p.starts_on)
      and (n.valid_to is null or n.valid_to > greatest(${day}::date, p.starts_on))
    order by k.ordinal`.execute(reader)
  return rows
}

/** Living certificates of a municipality: with a nominal, waiting for one, or for accounting only. */
async function countFunded(reader: Reader, municipalityId: string): Promise<FundedCertificates> {
  const { rows } = await sql<FundedCertificates>`
    select count(*) filter (where funding = 'nominal')::int as nominal, count(*) filter (where funding = 'queued')::int as queued,
      count(*) filter (where funding = 'accounting')::int as accounting
    from certificates_certificate
    where municipality_id = ${municipalityId} and validity in ('valid', 'frozen')`.execute(reader)
  return rows[0] ?? { nominal: 0, queued: 0, accounting: 0 }
}

function ceilingOf({
  limit,
  committed,
  actId,
  actNumber,
  actTitle,
  actIssuedOn,
}: Omit<CeilingColumns, 'opening'>): PeriodMoney['ceiling'] {
  if (limit === null) return null
  const settingAct = actId && actNumber && actTitle && actIssuedOn && { actId, actNumber, actTitle, actIssuedOn }
  return { amount: limit, committed, left: limit - committed, act: settingAct ? actOf(settingAct) : null }
}

function nominalOf({ periodId: _, actId, actNumber, actTitle, actIssuedOn, ...nominal }: NominalRow): CategoryNominal {
  return { ...nominal, act: actOf({ actId, actNumber, actTitle, actIssuedOn }) }
}

function actOf({ actId, actNumber, actTitle, actIssuedOn }: ActColumns): Act {
  return { id: actId, number: actNumber, title: actTitle, issuedOn: actIssuedOn }
}
