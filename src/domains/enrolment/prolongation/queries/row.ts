import { type Reader, sql, type Tx } from '#platform/db'
import type { Page } from '#platform/jobs'
import type { Application, ApplicationId } from '../../model.ts'
import type { Candidate, Consent, ProlongationRules, Silence } from '../model.ts'

type Asked = {
  providerId: string
  today: Temporal.PlainDate
  rules: Pick<ProlongationRules, 'aheadDays' | 'endedMonths' | 'nextGroupMonths'>
  /** Only these contracts. */
  ids?: readonly ApplicationId[]
}

/** The most contracts that a page shows and one press takes. */
export const MOST_CANDIDATES = 500

/**
 * Contracts that could go on (S-016, domain 5.5): of a certified programme, in force or ended by expiry a while ago, with
 * a group to go on in: the same one where it runs on, else one of the next module that starts soon after it.
 */
export async function listCandidates(reader: Reader, { providerId, today, rules, ids }: Asked): Promise<Candidate[]> {
  const { aheadDays, endedMonths, nextGroupMonths } = rules
  const { rows } = await sql<Candidate>`
    select a.id, a.number, a.child_id as "childId", child.surname, child.name, child.patronymic, child.birth_on as "birthOn",
      a.certificate_id as "certificateId", a.group_id as "groupId", a.starts_on as "startsOn", a.ends_on as "endsOn",
      a.price_kopecks as price, a.parent_kopecks as parent, c.state as "contractState", p.article, p.name as programme,
      g.name as "group", target.facts as target, after.facts as after, ${customer} as "customerId"
    from enrolment_application a
    join enrolment_contract c on c.application_id = a.id
    join families_child child on child.id = a.child_id
    join programmes_group g on g.id = a.group_id
    join programmes_module m on m.id = g.module_id
    join programmes_programme p on p.id = m.programme_id and p.register = 'certified' and p.state = 'published'
    cross join lateral (${targetOf(nextGroupMonths)}) target
    left join lateral (select json_build_object('id', n.id, 'number', n.number, 'state', n.state,
        'declined', n.state = 'cancelled' and n.reason is null) as facts
      from enrolment_application n where n.prolongs_id = a.id order by n.id desc limit 1) after on true
    where a.provider_id = ${providerId} and a.source = 'certificate'
      and ((a.state = 'enrolled' and c.state = 'active' and a.ends_on <= ${today}::date + ${aheadDays}::int)
        or (a.state = 'ended' and c.state = 'completed'))
      and a.ends_on >= (${today}::date - make_interval(months => ${endedMonths}::int))
      and (${ids ? [...ids] : null}::uuid[] is null or a.id = any(${ids ? [...ids] : null}::uuid[]))
    order by p.name, g.name, child.surname, child.name, a.id limit ${MOST_CANDIDATES}`.execute(reader)
  return rows
}

/** The same group that goes on after the contract, or the next module's with a seat, the soonest first. */
function targetOf(nextGroupMonths: number) {
  const facts = sql`json_build_object('groupId', t.id, 'group', t.name, 'module', tm.name, 'same', t.id = g.id) as facts`
  return sql`
    select * from (
      select ${facts}, false as crowded, t.starts_on from programmes_group t join programmes_module tm on tm.id = t.module_id
      where t.id = g.id and a.ends_on < g.ends_on
      union all
      select ${facts}, t.taken >= t.capacity or t.waiting > 0, t.starts_on
      from programmes_module tm join programmes_group t on t.module_id = tm.id and t.state = 'open'
      where tm.programme_id = m.programme_id and tm.ordinal = m.ordinal + 1 and a.ends_on >= g.ends_on
        and t.starts_on > a.ends_on and t.starts_on <= g.ends_on + make_interval(months => ${nextGroupMonths}::int)
    ) next order by crowded, starts_on limit 1`
}

/** Who concluded the contract while that one still answers for the child, otherwise the holder. */
const customer = sql`(select custody.user_id from families_custody custody
  where custody.child_id = a.child_id and custody.ended_at is null
    and not exists (select from access_login login where login.user_id = custody.user_id)
  order by custody.user_id = coalesce(c.accepted_by, a.submitted_by) desc, custody.holder desc, custody.user_id limit 1)`

/** Locks in the order of the house: certificate, groups by their ids, contract. */
export async function lockForProlongation(
  tx: Tx,
  { id, certificateId, groupId, target }: Pick<Candidate, 'id' | 'certificateId' | 'groupId' | 'target'>,
): Promise<void> {
  await Promise.all([
    sql`select from certificates_certificate where id = ${certificateId} for no key update`.execute(tx),
    sql`select from programmes_group where id in (${groupId}, ${target.groupId}) order by id for no key update`.execute(
      tx,
    ),
    sql`select from enrolment_application where id = ${id} for no key update`.execute(tx),
  ])
}

export async function insertProlongation(
  tx: Tx,
  { id, by }: { id: ApplicationId; by: string },
  now: Temporal.Instant,
): Promise<void> {
  await sql`insert into enrolment_prolongation (application_id, prolonged_at, prolonged_by)
    values (${id}, ${now}, ${by})`.execute(tx)
}

type Offer = { consent: Consent; answerUntil: Temporal.Instant; noticeAt: Temporal.Instant | null }

/** From now on the family may refuse, and is told of it. */
export async function updateOfferedProlongation(
  tx: Tx,
  id: ApplicationId,
  { consent, answerUntil, noticeAt }: Offer,
  now: Temporal.Instant,
): Promise<void> {
  await sql`update enrolment_prolongation set offered_at = ${now}, consent = ${consent}, answer_until = ${answerUntil},
    notice_at = ${noticeAt} where application_id = ${id} and offered_at is null`.execute(tx)
}

/** Nothing is to be done about this prolongation any more. */
export async function settleProlongation(tx: Tx, id: ApplicationId, now: Temporal.Instant): Promise<void> {
  await sql`update enrolment_prolongation set settled_at = ${now}, notice_at = null
    where application_id = ${id} and settled_at is null`.execute(tx)
}

/** Its silence cannot speak now; true only the first time. */
export async function updateStopped(tx: Tx, id: ApplicationId, stopped: 'frozen' | null): Promise<boolean> {
  const { numAffectedRows } = await sql`update enrolment_prolongation set stopped = ${stopped}
    where application_id = ${id} and stopped is distinct from ${stopped}`.execute(tx)
  return numAffectedRows === 1n
}

export type Notice = { offeredAt: Temporal.Instant; notices: number }

/** Counts a notice that is due; null when it was sent by somebody else. */
export async function takeNotice(tx: Tx, id: ApplicationId, now: Temporal.Instant): Promise<Notice | null> {
  const { rows } = await sql<Notice>`update enrolment_prolongation set notices = notices + 1
    where application_id = ${id} and settled_at is null and notice_at <= ${now}
    returning offered_at as "offeredAt", notices`.execute(tx)
  return rows[0] ?? null
}

export async function updateNoticeAt(tx: Tx, id: ApplicationId, at: Temporal.Instant | null): Promise<void> {
  await sql`update enrolment_prolongation set notice_at = ${at} where application_id = ${id}`.execute(tx)
}

/** What decides about silence, read under the lock of its application. */
export async function findSilence(tx: Tx, id: ApplicationId): Promise<Silence | null> {
  const { rows } = await sql<Silence>`
    select r.consent, r.answer_until as "answerUntil", a.starts_on as "startsOn", g.state as "groupState",
      o.state as "providerState",
      old.state as before,
      case when c.id is not null then json_build_object('validity', c.validity, 'activation', c.activation) end as certificate
    from enrolment_prolongation r join enrolment_application a on a.id = r.application_id
    join enrolment_contract old on old.application_id = a.prolongs_id
    join programmes_group g on g.id = a.group_id join providers_provider o on o.id = a.provider_id
    left join certificates_certificate c on c.id = a.certificate_id
    where r.application_id = ${id} and r.settled_at is null and r.answer_until is not null`.execute(tx)
  return rows[0] ?? null
}

type Due = { id: ApplicationId; certificateId: string }

/** Prolongations whose family has had its time, or has left meanwhile, after the one that was looked at last. */
export async function listSilent(reader: Reader, now: Temporal.Instant, page: Page): Promise<Due[]> {
  const left = sql`exists (select from enrolment_contract old
    where old.application_id = a.prolongs_id and old.state = 'terminated')`
  return listDue(reader, sql`(r.answer_until < ${now} or (r.answer_until is not null and ${left}))`, page)
}

export async function listNoticesDue(reader: Reader, now: Temporal.Instant, page: Page): Promise<Due[]> {
  return listDue(reader, sql`r.notice_at <= ${now}`, page)
}

/** Those that waited for an agreement which is there now. */
export async function listAgreed(reader: Reader, page: Page): Promise<Due[]> {
  return listDue(
    reader,
    sql`r.offered_at is null and a.state = 'submitted' and exists (select from providers_agreement agreement
      where agreement.provider_id = a.provider_id and agreement.municipality_id = a.payer_id
        and agreement.period_id = a.period_id and agreement.state = 'active')`,
    page,
  )
}

async function listDue(reader: Reader, due: ReturnType<typeof sql>, { after, most }: Page): Promise<Due[]> {
  const { rows } = await sql<Due>`
    select a.id, a.certificate_id as "certificateId" from enrolment_prolongation r
    join enrolment_application a on a.id = r.application_id
    where r.settled_at is null and ${due} and (${after}::uuid is null or a.id > ${after})
    order by a.id limit ${most}`.execute(reader)
  return rows
}

/** The prolongation of an application for the pages and letters about it. */
export type ProlongationView = {
  prolongedAt: Temporal.Instant
  offeredAt: Temporal.Instant | null
  consent: Consent | null
  answerUntil: Temporal.Instant | null
  stopped: 'frozen' | null
  before: Pick<Application, 'id' | 'number' | 'price' | 'parent' | 'startsOn' | 'endsOn' | 'groupId'>
  /** Notice was given for the contract before: unless it is taken back, nothing goes on. */
  leaving: boolean
  period: string | null
  acceptance: 'cabinet' | 'statement' | 'silence' | null
}

export async function findProlongation(reader: Reader, id: ApplicationId): Promise<ProlongationView | null> {
  type Row = Omit<ProlongationView, 'before'> & {
    [Name in keyof ProlongationView['before'] as `before${Capitalize<Name>}`]: ProlongationView['before'][Name]
  }
  const { rows } = await sql<Row>`
    select r.prolonged_at as "prolongedAt", r.offered_at as "offeredAt", r.consent, r.answer_until as "answerUntil", r.stopped,
      before.id as "beforeId", before.number as "beforeNumber", before.group_id as "beforeGroupId",
      before.price_kopecks as "beforePrice", before.parent_kopecks as "beforeParent", before.starts_on as "beforeStartsOn",
      before.ends_on as "beforeEndsOn",
      exists (select from enrolment_contract old where old.application_id = before.id and old.state = 'terminating') as leaving,
      period.name as period, c.acceptance
    from enrolment_prolongation r join enrolment_application a on a.id = r.application_id
    join enrolment_application before on before.id = a.prolongs_id
    left join region_funding_period period on period.id = a.period_id
    left join enrolment_contract c on c.application_id = a.id
    where r.application_id = ${id}`.execute(reader)
  const [row] = rows
  if (!row) return null
  const { beforeId, beforeNumber, beforeGroupId, beforePrice, beforeParent, beforeStartsOn, beforeEndsOn, ...view } =
    row
  const before = {
    ...{ id: beforeId, number: beforeNumber, groupId: beforeGroupId, price: beforePrice, parent: beforeParent },
    ...{ startsOn: beforeStartsOn, endsOn: beforeEndsOn },
  }
  return { ...view, before }
}
