import { type Reader, sql, type Tx } from '#platform/db'
import type { Page } from '#platform/jobs'
import { type GroupId, lessonsOfGroup } from '#programmes'
import type { Owner } from '../applications/queries/row.ts'
import type { ApplicationId } from '../model.ts'
import type { Waiting, WaitingId, WaitingState, WaitingView } from './model.ts'

/** Puts a child at the end of the list; false when it stands there already. The group is locked, so places follow commits. */
export async function insertWaiting(
  tx: Tx,
  { id, childId, groupId, by }: { id: WaitingId; childId: string; groupId: GroupId; by: string },
  now: Temporal.Instant,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into enrolment_waiting (id, child_id, group_id, state, joined_at, joined_by)
    values (${id}, ${childId}, ${groupId}, 'waiting', ${now}, ${by})
    on conflict (child_id, group_id) where state in ('waiting', 'offered') do nothing`.execute(tx)
  return numAffectedRows === 1n
}

/** Locks the group, then the entry of the list; null when it is not there or of nobody of the guardian's. */
export async function lockWaiting(tx: Tx, id: WaitingId, guardianId?: string): Promise<Waiting | null> {
  const mine = guardianId ? ownedBy({ guardianId }) : sql`true`
  const [, { rows }] = await Promise.all([
    sql`select from programmes_group
      where id = (select w.group_id from enrolment_waiting w where w.id = ${id} and ${mine}) for no key update`.execute(
      tx,
    ),
    sql<Waiting>`select ${own} from enrolment_waiting w where w.id = ${id} and ${mine} for no key update`.execute(tx),
  ])
  return rows[0] ?? null
}

type WaitingGroup = { takes: boolean; over: boolean; moduleId: string }

/** Locks the group: whether it takes children now, and whether it never will again. */
export async function lockWaitingGroup(
  tx: Tx,
  groupId: GroupId,
  { now, today }: { now: Temporal.Instant; today: Temporal.PlainDate },
): Promise<WaitingGroup | null> {
  await sql`select from programmes_group where id = ${groupId} for no key update`.execute(tx)
  const { rows } = await sql<WaitingGroup>`
    select g.module_id as "moduleId",
      g.state = 'open' and m.enrolment_open and p.state = 'published' and o.state = 'active'
        and ${now} between g.applications_from and g.applications_to and g.ends_on > ${today} as takes,
      g.state = 'archive' or p.state = 'archive' or g.ends_on <= ${today} as over
    from programmes_group g join programmes_module m on m.id = g.module_id
    join programmes_programme p on p.id = m.programme_id join providers_provider o on o.id = p.provider_id
    where g.id = ${groupId}`.execute(tx)
  return rows[0] ?? null
}

export type Head = { id: WaitingId; childId: string; enrolled: boolean }

/** Who is offered the next seat, and whether the child studies or has applied on the module meanwhile. */
export async function findHead(tx: Tx, groupId: GroupId): Promise<Head | null> {
  const { rows } = await sql<Head>`
    select w.id, w.child_id as "childId", exists (select from enrolment_application a
        join programmes_group other on other.id = a.group_id join programmes_group g on g.id = w.group_id
        where a.child_id = w.child_id and a.state in ('submitted', 'confirmed', 'enrolled')
          and other.module_id = g.module_id) as enrolled
    from enrolment_waiting w where w.group_id = ${groupId} and w.state = 'waiting' order by w.ordinal limit 1`.execute(
    tx,
  )
  return rows[0] ?? null
}

export async function updateOffered(
  tx: Tx,
  id: WaitingId,
  until: Temporal.Instant,
  now: Temporal.Instant,
): Promise<void> {
  await sql`update enrolment_waiting set state = 'offered', offered_at = ${now}, offer_until = ${until}
    where id = ${id} and state = 'waiting'`.execute(tx)
}

/** Ends an entry that is in the state; false when it is not. */
export async function updateWaitingEnded(
  tx: Tx,
  { id, from, to, reason = null }: { id: WaitingId; from: WaitingState; to: WaitingState; reason?: string | null },
  now: Temporal.Instant,
): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update enrolment_waiting set state = ${to}, ended_at = ${now}, reason = ${reason}
    where id = ${id} and state = ${from}`.execute(tx)
  return numAffectedRows === 1n
}

/** The offer becomes the application's seat; false when its term is over. */
export async function updateWaitingTaken(
  tx: Tx,
  { applicationId, childId, groupId }: { applicationId: ApplicationId; childId: string; groupId: GroupId },
  now: Temporal.Instant,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update enrolment_waiting set state = 'taken', ended_at = ${now}, application_id = ${applicationId}
    where child_id = ${childId} and group_id = ${groupId} and state = 'offered' and offer_until >= ${now}`.execute(tx)
  return numAffectedRows === 1n
}

/** Offers whose term is over. */
export async function listMissed(
  reader: Reader,
  now: Temporal.Instant,
  { after, most }: Page,
): Promise<{ id: WaitingId }[]> {
  const { rows } = await sql<{ id: WaitingId }>`select id from enrolment_waiting
    where state = 'offered' and offer_until < ${now} and (${after}::uuid is null or id > ${after})
    order by id limit ${most}`.execute(reader)
  return rows
}

/** Groups with a waiting list in which a seat is free, or which are over. */
export async function listWantedGroups(
  reader: Reader,
  today: Temporal.PlainDate,
  { after, most }: Page,
): Promise<{ id: GroupId }[]> {
  const { rows } = await sql<{ id: GroupId }>`
    select g.id from programmes_group g join programmes_module m on m.id = g.module_id
    join programmes_programme p on p.id = m.programme_id
    where g.waiting > 0 and (g.taken < g.capacity or g.state = 'archive' or p.state = 'archive' or g.ends_on <= ${today})
      and (${after}::uuid is null or g.id > ${after})
    order by g.id limit ${most}`.execute(reader)
  return rows
}

/** Every list in which the child of a certificate waits. */
export async function listWaitingOn(reader: Reader, certificateId: string): Promise<WaitingId[]> {
  const { rows } = await sql<{ id: WaitingId }>`
    select w.id from certificates_certificate c join enrolment_waiting w on w.child_id = c.child_id
    where c.id = ${certificateId} and w.state in ('waiting', 'offered') order by w.id`.execute(reader)
  return rows.map(({ id }) => id)
}

/** Waiting lists of a guardian's children, the living ones first; or of one group of a provider, in order. */
export async function listWaiting(
  reader: Reader,
  owner: Owner,
  { childId = null, groupId = null }: { childId?: string | null; groupId?: string | null } = {},
): Promise<WaitingView[]> {
  const { rows } = await sql<WaitingView>`
    select ${columns} from ${from} where ${ownedBy(owner)}
      and (${childId}::uuid is null or w.child_id = ${childId}) and (${groupId}::uuid is null or w.group_id = ${groupId})
    order by w.state in ('waiting', 'offered') desc, ${groupId ? sql`w.ordinal` : sql`w.ordinal desc`} limit 200`.execute(
    reader,
  )
  return rows
}

/** Where a child waits for this group; null when it does not. */
export async function findPlaceInLine(
  reader: Reader,
  { childId, groupId }: { childId: string; groupId: string },
): Promise<WaitingId | null> {
  const { rows } = await sql<{ id: WaitingId }>`select id from enrolment_waiting
    where child_id = ${childId} and group_id = ${groupId} and state in ('waiting', 'offered')`.execute(reader)
  return rows[0]?.id ?? null
}

/** One for letters: the job was planned by an act that had checked whose it is. */
export async function findAnyWaitingView(reader: Reader, id: WaitingId): Promise<WaitingView | null> {
  const { rows } = await sql<WaitingView>`select ${columns} from ${from} where w.id = ${id}`.execute(reader)
  return rows[0] ?? null
}

function ownedBy(owner: Owner) {
  return 'guardianId' in owner
    ? sql`exists (select from families_custody custody where custody.child_id = w.child_id
        and custody.user_id = ${owner.guardianId} and custody.ended_at is null)`
    : sql`exists (select from programmes_group og join programmes_module om on om.id = og.module_id
        join programmes_programme op on op.id = om.programme_id
        where og.id = w.group_id and op.provider_id = ${owner.providerId})`
}

const from = sql`enrolment_waiting w
  join families_child child on child.id = w.child_id
  join programmes_group g on g.id = w.group_id
  join programmes_module m on m.id = g.module_id
  join programmes_programme p on p.id = m.programme_id
  join providers_provider o on o.id = p.provider_id`

const own = sql`w.id, w.child_id as "childId", w.group_id as "groupId", w.state, w.offer_until as "offerUntil"`
const columns = sql`${own}, w.joined_at as "joinedAt", w.offered_at as "offeredAt", w.ended_at as "endedAt", w.reason,
  w.application_id as "applicationId",
  case when w.state = 'waiting' then (select count(*)::int from enrolment_waiting ahead
    where ahead.group_id = w.group_id and ahead.state = 'waiting' and ahead.ordinal <= w.ordinal) end as place,
  child.surname, child.name, child.patronymic, child.birth_on as "birthOn",
  p.article, p.name as programme, g.name as "group", o.short_name as provider, o.phone as "providerPhone", ${lessonsOfGroup}`
export async function findWaitingView(reader: Reader, owner: Owner, id: WaitingId): Promise<WaitingView | null> {
  const { rows } =
    await sql<WaitingView>`select ${columns} from ${from} where w.id = ${id} and ${ownedBy(owner)}`.execute(reader)
  return rows[0] ?? null
}
