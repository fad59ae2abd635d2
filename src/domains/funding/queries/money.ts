import type { AccountId } from '#ledger'
import { type Reader, sql, type Tx } from '#platform/db'
import type { Ceiling, Nominal, Purse } from '../model/nominal.ts'

type Slice = { slice: number; amount: bigint; committed: bigint }

/** Certificate facts of a day that a grant depends on; locks the certificate, the first in the order of locks. */
export async function lockHolder(
  tx: Tx,
  certificateId: string,
  day: Temporal.PlainDate,
): Promise<{ categoryId: string; municipalityId: string; funded: boolean; validity: string } | null> {
  const { rows } = await sql<{ categoryId: string; municipalityId: string; funded: boolean; validity: string }>`
    select c.category_id as "categoryId", c.municipality_id as "municipalityId", c.validity,
      k.funded and (k.closed_on is null or k.closed_on > ${day}) as funded
    from certificates_certificate c join certificates_category k on k.id = c.category_id
    where c.id = ${certificateId} for no key update of c`.execute(tx)
  return rows[0] ?? null
}

/** Nominals of the running and all later periods that are in force on a day, in the order in which they are counted. */
export async function listNominals(reader: Reader, categoryId: string, day: Temporal.PlainDate): Promise<Nominal[]> {
  const { rows } = await sql<Nominal>`
    select n.id, n.period_id as "periodId", p.starts_on as "startsOn", p.ends_on as "endsOn", n.unit, n.amount, n.act_id as "actId"
    from funding_nominal n join region_funding_period p on p.id = n.period_id
      join certificates_category k on k.id = n.category_id
    where n.category_id = ${categoryId} and p.ends_on >= ${day}
      and (k.closed_on is null or k.closed_on > greatest(${day}::date, p.starts_on))
      and n.valid_from <= greatest(${day}::date, p.starts_on)
      and (n.valid_to is null or n.valid_to > greatest(${day}::date, p.starts_on))
    order by n.id`.execute(reader)
  return rows
}

/** Counts one holder more within the limits of count and sum; false when a limit is reached (S-143, S-144). */
export async function countHolder(tx: Tx, nominalId: string, amount: bigint, holders: 0 | 1 = 1): Promise<boolean> {
  const result = await sql`
    update funding_nominal set holders = holders + ${holders}::int, granted = granted + ${amount}
    where id = ${nominalId} and (count_limit is null or holders + ${holders}::int <= count_limit)
      and (sum_limit is null or granted + ${amount} <= sum_limit)`.execute(tx)
  return result.numAffectedRows === 1n
}

/** The nominal of a category in a period, locked, with what is free within its limits; null is without a limit. */
export async function lockRoom(
  tx: Tx,
  categoryId: string,
  periodId: string,
  unit: string,
): Promise<{ nominalId: string; count: number | null; sum: bigint | null }> {
  const { rows } = await sql<{ nominalId: string; count: number | null; sum: bigint | null }>`
    select id as "nominalId", count_limit - holders as count, sum_limit - granted as sum from funding_nominal
    where category_id = ${categoryId} and period_id = ${periodId} and unit = ${unit} and valid_to is null for update`.execute(
    tx,
  )
  const [room] = rows
  if (!room) throw new Error(`no nominal of the category ${categoryId} in the period ${periodId}`)
  return room
}

/** Holders and sums credited within the limits; below zero what came back. */
export async function moveCounted(
  tx: Tx,
  nominalId: string,
  { holders, amount }: { holders: number; amount: bigint },
): Promise<void> {
  await sql`update funding_nominal set holders = holders + ${holders}::int, granted = granted + ${amount} where id = ${nominalId}`.execute(
    tx,
  )
}

export type Left = {
  accountId: AccountId
  available: bigint
  granted: bigint
  promised: bigint
  nominalId: string | null
}

/** Accounts of a certificate with money left, each with the nominal it came from; in the order of nominals, as they lock. */
export async function listLeft(tx: Tx, certificateId: string): Promise<Left[]> {
  const { rows } = await sql<Left>`
    select a.id as "accountId", a.available, a.granted, a.promised, (select e.cause_id from ledger_entry e
      where e.account_id = a.id and e.kind = 'grant' order by e.id limit 1) as "nominalId"
    from ledger_account a where a.certificate_id = ${certificateId} and a.available > 0 order by "nominalId", a.id`.execute(
    tx,
  )
  return rows
}

/** Less granted; with the last of it the holder's place within the limits of count and sum is free. */
export async function uncountHolder(
  tx: Tx,
  nominalId: string,
  { amount, gone }: { amount: bigint; gone: boolean },
): Promise<void> {
  await sql`update funding_nominal set holders = holders - ${gone ? 1 : 0}::int, granted = granted - ${amount}
    where id = ${nominalId}`.execute(tx)
}

/** Adds to what is committed, below zero to give back; false when the ceiling, or what is committed, does not have it. */
export async function moveCommitted(tx: Tx, purse: Purse, slice: number, amount: bigint): Promise<boolean> {
  const { municipalityId, periodId, unit } = purse
  const { rows } = await sql<{ done: boolean }>`
    select funding_commit(${municipalityId}, ${periodId}, ${unit}, ${slice}::smallint, ${amount}) as done`.execute(tx)
  return rows[0]?.done ?? false
}

/** One change of a ceiling at a time, also of a first one that has no rows to lock yet. */
export async function lockCeiling(tx: Tx, { municipalityId, periodId, unit }: Purse): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`funding-ceiling ${municipalityId} ${periodId} ${unit}`}, 0))`.execute(
    tx,
  )
}

export async function lockSlices(tx: Tx, { municipalityId, periodId, unit }: Purse): Promise<Slice[]> {
  const { rows } = await sql<Slice>`
    select slice, amount, committed from funding_ceiling_slice
    where municipality_id = ${municipalityId} and period_id = ${periodId} and unit = ${unit}
    order by slice for update`.execute(tx)
  return rows
}

export async function putSlice(tx: Tx, purse: Purse, { slice, amount, committed }: Slice): Promise<void> {
  const { municipalityId, periodId, unit } = purse
  await sql`
    insert into funding_ceiling_slice (municipality_id, period_id, unit, slice, amount, committed)
    values (${municipalityId}, ${periodId}, ${unit}, ${slice}, ${amount}, ${committed})
    on conflict (municipality_id, period_id, unit, slice) do update set amount = excluded.amount, committed = excluded.committed`.execute(
    tx,
  )
}

export async function insertCeiling(
  tx: Tx,
  id: string,
  purse: Purse,
  facts: { amount: bigint; actId: string; now: Temporal.Instant },
): Promise<void> {
  await tx
    .insertInto('funding_ceiling')
    .values({
      id,
      municipality_id: purse.municipalityId,
      period_id: purse.periodId,
      unit: purse.unit,
      amount: facts.amount,
      set_at: facts.now,
      act_id: facts.actId,
    })
    .execute()
}

export async function getCeiling(reader: Reader, purse: Purse): Promise<Ceiling> {
  const { rows } = await sql<{ amount: bigint; committed: bigint }>`
    select coalesce(sum(amount), 0)::bigint as amount, coalesce(sum(committed), 0)::bigint as committed
    from funding_ceiling_slice
    where municipality_id = ${purse.municipalityId} and period_id = ${purse.periodId} and unit = ${purse.unit}`.execute(
    reader,
  )
  const { amount = 0n, committed = 0n } = rows[0] ?? {}
  return { amount, committed, left: amount - committed }
}
