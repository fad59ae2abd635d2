import type { Day, Instant } from '#kernel/dates'
import { newId } from '#kernel/ids'
import { type Reader, sql, type Tx } from '#platform/db'
import type { ProgrammeId, Register } from '../model.ts'
import type { Check, CheckId, CheckKind, CheckState, Edit } from '../own.ts'

const columns = sql`c.id, c.programme_id as "programmeId", c.kind, c.attempt, c.state, c.asked_at as "askedAt",
  c.due_on as "dueOn", c.decided_at as "decidedAt", c.reason`

/** How the latest check of a programme stands. */
export async function findLatestCheck(reader: Reader, programmeId: ProgrammeId): Promise<Check | null> {
  const { rows } = await sql<Check>`select ${columns} from programmes_check c where c.programme_id = ${programmeId}
    order by c.attempt desc limit 1`.execute(reader)
  return rows[0] ?? null
}

export async function listChecksOf(reader: Reader, programmeId: ProgrammeId): Promise<Check[]> {
  const { rows } = await sql<Check>`select ${columns} from programmes_check c where c.programme_id = ${programmeId}
    order by c.attempt desc`.execute(reader)
  return rows
}

export async function findCheck(reader: Reader, id: string): Promise<Check | null> {
  const { rows } = await sql<Check>`select ${columns} from programmes_check c where c.id = ${id}`.execute(reader)
  return rows[0] ?? null
}

export type CheckLine = Check & { programme: string; register: Register; provider: string; municipality: string }

/** What waits for the operator, the longest overdue first; or the latest decisions. */
export async function listChecks(reader: Reader, what: 'waiting' | 'decided'): Promise<CheckLine[]> {
  const waiting = what === 'waiting'
  const { rows } = await sql<CheckLine>`select ${columns}, p.name as programme, p.register, o.short_name as provider,
      r.name as municipality
    from programmes_check c join programmes_programme p on p.id = c.programme_id
    join providers_provider o on o.id = p.provider_id join region_municipality r on r.id = p.municipality_id
    where ${waiting ? sql`c.state = 'waiting'` : sql`c.state in ('approved', 'refused')`}
    order by ${waiting ? sql`c.due_on, c.asked_at` : sql`c.decided_at desc`}, c.id limit 200`.execute(reader)
  return rows
}

type NewCheck = { programmeId: ProgrammeId; kind: CheckKind; dueOn: Day; by: string }

export async function insertCheck(tx: Tx, { programmeId, kind, dueOn, by }: NewCheck, now: Instant): Promise<CheckId> {
  const id = newId<'check'>()
  await sql`insert into programmes_check (id, programme_id, kind, attempt, state, asked_at, asked_by, due_on)
    select ${id}, ${programmeId}, ${kind}, coalesce(max(attempt), 0) + 1, 'waiting', ${now}, ${by}, ${dueOn}
    from programmes_check where programme_id = ${programmeId}`.execute(tx)
  return id
}

type Decided = { state: Exclude<CheckState, 'waiting'>; by: string; reason?: string }

/** Ends the check that waits on a programme, if there is one. */
export async function updateWaiting(tx: Tx, programmeId: ProgrammeId, { state, by, reason }: Decided, now: Instant) {
  await sql`update programmes_check set state = ${state}, decided_at = ${now}, decided_by = ${by}, reason = ${reason ?? null}
    where programme_id = ${programmeId} and state = 'waiting'`.execute(tx)
}

export type NewEdit = Pick<Edit, 'place' | 'field' | 'was' | 'became'>

export async function insertEdits(
  tx: Tx,
  programmeId: ProgrammeId,
  edits: readonly NewEdit[],
  by: string,
  now: Instant,
) {
  for (const { place, field, was, became } of edits)
    await sql`insert into programmes_edit (programme_id, place, field, was, became, edited_at, edited_by)
      values (${programmeId}, ${place}, ${field}, ${was}, ${became}, ${now}, ${by})`.execute(tx)
}

/** History of changes by field, the newest first. */
export async function listEdits(reader: Reader, programmeId: ProgrammeId): Promise<Edit[]> {
  const { rows } = await sql<Edit>`select e.place, e.field, e.was, e.became, e.edited_at as "editedAt",
      u.surname || ' ' || left(u.name, 1) || '.' as editor
    from programmes_edit e join access_user u on u.id = e.edited_by
    where e.programme_id = ${programmeId} order by e.id desc limit 200`.execute(reader)
  return rows
}
