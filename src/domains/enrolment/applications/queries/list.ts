import { type Reader, sql } from '#platform/db'
import { type LessonTime, lessonsOfGroup, type ProgrammeDirection } from '#programmes'
import type { Acceptance, ApplicationId, ApplicationState, ContractId, ContractState, Source } from '../../model.ts'
import type { Consent } from '../../prolongation/model.ts'
import type { Owner } from './row.ts'

/** An application with what people recognise it by: the child, the programme, the group, and its contract. */
export type ApplicationView = {
  id: ApplicationId
  number: string
  state: ApplicationState
  source: Source
  startsOn: Temporal.PlainDate
  endsOn: Temporal.PlainDate
  price: bigint
  certificate: bigint
  parent: bigint
  submittedAt: Temporal.Instant
  /** Which other state system brought it; null for the cabinet and desks. */
  fromSystem: 'gosuslugi' | null
  answerDueOn: Temporal.PlainDate
  decidedAt: Temporal.Instant | null
  reason: string | null
  childId: string
  surname: string
  name: string
  patronymic: string | null
  birthOn: Temporal.PlainDate
  /** Axes of the child's certificate that decide about enrolment (S-002); null without one. */
  certificateId: string | null
  activation: string | null
  validity: string | null
  article: number
  programme: string
  direction: ProgrammeDirection
  module: string
  groupId: string
  group: string
  teacher: string
  address: string
  lessons: LessonTime[]
  providerId: string
  provider: string
  providerPhone: string
  providerEmail: string
  contractId: ContractId | null
  contractState: ContractState | null
  offeredAt: Temporal.Instant | null
  /** The contract that this one prolongs (S-016). */
  prolongsId: ApplicationId | null
  /** The contract before ends by notice: silence brings nothing into force. */
  leaving: boolean
  /** False while the contract before holds the seat for both. */
  holdsSeat: boolean
  /** Of a prolongation that was offered: whether silence is enough, and until when the family may answer (S-020). */
  consent: Consent | null
  answerUntil: Temporal.Instant | null
  acceptedAt: Temporal.Instant | null
  /** How the contract was concluded, and of which day the signed statement is (S-074). */
  acceptance: Acceptance | null
  statementOn: Temporal.PlainDate | null
  /** Last day on which the offer can be accepted; null where nobody has to press. */
  acceptDueOn: Temporal.PlainDate | null
}

export type Narrowing = {
  childId?: string
  states?: readonly ApplicationState[]
  /** The last one already seen: older ones follow. */
  before?: ApplicationId
  limit?: number
  /** The provider answers what is due first; a family sees the newest first. */
  order?: 'newest' | 'due'
  /** Only what ended within these days (S-043); the zone tells the day of what had no contract. */
  endedIn?: { startsOn: Temporal.PlainDate; endsOn: Temporal.PlainDate; zone: string } | undefined
}

const mostShown = 200

/** Applications of a guardian's children, or of a provider: the same condition as for a single one. */
export async function listApplications(
  reader: Reader,
  owner: Owner,
  narrowing: Narrowing = {},
): Promise<ApplicationView[]> {
  const { childId = null, states = null, before = null, limit = mostShown, order = 'newest', endedIn } = narrowing
  const { rows } = await sql<ApplicationView>`
    select ${applicationColumns} from ${applicationSource}
    where ${ownedBy(owner)}
      and (${childId}::uuid is null or a.child_id = ${childId})
      ${states ? sql`and ${standsIn(states)}` : sql``}
      and (${before}::uuid is null or a.id < ${before})
      ${endedIn ? sql`and ${endedOn(endedIn.zone)} between ${endedIn.startsOn} and ${endedIn.endsOn}` : sql``}
    order by ${order === 'due' ? sql`a.answer_due_on, a.submitted_at, a.id` : sql`a.id desc`}
    limit ${limit}`.execute(reader)
  return rows
}

/** A funding period with what ended in it. */
export type ArchivePeriod = { id: string; name: string; count: number }

/** The periods in which something of the owner ended, the newest first. */
export async function listArchivePeriods(
  reader: Reader,
  owner: Owner,
  { childId = null, states, zone }: { childId?: string | null; states: readonly ApplicationState[]; zone: string },
): Promise<ArchivePeriod[]> {
  const { rows } = await sql<ArchivePeriod>`
    select period.id, period.name, count(*)::int as count from enrolment_application a
    join region_funding_period period on ${endedOn(zone)} between period.starts_on and period.ends_on
    where ${ownedBy(owner)} and ${standsIn(states)} and (${childId}::uuid is null or a.child_id = ${childId})
    group by period.id, period.name, period.starts_on order by period.starts_on desc`.execute(reader)
  return rows
}

/** The last day of a study that ended, or the day on which an application was closed. */
function endedOn(zone: string) {
  return sql`case when a.state = 'ended' then a.ends_on else (a.decided_at at time zone ${zone})::date end`
}

/** One application of the owner; null for one that is not there or not theirs. */
export async function findApplicationView(
  reader: Reader,
  owner: Owner,
  id: ApplicationId,
): Promise<ApplicationView | null> {
  const { rows } = await sql<ApplicationView>`
    select ${applicationColumns} from ${applicationSource} where a.id = ${id} and ${ownedBy(owner)}`.execute(reader)
  return rows[0] ?? null
}

/** One application for letters: the job was planned by an act that had checked whose it is. */
export async function findAnyApplicationView(reader: Reader, id: ApplicationId): Promise<ApplicationView | null> {
  const { rows } =
    await sql<ApplicationView>`select ${applicationColumns} from ${applicationSource} where a.id = ${id}`.execute(
      reader,
    )
  return rows[0] ?? null
}

/** How many applications stand in each state; a prolongation that its family refused among the refused ones. */
export async function countApplications(
  reader: Reader,
  owner: Owner,
  childId?: string,
): Promise<ReadonlyMap<ApplicationState, number>> {
  const { rows } = await sql<{ state: ApplicationState; count: number }>`
    select case when ${declinedProlongation} then 'refused' else a.state end as state, count(*)::int as count
    from enrolment_application a
    where ${ownedBy(owner)} and (${childId ?? null}::uuid is null or a.child_id = ${childId ?? null})
    group by 1`.execute(reader)
  return new Map(rows.map(({ state, count }) => [state, count]))
}

/** How many applications should have been answered before today. */
export async function countOverdue(reader: Reader, owner: Owner, today: Temporal.PlainDate): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from enrolment_application a
    where ${ownedBy(owner)} and a.state = 'submitted' and a.answer_due_on < ${today}`.execute(reader)
  return rows[0]?.count ?? 0
}

function ownedBy(owner: Owner) {
  return 'guardianId' in owner
    ? sql`exists (select from families_custody custody where custody.child_id = a.child_id
        and custody.user_id = ${owner.guardianId} and custody.ended_at is null)`
    : sql`a.provider_id = ${owner.providerId}`
}

/** A prolongation that its family refused: a refusal for both sides, as any other (domain 5.1, S-022). */
export const declinedProlongation = sql`(a.state = 'cancelled' and a.prolongs_id is not null and a.reason is null)`

function standsIn(states: readonly ApplicationState[]) {
  const those = sql`a.state = any(${[...states]})`
  const [refused, cancelled] = [states.includes('refused'), states.includes('cancelled')]
  if (refused === cancelled) return those
  return refused ? sql`(${those} or ${declinedProlongation})` : sql`(${those} and not ${declinedProlongation})`
}

export const applicationSource = sql`enrolment_application a
  join families_child child on child.id = a.child_id
  join programmes_group g on g.id = a.group_id
  join programmes_module m on m.id = g.module_id
  join programmes_programme p on p.id = m.programme_id
  join providers_provider o on o.id = a.provider_id
  left join certificates_certificate c on c.id = a.certificate_id
  left join enrolment_contract contract on contract.application_id = a.id
  left join enrolment_prolongation prolongation on prolongation.application_id = a.id`

export const applicationColumns = sql`a.id, a.number, a.state, a.source, a.starts_on as "startsOn", a.ends_on as "endsOn",
  a.price_kopecks as price, a.certificate_kopecks as certificate, a.parent_kopecks as parent,
  a.submitted_at as "submittedAt", a.from_system as "fromSystem",
  a.answer_due_on as "answerDueOn", a.decided_at as "decidedAt", a.reason,
  a.child_id as "childId", child.surname, child.name, child.patronymic, child.birth_on as "birthOn",
  a.prolongs_id as "prolongsId", a.holds_seat as "holdsSeat",
  exists (select from enrolment_contract old where old.application_id = a.prolongs_id
    and old.state in ('terminating', 'terminated')) as leaving, prolongation.consent, prolongation.answer_until as "answerUntil",
  a.certificate_id as "certificateId", c.activation, c.validity,
  p.article, p.name as programme, p.direction, m.name as module,
  g.id as "groupId", g.name as "group", g.teacher, g.address,
  ${lessonsOfGroup},
  o.id as "providerId", o.short_name as provider, o.phone as "providerPhone", o.email as "providerEmail",
  contract.id as "contractId", contract.state as "contractState", contract.offered_at as "offeredAt",
  contract.accepted_at as "acceptedAt", contract.acceptance, contract.statement_on as "statementOn",
  contract.accept_due_on as "acceptDueOn"`
