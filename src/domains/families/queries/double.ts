import type { Day, Instant } from '#kernel/dates'
import { newId } from '#kernel/ids'
import type { PersonName } from '#kernel/names'
import { refuse } from '#kernel/refusal'
import { type Reader, sql, type Tx } from '#platform/db'
import type { ChildId, Duplicate } from '../model.ts'

type DoubleState = 'open' | 'different' | 'merged'
/** Two records that may be one child; `child` is the later one. */
export type Double = {
  id: string
  childId: ChildId
  otherId: ChildId
  score: number
  insisted: boolean
  state: DoubleState
  foundAt: Instant
  decidedAt: Instant | null
  reason: string | null
}
export type DoubleRow = Double & { child: Named; other: Named }
type Named = PersonName & { birthOn: Day; municipalityId: string }

const columns = sql`pair.id, pair.child_id as "childId", pair.other_id as "otherId", pair.score, pair.insisted, pair.state,
  pair.found_at as "foundAt", pair.decided_at as "decidedAt", pair.reason`

/** Whose pairs a desk may see: those with a child of its municipality, or all. One filter for the list and the page. */
export type DoublesOf = { municipalityId: string | null }
const seen = ({ municipalityId }: DoublesOf) =>
  municipalityId === null
    ? sql`true`
    : sql`exists (select from families_child child where child.id in (pair.child_id, pair.other_id)
        and child.municipality_id = ${municipalityId})`

/** Pairs that wait for a decision, the surest first. */
export async function listDoubles(reader: Reader, desk: DoublesOf, most = 200): Promise<DoubleRow[]> {
  const { rows } = await sql<Double & NamedColumns>`select ${columns}, ${names} from families_double pair
      join families_child child on child.id = pair.child_id join families_child other on other.id = pair.other_id
    where pair.state = 'open' and ${seen(desk)} order by pair.score desc, pair.id limit ${most}`.execute(reader)
  return rows.map(withNames)
}

export async function getDouble(reader: Reader, desk: DoublesOf, id: string): Promise<Double> {
  const { rows } = await sql<Double>`select ${columns} from families_double pair
    where pair.id = ${id} and ${seen(desk)}`.execute(reader)
  return rows[0] ?? refuse('http.not-found')
}

/** The pair of a child that waits for a decision; activation asks for it (S-108). */
export async function findOpenDouble(reader: Reader, childId: string): Promise<Double | null> {
  const { rows } = await sql<Double>`select ${columns} from families_double pair
    where pair.child_id = ${childId} and pair.state = 'open' order by pair.score desc limit 1`.execute(reader)
  return rows[0] ?? null
}

/** Notes pairs for staff; one that was decided once is not asked about again. */
export async function insertDoubles(
  tx: Tx,
  found: { childId: string; duplicates: readonly Duplicate[]; insisted: boolean; userId: string | null },
  now: Temporal.Instant,
): Promise<number> {
  const { childId, duplicates, insisted, userId } = found
  if (duplicates.length === 0) return 0
  const rows = duplicates.map(
    (one) =>
      sql`(${newId()}::uuid, ${childId}::uuid, ${one.childId}::uuid, ${one.score}::smallint, ${insisted}::boolean, 'open', ${now}::timestamptz, ${userId}::uuid)`,
  )
  const result =
    await sql`insert into families_double (id, child_id, other_id, score, insisted, state, found_at, found_by)
    values ${sql.join(rows)} on conflict do nothing`.execute(tx)
  return Number(result.numAffectedRows ?? 0)
}

/** Children added since a moment, in the order of their ids. */
export async function listAddedSince(
  reader: Reader,
  { from, after, most }: { from: Instant; after: string | null; most: number },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from families_child
    where created_at >= ${from} and merged_into is null and (${after}::uuid is null or id > ${after}::uuid)
    order by id limit ${most}`.execute(reader)
  return rows.map(({ id }) => id)
}

/** False when somebody decided before. */
export async function updateDouble(
  tx: Tx,
  id: string,
  answer: { state: 'different' | 'merged'; userId: string | null; reason: string },
  now: Temporal.Instant,
): Promise<boolean> {
  const result = await sql`update families_double set state = ${answer.state}, decided_at = ${now},
      decided_by = ${answer.userId}, reason = ${answer.reason} where id = ${id} and state = 'open'`.execute(tx)
  return result.numAffectedRows === 1n
}

type NamedColumns = { childName: Named; otherName: Named }
const nameOf = (table: 'child' | 'other') => sql`json_build_object('surname', ${sql.ref(table)}.surname,
  'name', ${sql.ref(table)}.name, 'patronymic', ${sql.ref(table)}.patronymic, 'birthOn', ${sql.ref(table)}.birth_on,
  'municipalityId', ${sql.ref(table)}.municipality_id)`
const names = sql`${nameOf('child')} as "childName", ${nameOf('other')} as "otherName"`

function withNames({ childName, otherName, ...double }: Double & NamedColumns): DoubleRow {
  const read = (one: Named): Named => ({ ...one, birthOn: Temporal.PlainDate.from(String(one.birthOn)) })
  return { ...double, child: read(childName), other: read(otherName) }
}
