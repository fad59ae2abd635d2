import { type Reader, sql, type Tx } from '#platform/db'
import type { Author, Damage, Entry, Head, Verdict } from './model.ts'
import { sentenceOf } from './words.ts'

/** What happened to a child's data, the latest first: who looked, when and why. The guardian reads it. Records made one have one journal. */
export async function listOfChild(reader: Reader, childId: string | readonly string[], most = 200): Promise<Entry[]> {
  const { rows } = await sql<Omit<Entry, 'sentence'>>`
    select id, at, word, actor_user_id as "userId", actor_role as role, actor_scope_id as "scopeId",
      child_id as "childId", subject_kind as "subjectKind", subject_id as "subjectId", facts, reason
    from audit_entry where child_id = any(${[childId].flat()}::uuid[]) order by at desc, id desc limit ${most}`.execute(
    reader,
  )
  return rows.map((row) => ({ ...row, sentence: sentenceOf(row.word) }))
}

/** The same person did the same thing for the same reason since then: a page that is shown again is not a second look. */
export async function isRecorded(
  reader: Reader,
  by: Author,
  row: { word: string; subjectId: string; reason: string },
  since: Temporal.Instant,
): Promise<boolean> {
  const { rows } = await sql<{ there: boolean }>`
    select exists (
      select from audit_entry where subject_id = ${row.subjectId} and word = ${row.word} and reason = ${row.reason}
        and actor_user_id = ${by.userId} and actor_role = ${by.role} and actor_scope_id is not distinct from ${by.scopeId}
        and at >= ${since}
    ) as there`.execute(reader)
  return rows[0]?.there ?? false
}

/** Ids of rows in no batch, the oldest first. */
export async function listUnsealed(tx: Tx, lookBack: bigint | null, most: number, sealedTo = 0n): Promise<bigint[]> {
  const { rows } = await sql<{ id: bigint }>`
    with floor as (
      select case when ${lookBack}::bigint is null then ${sealedTo}::bigint else coalesce(max(entry_id) - ${lookBack}, 0) end as id
      from audit_batch_entry
    )
    select e.id from audit_entry e
    where e.id > (select id from floor)
      and not exists (
        select from audit_batch_entry b where b.entry_id = e.id and b.entry_id > (select id from floor)
      )
    order by e.id limit ${most}`.execute(tx)
  return rows.map(({ id }) => id)
}

/**
 * Moves the mark below which every row is in a batch: to where the journal ended when the mark was moved last. What was
 * written before has had a whole night to commit, so nothing can appear below the mark any more.
 */
export async function moveMark(tx: Tx): Promise<void> {
  await sql`insert into audit_mark (one, sealed_to, next_to) select true, 0, coalesce(max(id), 0) from audit_entry
    on conflict (one) do update set sealed_to = audit_mark.next_to, next_to = excluded.next_to`.execute(tx)
}

export async function getMark(tx: Tx): Promise<bigint> {
  const { rows } = await sql<{ to: bigint }>`select sealed_to as to from audit_mark`.execute(tx)
  return rows[0]?.to ?? 0n
}

/** The text of a row that is hashed: every column, in one spelling. */
const canonical = sql`jsonb_build_array(e.id, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), e.word,
  e.actor_user_id, e.actor_role, e.actor_scope_id, e.child_id, e.subject_kind, e.subject_id, e.facts, e.reason)::text`

/** sha256(previous hash || rows ordered by id). */
function chained(previous: unknown) {
  return sql`sha256(coalesce(${previous}, ''::bytea) || convert_to(string_agg(${canonical}, E'\n' order by e.id), 'UTF8'))`
}

export async function insertBatch(tx: Tx, ids: readonly bigint[], now: Temporal.Instant): Promise<Head> {
  const { rows } = await sql<Head>`
    with previous as (select number, hash from audit_batch order by number desc limit 1),
    sealed as (
      select ${chained(sql`(select hash from previous)`)} as hash, count(*)::int as entries
      from audit_entry e where e.id = any(${ids}::bigint[])
    ),
    batch as (
      insert into audit_batch (number, sealed_at, entries, previous_hash, hash)
      select coalesce((select number from previous), 0) + 1, ${now}, entries, (select hash from previous), hash from sealed
      returning number, hash
    ),
    members as (
      insert into audit_batch_entry (entry_id, batch_number)
      select id, (select number from batch) from unnest(${ids}::bigint[]) as id
    )
    select number, encode(hash, 'hex') as hash from batch`.execute(tx)
  const [head] = rows
  if (!head) throw new Error('the batch was not written')
  return head
}

/** Rows that are hashed again in one query, so that a long journal is read piece by piece. */
const ROWS_AT_ONCE = 20_000
const BATCHES_AT_ONCE = 200n

/**
 * Hashes the whole journal again and names the first damage. Give the `head` written down elsewhere (the program's log
 * has it): only so is it seen that the last batches were removed together with their rows.
 */
export async function verifyJournal(reader: Reader, head: Head | null = null): Promise<Verdict> {
  const { rows } = await sql<{ batches: number; last: bigint | null; hash: string | null; entries: number }>`
    select count(*)::int as batches, max(number) as last, coalesce(sum(entries), 0)::int as entries,
      (select encode(hash, 'hex') from audit_batch order by number desc limit 1) as hash from audit_batch`.execute(
    reader,
  )
  const { batches = 0, last = null, hash = null, entries = 0 } = rows[0] ?? {}
  const unsealed = await countUnsealed(reader)
  const found = last && hash ? { number: last, hash } : null
  const damage = (await findDamage(reader, last ?? 0n)) ?? (await findLostEnd(reader, head))
  return { batches, entries, unsealed, head: found, damage }
}

async function countUnsealed(reader: Reader): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from audit_entry e
    where not exists (select from audit_batch_entry b where b.entry_id = e.id)`.execute(reader)
  return rows[0]?.count ?? 0
}

async function findDamage(reader: Reader, last: bigint): Promise<Damage | null> {
  for (let from = 1n; from <= last; ) {
    const to = await endOfPiece(reader, from, last)
    const { rows } = await sql<Damage>`
      with wanted as (select generate_series(${from}::bigint, ${to}::bigint) as number),
      again as (
        select b.number, ${chained(sql`b.previous_hash`)} as hash, count(*) as entries
        from audit_batch b join audit_batch_entry m on m.batch_number = b.number join audit_entry e on e.id = m.entry_id
        where b.number in (select number from wanted) group by b.number, b.previous_hash
      )
      select w.number as batch, case
        when b.number is null then 'batch-removed'
        when b.previous_hash is distinct from p.hash then 'chain-broken'
        when a.entries is distinct from b.entries then 'rows-removed'
        else 'rows-changed' end as kind
      from wanted w left join audit_batch b using (number) left join again a using (number)
        left join audit_batch p on p.number = w.number - 1
      where b.number is null or b.previous_hash is distinct from p.hash or a.entries is distinct from b.entries
        or a.hash is distinct from b.hash
      order by w.number limit 1`.execute(reader)
    if (rows[0]) return rows[0]
    from = to + 1n
  }
  return null
}

/** As many batches as hold no more than so many rows, one at least. */
async function endOfPiece(reader: Reader, from: bigint, last: bigint): Promise<bigint> {
  const most = from + BATCHES_AT_ONCE - 1n < last ? from + BATCHES_AT_ONCE - 1n : last
  const { rows } = await sql<{ to: bigint | null }>`select max(number) as to from (
      select number, sum(entries) over (order by number) as rows from audit_batch where number between ${from} and ${most}
    ) piece where rows <= ${ROWS_AT_ONCE}`.execute(reader)
  const to = rows[0]?.to ?? from
  // A removed batch at the end of a piece is still looked for.
  const { rows: beyond } = await sql`select from audit_batch where number between ${from} and ${most}
    and number > ${to}`.execute(reader)
  return beyond.length > 0 ? to : most
}

async function findLostEnd(reader: Reader, head: Head | null): Promise<Damage | null> {
  if (!head) return null
  const { rows } = await sql`select 1 from audit_batch
    where number = ${head.number} and hash = decode(${head.hash}, 'hex')`.execute(reader)
  return rows.length > 0 ? null : { batch: head.number, kind: 'end-removed' }
}
