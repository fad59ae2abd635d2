import { type Reader, sql, type Tx } from '#platform/db'
import type { Page } from '#platform/jobs'
import type { GroupId } from '#programmes'
import type { FiledLine, Line, LineId } from './model.ts'

/** Lines that wait to be filed, in their order; of children that this person still answers for. */
export async function listLines(reader: Reader, userId: string): Promise<Line[]> {
  const { rows } = await sql<Line>`
    select line.id, line.child_id as "childId", line.group_id as "groupId", child.name as child, child.birth_on as "birthOn"
    from basket_line line ${ofOwnChild}
    where line.user_id = ${userId} and line.application_id is null
    order by line.ordinal, line.id`.execute(reader)
  return rows
}

/** Lines that became applications, the newest first, until the family takes them out. */
export async function listFiled(reader: Reader, userId: string): Promise<FiledLine[]> {
  const { rows } = await sql<FiledLine>`
    select line.id, application.id as "applicationId", application.number, child.name as child, p.name as programme
    from basket_line line ${ofOwnChild}
    join enrolment_application application on application.id = line.application_id
    join programmes_group g on g.id = line.group_id
    join programmes_module m on m.id = g.module_id
    join programmes_programme p on p.id = m.programme_id
    where line.user_id = ${userId}
    order by line.filed_at desc, line.ordinal`.execute(reader)
  return rows
}

const ofOwnChild = sql`join families_child child on child.id = line.child_id and child.merged_into is null
  join families_custody custody on custody.child_id = child.id and custody.user_id = line.user_id
    and custody.ended_at is null`

export async function countLines(reader: Reader, userId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from basket_line where user_id = ${userId} and application_id is null`.execute(reader)
  return rows[0]?.count ?? 0
}

type Put = { id: LineId; userId: string; childId: string; groupId: GroupId; now: Temporal.Instant }

/** At the end of the basket; false when this child and group are there already. Null opening: no such group. */
export async function insertLine(tx: Tx, { id, userId, childId, groupId, now }: Put): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into basket_line (id, user_id, child_id, group_id, ordinal, added_at, told_at)
    select ${id}, ${userId}, ${childId}, g.id,
      (select coalesce(max(ordinal), 0) + 1 from basket_line where user_id = ${userId}), ${now}::timestamptz,
      case when g.applications_from <= ${now}::timestamptz then ${now}::timestamptz end
    from programmes_group g where g.id = ${groupId}
    on conflict (user_id, child_id, group_id) where application_id is null do nothing`.execute(tx)
  return numAffectedRows === 1n
}

/** The line under its lock: `filed` when a press before this one filed it, null when it is not there or not theirs. */
export async function lockLine(tx: Tx, userId: string, id: LineId): Promise<LockedLine | null> {
  const { rows } = await sql<LockedLine>`
    select child_id as "childId", group_id as "groupId", application_id is not null as filed
    from basket_line where id = ${id} and user_id = ${userId} for update`.execute(tx)
  return rows[0] ?? null
}

export type LockedLine = { childId: string; groupId: GroupId; filed: boolean }

export async function markFiled(tx: Tx, id: LineId, applicationId: string, now: Temporal.Instant): Promise<void> {
  await sql`update basket_line set application_id = ${applicationId}, filed_at = ${now} where id = ${id}`.execute(tx)
}

/** Takes a waiting line out; says of which child it was. */
export async function deleteLine(tx: Tx, userId: string, id: LineId): Promise<string | null> {
  const { rows } = await sql<{ childId: string }>`
    delete from basket_line where id = ${id} and user_id = ${userId} and application_id is null
    returning child_id as "childId"`.execute(tx)
  return rows[0]?.childId ?? null
}

export async function deleteFiled(tx: Tx, userId: string): Promise<void> {
  await sql`delete from basket_line where user_id = ${userId} and application_id is not null`.execute(tx)
}

/** The line changes places with the one before it; the first stays where it is. */
export async function moveUp(tx: Tx, userId: string, id: LineId): Promise<boolean> {
  const { rows } = await sql`
    with mine as (
      select id, row_number() over (order by ordinal, id) as turn from basket_line
      where user_id = ${userId} and application_id is null
    ), moved as (
      select id, case
        when id = ${id} then turn - 1
        when turn + 1 = (select turn from mine where id = ${id}) then turn + 1
        else turn end as turn from mine
    )
    update basket_line set ordinal = moved.turn from moved
    where moved.id = basket_line.id and exists (select from mine where id = ${id})
    returning moved.id`.execute(tx)
  return rows.length > 0
}

export type Opened = { child: string; programme: string; group: string }

/** Marks a family's lines whose groups have begun to take applications as told, and gives them. */
export async function takeOpened(tx: Tx, userId: string, now: Temporal.Instant): Promise<Opened[]> {
  const { rows } = await sql<Opened>`
    with told as (
      update basket_line line set told_at = ${now} from programmes_group g
      where line.user_id = ${userId} and line.told_at is null and line.application_id is null
        and g.id = line.group_id and g.applications_from <= ${now}
      returning line.id)
    select child.name as child, p.name as programme, g.name as "group"
    from told join basket_line line on line.id = told.id ${ofOwnChild}
    join programmes_group g on g.id = line.group_id
    join programmes_module m on m.id = g.module_id
    join programmes_programme p on p.id = m.programme_id
    order by line.ordinal, line.id`.execute(tx)
  return rows
}

/** Families with a line whose group has begun to take applications since it was prepared. */
export async function listOpened(
  reader: Reader,
  now: Temporal.Instant,
  { after, most }: Page,
): Promise<{ id: string }[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct line.user_id as id from basket_line line join programmes_group g on g.id = line.group_id
    where line.told_at is null and line.application_id is null and g.applications_from <= ${now}
      ${after ? sql`and line.user_id > ${after}` : sql``}
    order by line.user_id limit ${most}`.execute(reader)
  return rows
}
