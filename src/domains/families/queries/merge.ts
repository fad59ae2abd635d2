import type { Day, Instant } from '#kernel/dates'
import { nameKey, type PersonName } from '#kernel/names'
import { type Json, refuse } from '#kernel/refusal'
import { type Reader, sql, type Tx } from '#platform/db'
import type { Page } from '#platform/jobs'
import type { Choices, Pair } from '../merge-part.ts'
import type { ChildId, Gender } from '../model.ts'

/** A merge as its history tells it. */
export type Merge = {
  id: string
  keptId: ChildId
  mergedId: ChildId
  choices: Choices
  reason: string
  mergedAt: Instant
  undoUntilOn: Day
  undoneAt: Instant | null
}

const columns = sql`merge.id, merge.kept_id as "keptId", merge.merged_id as "mergedId", merge.choices, merge.reason,
  merge.merged_at as "mergedAt", merge.undo_until_on as "undoUntilOn", merge.undone_at as "undoneAt"`

export async function getMerge(reader: Reader, id: string): Promise<Merge> {
  const { rows } = await sql<Merge>`select ${columns} from families_merge merge where merge.id = ${id}`.execute(reader)
  return rows[0] ?? refuse('http.not-found')
}

export async function lockMerge(tx: Tx, id: string): Promise<Merge> {
  const { rows } = await sql<Merge>`select ${columns} from families_merge merge
    where merge.id = ${id} for update`.execute(tx)
  return rows[0] ?? refuse('http.not-found')
}

export type MergeRow = Merge & PersonName

/** What was merged lately, the latest first; of one municipality or of the region. */
export async function listMerges(
  reader: Reader,
  { municipalityId }: { municipalityId: string | null },
  most = 50,
): Promise<MergeRow[]> {
  const { rows } = await sql<MergeRow>`select ${columns}, child.surname, child.name, child.patronymic
    from families_merge merge join families_child child on child.id = merge.kept_id
    where ${municipalityId}::uuid is null or child.municipality_id = ${municipalityId}
    order by merge.id desc limit ${most}`.execute(reader)
  return rows
}

/** Locks both records, in one order everywhere. False when one of them is merged already or is not there. */
export async function lockPair(tx: Tx, { keptId, mergedId }: Pair): Promise<boolean> {
  const { rows } = await sql<{ merged: string | null }>`select merged_into as merged from families_child
    where id in (${keptId}, ${mergedId}) order by id for update`.execute(tx)
  return rows.length === 2 && rows.every(({ merged }) => merged === null)
}

export async function insertMerge(
  tx: Tx,
  merge: Omit<Merge, 'mergedAt' | 'undoneAt'> & { userId: string | null },
  now: Temporal.Instant,
): Promise<void> {
  await sql`insert into families_merge (id, kept_id, merged_id, choices, reason, merged_at, merged_by, undo_until_on)
    values (${merge.id}, ${merge.keptId}, ${merge.mergedId}, ${JSON.stringify(merge.choices)}::jsonb, ${merge.reason},
      ${now}, ${merge.userId}, ${merge.undoUntilOn})`.execute(tx)
}

export async function insertTrace(tx: Tx, mergeId: string, name: string, trace: Json): Promise<void> {
  await sql`insert into families_merge_part (merge_id, name, trace)
    values (${mergeId}, ${name}, ${JSON.stringify(trace)}::jsonb)`.execute(tx)
}

export async function listTraces(reader: Reader, mergeId: string): Promise<Map<string, Json>> {
  const { rows } = await sql<{ name: string; trace: Json }>`select name, trace from families_merge_part
    where merge_id = ${mergeId}`.execute(reader)
  return new Map(rows.map(({ name, trace }) => [name, trace]))
}

export async function updateUndone(tx: Tx, id: string, userId: string | null, now: Temporal.Instant): Promise<void> {
  await sql`update families_merge set undone_at = ${now}, undone_by = ${userId} where id = ${id}`.execute(tx)
}

/** Merges whose time to be undone is over and that nobody settled yet. */
export async function listUnsettled(reader: Reader, today: Day, { after, most }: Page): Promise<{ id: string }[]> {
  const { rows } = await sql<{ id: string }>`select id from families_merge
    where undone_at is null and settled_at is null and undo_until_on < ${today}
      and (${after}::uuid is null or id > ${after}) order by id limit ${most}`.execute(reader)
  return rows
}

/** False when somebody else did. */
export async function updateSettled(tx: Tx, id: string, now: Temporal.Instant): Promise<boolean> {
  const result = await sql`update families_merge set settled_at = ${now}
    where id = ${id} and undone_at is null and settled_at is null`.execute(tx)
  return result.numAffectedRows === 1n
}

export async function updateMergedInto(tx: Tx, childId: string, keptId: string | null): Promise<void> {
  await sql`update families_child set merged_into = ${keptId} where id = ${childId}`.execute(tx)
}

/** What of a record staff choose between. */
export type Plain = PersonName & { birthOn: Day; gender: Gender; municipalityId: string }

export async function updatePlain(tx: Tx, id: string, plain: Plain): Promise<void> {
  await sql`update families_child set surname = ${plain.surname}, name = ${plain.name}, patronymic = ${plain.patronymic},
      name_key = ${nameKey(plain)}, birth_on = ${plain.birthOn}, gender = ${plain.gender},
      municipality_id = ${plain.municipalityId} where id = ${id}`.execute(tx)
}

/** Where a merged record leads, at the end of all merges; null when it leads nowhere. */
export async function findKeptOf(reader: Reader, mergedId: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    with recursive way as (
      select id, merged_into from families_child where id = ${mergedId}
      union all
      select child.id, child.merged_into from families_child child join way on child.id = way.merged_into
    )
    select id from way where merged_into is null and id <> ${mergedId}`.execute(reader)
  return rows[0]?.id ?? null
}

/** The record and all that were merged into it: their journals are one. */
export async function listRecordsOf(reader: Reader, childId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive record as (
      select id from families_child where id = ${childId}
      union all
      select child.id from families_child child join record on child.merged_into = record.id
    )
    select id from record`.execute(reader)
  return rows.map(({ id }) => id)
}
