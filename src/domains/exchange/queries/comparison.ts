import type { Day, Instant } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import { type Reader, sql, type Tx } from '#platform/db'
import type { Difference } from '../rules/comparison.ts'

type NewComparison = {
  id: string
  partnerId: string
  from: Day
  to: Day
  theirs: number
  ours: number
  differences: readonly Difference[]
}

export async function insertComparison(tx: Tx, comparison: NewComparison, now: Instant): Promise<void> {
  const { id, partnerId, from, to, theirs, ours, differences } = comparison
  await sql`insert into exchange_comparison (id, partner_id, from_on, to_on, theirs, ours, compared_at)
    values (${id}, ${partnerId}, ${from}, ${to}, ${theirs}, ${ours}, ${now})`.execute(tx)
  await sql`insert into exchange_difference (comparison_id, external_id, kind, ours, theirs)
    select ${id}::uuid, d."externalId", d.kind, d.ours, d.theirs
    from jsonb_to_recordset(${JSON.stringify(differences)}::jsonb)
      as d("externalId" text, kind text, ours text, theirs text)`.execute(tx)
}

export type Comparison = {
  id: string
  partner: string
  from: Day
  to: Day
  theirs: number
  ours: number
  comparedAt: Instant
  differences: number
}

const columns = sql`c.id, p.name as partner, c.from_on as "from", c.to_on as "to", c.theirs, c.ours,
  c.compared_at as "comparedAt",
  (select count(*)::int from exchange_difference d where d.comparison_id = c.id) as differences`

export async function listComparisons(reader: Reader, limit: number): Promise<Comparison[]> {
  const { rows } = await sql<Comparison>`select ${columns} from exchange_comparison c
    join exchange_partner p on p.id = c.partner_id order by c.compared_at desc, c.id desc limit ${limit}`.execute(
    reader,
  )
  return rows
}

export async function getComparison(reader: Reader, id: string): Promise<Comparison> {
  const { rows } = await sql<Comparison>`select ${columns} from exchange_comparison c
    join exchange_partner p on p.id = c.partner_id where c.id = ${id}`.execute(reader)
  return rows[0] ?? refuse('http.not-found')
}

export type KeptDifference = Difference & { resentAt: Instant | null }

export async function listDifferences(reader: Reader, comparisonId: string, limit: number): Promise<KeptDifference[]> {
  const { rows } = await sql<KeptDifference>`select external_id as "externalId", kind, ours, theirs,
      resent_at as "resentAt" from exchange_difference
    where comparison_id = ${comparisonId} order by external_id limit ${limit}`.execute(reader)
  return rows
}

type One = { comparisonId: string; externalId: string }

export async function findDifference(
  reader: Reader,
  { comparisonId, externalId }: One,
): Promise<{ partnerId: string; resentAt: Instant | null }> {
  const { rows } = await sql<{ partnerId: string; resentAt: Instant | null }>`
    select c.partner_id as "partnerId", d.resent_at as "resentAt"
    from exchange_difference d join exchange_comparison c on c.id = d.comparison_id
    where d.comparison_id = ${comparisonId} and d.external_id = ${externalId}`.execute(reader)
  return rows[0] ?? refuse('http.not-found')
}

export async function updateResent(tx: Tx, { comparisonId, externalId }: One, now: Instant): Promise<void> {
  await sql`update exchange_difference set resent_at = ${now}
    where comparison_id = ${comparisonId} and external_id = ${externalId}`.execute(tx)
}
