import { newId } from '#kernel/ids'
import type { AccountId, Unit } from '#ledger'
import { type Reader, sql, type Tx } from '#platform/db'

type Day = Temporal.PlainDate

/** Remembers what a freeze took from an account; what is released later while it lasts is added. */
export async function keepSuspended(
  tx: Tx,
  {
    freezeId,
    accountId,
    nominalId,
    amount,
  }: Record<'freezeId' | 'accountId' | 'nominalId', string> & { amount: bigint },
  now: Temporal.Instant,
): Promise<void> {
  await sql`insert into funding_suspension as kept (id, freeze_id, account_id, nominal_id, amount, suspended_at)
    values (${newId()}, ${freezeId}, ${accountId}, ${nominalId}, ${amount}, ${now})
    on conflict (freeze_id, account_id) do update set amount = kept.amount + excluded.amount`.execute(tx)
}

export type Suspended = {
  id: string
  accountId: AccountId
  amount: bigint
  /** Something had been reserved from it: it melts no more. */
  used: boolean
  /** The account has something else left: its place was never free. */
  holds: boolean
  /** The nominal in force now; null when the period is over. */
  nominal: { id: string; amount: bigint; actId: string; startsOn: Day; endsOn: Day } | null
}

type Row = Omit<Suspended, 'nominal'> & {
  nominalId: string | null
  annual: bigint
  actId: string
  startsOn: Day
  endsOn: Day
}

/** In the order of nominals, as they lock. */
export async function listSuspended(tx: Tx, freezeId: string, today: Day): Promise<Suspended[]> {
  const { rows } = await sql<Row>`select kept.id, kept.account_id as "accountId", kept.amount,
      a.used_at is not null as used, a.granted + a.promised > 0 as holds, n.id as "nominalId", n.amount as annual, n.act_id as "actId",
      p.starts_on as "startsOn", p.ends_on as "endsOn"
    from funding_suspension kept join ledger_account a on a.id = kept.account_id
    join funding_nominal old on old.id = kept.nominal_id
    join region_funding_period p on p.id = a.period_id
    left join funding_nominal n on n.category_id = old.category_id and n.period_id = a.period_id and n.unit = a.unit
      and p.ends_on >= ${today} and n.valid_from <= greatest(${today}::date, p.starts_on)
      and (n.valid_to is null or n.valid_to > greatest(${today}::date, p.starts_on))
    where kept.freeze_id = ${freezeId} and kept.restored_at is null order by n.id, kept.id`.execute(tx)
  return rows.map(({ nominalId, annual, actId, startsOn, endsOn, ...row }) => ({
    ...row,
    nominal: nominalId === null ? null : { id: nominalId, amount: annual, actId, startsOn, endsOn },
  }))
}

export async function updateRestored(tx: Tx, id: string, restored: bigint, now: Temporal.Instant): Promise<void> {
  await sql`update funding_suspension set restored_at = ${now}, restored = ${restored} where id = ${id}`.execute(tx)
}

/** What a freeze keeps in periods that are not over, in each unit. */
export async function listKept(
  reader: Reader,
  freezeId: string,
  today: Day,
): Promise<{ unit: Unit; amount: bigint }[]> {
  const { rows } = await sql<{ unit: Unit; amount: bigint }>`
    select a.unit, sum(kept.amount)::bigint as amount
    from funding_suspension kept join ledger_account a on a.id = kept.account_id
    join region_funding_period p on p.id = a.period_id
    where kept.freeze_id = ${freezeId} and kept.restored_at is null and p.ends_on >= ${today}
    group by a.unit order by a.unit desc`.execute(reader)
  return rows
}
