import { type GrantMoment, type MeltPolicy, nominalOn } from '#funding'
import { minOf } from '#kernel/split'
import type { AccountId } from '#ledger'
import { type Reader, sql, type Tx } from '#platform/db'
import type { GroupId } from '#programmes'
import type { QuoteFacts } from '../../model.ts'
import { sourceOf } from '../rules/quote.ts'
import { findAgreementRoom } from './agreement.ts'
import { findServices, type ServicesWanted } from './possibilities.ts'

type Wish = {
  childId: string
  groupId: GroupId
  /** The day study should start; null for the first possible one. */
  startsOn: Temporal.PlainDate | null
  /** Only when this user answers for the child; null for staff whose right was checked otherwise. */
  guardianId: string | null
}
/** When it is, and the region's settings that a quote depends on. */
export type Moment = {
  now: Temporal.Instant
  today: Temporal.PlainDate
  least: bigint
  grantOn: GrantMoment
  melt: MeltPolicy
}

type QuoteCertificate = NonNullable<QuoteFacts['certificate']>

type Row = {
  child: { id: string; municipality: string }
  consent: boolean
  birth_on: Temporal.PlainDate
  certificate_id: string | null
  activation: QuoteCertificate['activation']
  validity: QuoteCertificate['validity']
  funding: QuoteCertificate['funding']
  valid_to: Temporal.PlainDate
  payer_id: string
  register: QuoteFacts['programme']['register']
  programme_state: QuoteFacts['programme']['state']
  age_from: number
  age_to: number
  price: bigint
  normative: bigint
  enrolment_open: boolean
  group_state: QuoteFacts['group']['state']
  starts_on: Temporal.PlainDate
  ends_on: Temporal.PlainDate
  applications_from: Temporal.Instant
  applications_to: Temporal.Instant
  next_applications_from: Temporal.Instant | null
  next_applications_to: Temporal.Instant | null
  capacity: number
  taken: number
  waiting: number
  offered: boolean
  provider_id: string
  provider_state: QuoteFacts['provider']['state']
  has_agreement: boolean
  agreement_limited: boolean
  agreement_left: bigint | null
  period_id: string | null
  period_from: Temporal.PlainDate
  period_to: Temporal.PlainDate
  period_applications: Temporal.PlainDate
  banned_from: Temporal.PlainDate | null
  account_id: AccountId | null
  available: bigint | null
  granted: bigint | null
  nominal_id: string | null
  nominal_act: string
  nominal: bigint
  nominal_room: bigint
  ceiling_left: bigint
  busy: boolean
  living: QuoteFacts['living']
  clashes: { programme: string; weekday: number }[] | null
}

/**
 * Everything the quote needs, in one statement, so that a page and a hot act read one moment. What most families do not
 * have stands apart: a join costs time even where it finds nothing.
 * An upper domain may read tables of lower ones; only their owners write them.
 */
export async function findQuoteFacts(reader: Reader, wish: Wish, moment: Moment): Promise<QuoteFacts | null> {
  const { childId, groupId, startsOn, guardianId } = wish
  const credited = moment.grantOn === 'contract' || moment.grantOn === 'enrolment'
  const { rows } = await sql<Row>`
    select json_build_object('id', child.id, 'municipality', child.municipality_id) as child, child.birth_on,
      ${consentOf(guardianId)} as consent,
      c.id as certificate_id, c.activation, c.validity, c.funding, c.valid_to, c.municipality_id as payer_id,
      p.register, p.state as programme_state, p.age_from, p.age_to,
      m.price_kopecks as price, m.normative_kopecks as normative, m.enrolment_open,
      g.state as group_state, g.starts_on, g.ends_on, g.applications_from, g.applications_to,
      g.next_applications_from, g.next_applications_to, g.capacity, g.taken, g.waiting,
      exists (select from enrolment_waiting w where w.child_id = child.id and w.group_id = g.id and w.state = 'offered'
        and w.offer_until >= ${moment.now}) as offered,
      provider.id as provider_id, provider.state as provider_state,
      agreement.id is not null as has_agreement, agreement.max_kopecks is not null as agreement_limited,
      period.id as period_id, period.starts_on as period_from, period.ends_on as period_to,
      period.applications_from as period_applications,
      (select ban.from_on from funding_ban ban where ban.municipality_id = c.municipality_id and ban.period_id = period.id
        and ban.lifted_at is null) as banned_from,
      account.id as account_id, account.available, account.granted + account.promised as granted,
      ${credited ? nominalColumns : sql`null as nominal_id`},
      (select coalesce(sum(amount - committed), 0)::bigint from funding_ceiling_slice s
        where s.municipality_id = c.municipality_id and s.period_id = period.id and s.unit = 'kopecks') as ceiling_left,
      exists (select from enrolment_application a where a.child_id = child.id
        and a.state in ('submitted', 'confirmed', 'enrolled')) as busy
    from families_child child
    cross join programmes_group g
    join programmes_module m on m.id = g.module_id
    join programmes_programme p on p.id = m.programme_id
    join providers_provider provider on provider.id = p.provider_id
    left join lateral (select id, activation, validity, funding, valid_to, municipality_id, category_id
      from certificates_certificate where child_id = child.id
      order by validity in ('valid', 'frozen') desc, issued_at desc limit 1) c on true
    left join region_funding_period period on coalesce(${startsOn}::date, greatest(${moment.today}::date + 1, g.starts_on))
      between period.starts_on and period.ends_on
    left join providers_agreement agreement on agreement.provider_id = provider.id
      and agreement.municipality_id = c.municipality_id and agreement.period_id = period.id and agreement.state = 'active'
    left join ledger_account account on account.certificate_id = c.id and account.period_id = period.id
      and account.unit = 'kopecks'
    ${credited ? joinNominal(moment) : sql``}
    where child.id = ${childId} and g.id = ${groupId} and child.merged_into is null
      and (${guardianId}::uuid is null or exists (select from families_custody custody
        where custody.child_id = child.id and custody.user_id = ${guardianId} and custody.ended_at is null))`.execute(
    reader,
  )
  const [row] = rows
  if (!row) return null
  const standing = row.busy ? await findStanding(reader, wish) : free
  const services = sourceOf(row.register) === 'budget' ? await findServices(reader, servicesWanted(row, moment)) : null
  const agreement_left = await findAgreementLeft(reader, row)
  return { ...toFacts({ ...row, ...standing, agreement_left }, groupId, moment), services }
}

/** Few agreements have a greatest sum, and to add up what is paid by one costs even where nothing is added up. */
async function findAgreementLeft(reader: Reader, row: Row): Promise<bigint | null> {
  const { agreement_limited: limited, provider_id: providerId, payer_id: payerId, period_id: periodId } = row
  return limited && periodId ? findAgreementRoom(reader, { providerId, payerId, periodId }) : null
}

function servicesWanted(row: Row, { today }: Moment): ServicesWanted | null {
  if (!row.period_id || !row.certificate_id) return null
  const period = { id: row.period_id, startsOn: row.period_from, endsOn: row.period_to }
  const { register, funding, payer_id: municipalityId } = row
  return { childId: row.child.id, municipalityId, funding, register, period, today }
}

type Standing = Pick<Row, 'living' | 'clashes'>
const free: Standing = { living: null, clashes: null }

/**
 * What stands in the way among the child's other applications; asked only when there are any. "living" is materialised
 * so that they are always reached through the child, never through all those of the group.
 */
async function findStanding(reader: Reader, { childId, groupId }: Wish): Promise<Standing> {
  const { rows } = await sql<Standing>`
    with living as materialized (select id, group_id, state from enrolment_application
      where child_id = ${childId} and state in ('submitted', 'confirmed', 'enrolled'))
    select
      (select json_build_object('applicationId', l.id, 'attends', l.state = 'enrolled') from living l join programmes_group lg on lg.id = l.group_id
        where lg.module_id = g.module_id order by l.state = 'enrolled' desc limit 1) as living,
      (select json_agg(json_build_object('programme', lp.name, 'weekday', lt.weekday))
        from living l
        join programmes_group lg on lg.id = l.group_id
        join programmes_module lm on lm.id = lg.module_id
        join programmes_programme lp on lp.id = lm.programme_id
        join programmes_lesson_time lt on lt.group_id = lg.id
        join programmes_lesson_time t on t.group_id = g.id and t.weekday = lt.weekday
          and t.starts_at < lt.ends_at and lt.starts_at < t.ends_at
        where l.group_id <> g.id and lg.starts_on <= g.ends_on and g.starts_on <= lg.ends_on) as clashes
    from programmes_group g where g.id = ${groupId}`.execute(reader)
  return rows[0] ?? free
}

const nominalColumns = sql`n.id as nominal_id, n.act_id as nominal_act, n.amount as nominal,
  case when coalesce(account.granted + account.promised, 0) = 0 and n.holders >= n.count_limit then 0
    else coalesce(n.sum_limit - n.granted, n.amount) end as nominal_room`

/** The nominal in force, where it is credited with the contract or on enrolment; elsewhere it has been long since. */
function joinNominal({ today }: Moment) {
  return sql`
    left join certificates_category k on k.id = c.category_id and k.funded and c.funding <> 'queued'
      and (k.closed_on is null or k.closed_on > greatest(${today}::date, period.starts_on))
    left join funding_nominal n on n.category_id = k.id and n.period_id = period.id and n.unit = 'kopecks'
      and n.valid_from <= greatest(${today}::date, period.starts_on)
      and (n.valid_to is null or n.valid_to > greatest(${today}::date, period.starts_on))`
}

/** Locks certificate and group, in this order, then reads everything: what was read before the locks may be stale. */
export async function lockQuoteFacts(tx: Tx, wish: Wish, moment: Moment): Promise<QuoteFacts | null> {
  const [, facts] = await Promise.all([
    // The count is asked before the group is looked for, so the certificate is locked first, as everywhere.
    sql`with certificate as materialized (select from certificates_certificate
        where child_id = ${wish.childId} and validity in ('valid', 'frozen') for no key update)
      select from programmes_group where id = ${wish.groupId} and (select count(*) from certificate) >= 0
      for no key update`.execute(tx),
    findQuoteFacts(tx, wish, moment),
  ])
  return facts
}

/**
 * As `hasConsent` of #access, in the same statement: not withdrawn, or given again. Whoever signed in by the certificate's
 * number stands on the consent of the holder.
 */
function consentOf(guardianId: string | null) {
  const whose = sql`coalesce((select custody.user_id from access_login login
    join families_custody custody on custody.child_id = child.id and custody.holder and custody.ended_at is null
    where login.user_id = ${guardianId}), ${guardianId}::uuid)`
  return sql`coalesce((select bool_or(consent.withdrawn_at is null) from access_consent consent
    where consent.user_id = ${whose} and consent.kind = 'personal-data'), true)`
}

function toFacts(row: Row, groupId: GroupId, moment: Moment): Omit<QuoteFacts, 'services'> {
  const { now, today, least } = moment
  const grantable = grantableOf(row, moment)
  return {
    today,
    now,
    consent: row.consent,
    child: { id: row.child.id, birthOn: row.birth_on, municipalityId: row.child.municipality },
    certificate: row.certificate_id
      ? {
          id: row.certificate_id,
          activation: row.activation,
          validity: row.validity,
          funding: row.funding,
          validTo: row.valid_to,
          payerId: row.payer_id,
        }
      : null,
    programme: { register: row.register, state: row.programme_state, ageFrom: row.age_from, ageTo: row.age_to },
    module: { price: row.price, normative: row.normative, enrolmentOpen: row.enrolment_open },
    group: {
      id: groupId,
      state: row.group_state,
      startsOn: row.starts_on,
      endsOn: row.ends_on,
      applicationsFrom: row.applications_from,
      applicationsTo: row.applications_to,
      nextApplicationsFrom: row.next_applications_from,
      nextApplicationsTo: row.next_applications_to,
      capacity: row.capacity,
      taken: row.taken,
      waiting: row.waiting,
      offered: row.offered,
    },
    provider: {
      id: row.provider_id,
      state: row.provider_state,
      hasAgreement: row.has_agreement,
      agreementLeft: row.agreement_left,
    },
    period: row.period_id
      ? {
          id: row.period_id,
          startsOn: row.period_from,
          endsOn: row.period_to,
          applicationsFrom: row.period_applications,
          bannedFrom: row.banned_from,
        }
      : null,
    money: {
      // An account that was never credited is what a certificate in the queue has: no nominal, not an empty one.
      accountId: row.granted === 0n ? null : row.account_id,
      available: (row.available ?? 0n) + (grantable?.most ?? 0n),
      grantable,
      ceilingLeft: row.ceiling_left,
      least,
    },
    living: row.living,
    clashes: row.clashes ?? [],
  }
}

/** The nominal in force less what has been credited or promised of it, within the limits of its category (S-143, S-144). */
function grantableOf(row: Row, { today, melt }: Moment): QuoteFacts['money']['grantable'] {
  if (!row.nominal_id) return null
  const granted = row.granted ?? 0n
  const worth = nominalOn(row.nominal, { startsOn: row.period_from, endsOn: row.period_to }, today, melt)
  const most = minOf(worth - granted, row.nominal_room)
  return most > 0n ? { nominalId: row.nominal_id, actId: row.nominal_act, most, first: granted === 0n } : null
}
