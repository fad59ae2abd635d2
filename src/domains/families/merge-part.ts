import type { Json } from '#kernel/refusal'
import { type Reader, sql, type Tx } from '#platform/db'
import type { ChildId } from './model.ts'

/** `merged` disappears behind `kept`. */
export type Pair = { keptId: ChildId; mergedId: ChildId }
export type Side = 'kept' | 'merged'
/** Field → whose value stays. */
export type Choices = Readonly<Record<string, Side>>

/** What only a person can decide; `forced` says why there is nothing to choose. */
export type MergeChoice = {
  field: string
  legend: string
  options: readonly { value: Side; label: string }[]
  value: Side
  forced: string | null
}

/** What a merge would do in one domain. Obstacles are sentences that say what must be settled first, and where. */
export type MergeView = { consequences: string[]; obstacles: string[]; choices: MergeChoice[] }

/**
 * How one domain takes part in a merge: it answers for its own tables (docs/decisions/013). Parts act in the order of
 * their domains, lowest first, and are undone in the opposite order; `move` returns whatever `undo` needs.
 */
export type MergePart = {
  name: string
  /** Tables with a child in them; a merge is refused while a table of the schema has nobody. */
  tables: readonly string[]
  lock(tx: Tx, pair: Pair): Promise<void>
  preview(reader: Reader, pair: Pair): Promise<MergeView>
  move(tx: Tx, merge: MergeFacts, now: Temporal.Instant): Promise<Json>
  undo(tx: Tx, merge: MergeFacts & { trace: Json }, now: Temporal.Instant): Promise<void>
  /** The merge can no longer be undone: what was kept for that goes, each merge once. */
  settle?(tx: Tx, merge: { pair: Pair; trace: Json }): Promise<void>
  /** Asked when all parts are undone: false when what was begun on the common record ties the two together. */
  isApart?(reader: Reader, pair: Pair): Promise<boolean>
}
export type MergeFacts = { pair: Pair; choices: Choices; byUserId: string | null }

const parts = new Map<string, MergePart>()

/** Declares a domain's part; the module of its manifest imports it. */
export function defineMergePart(part: MergePart): MergePart {
  parts.set(part.name, part)
  return part
}

/** All parts, the lowest domain first: domains are loaded in their order. */
export function listMergeParts(): MergePart[] {
  return [...parts.values()]
}

/** Rows as they stand, to be put back one day. */
export type KeptRows = Record<string, Json>[]

export async function keepRows(tx: Tx, table: string, childIds: readonly string[]): Promise<KeptRows> {
  const { rows } = await sql<{ row: Record<string, Json> }>`
    select to_jsonb(t) as row from ${sql.id(table)} t where child_id = any(${childIds}::uuid[])`.execute(tx)
  return rows.map(({ row }) => row)
}

/** Puts the named columns of kept rows back; what has gone since stays gone. */
export async function putBack(tx: Tx, table: string, rows: KeptRows, columns: readonly string[]): Promise<void> {
  if (rows.length === 0) return
  const values = columns.map((column) => sql`${sql.id(column)} = r.${sql.id(column)}`)
  await sql`update ${sql.id(table)} t set ${sql.join(values)}
    from jsonb_populate_recordset(null::${sql.id(table)}, ${JSON.stringify(rows)}::jsonb) r where r.id = t.id`.execute(
    tx,
  )
}

/** Gives all rows of the merged child to the kept one. */
export async function moveRows(tx: Tx, table: string, { keptId, mergedId }: Pair): Promise<void> {
  await sql`update ${sql.id(table)} set child_id = ${keptId} where child_id = ${mergedId}`.execute(tx)
}

/** Answered by the families themselves; corrections and the journal stay where they were written, as history. */
const ownTables = ['child', 'claim', 'custody', 'double', 'invitation', 'merge', 'place', 'vault', 'correction']
  .map((noun) => `families_${noun}`)
  .concat('audit_entry')

/** Tables that name a child and for which no part answers: with them a merge would lose something. */
export async function listForgottenTables(reader: Reader): Promise<string[]> {
  const answered = [...ownTables, ...listMergeParts().flatMap(({ tables }) => tables)]
  const { rows } = await sql<{ name: string }>`
    select distinct relname as name from pg_class table_
    left join pg_constraint tie on tie.conrelid = table_.oid and tie.contype = 'f' and tie.confrelid = 'families_child'::regclass
    left join pg_attribute child on child.attrelid = table_.oid and child.attname = 'child_id' and not child.attisdropped
    where relkind = 'r' and relnamespace = current_schema()::regnamespace and (tie.oid is not null or child.attnum is not null)
      and relname <> all(${answered}) order by 1`.execute(reader)
  return rows.map(({ name }) => name)
}
