import { sql, type Tx } from '#platform/db'

type Place = { municipalityId: string; nextPeriodId: string; categoryId: string; actId: string }
type Wishes = {
  families?: readonly { certificateId: string }[]
  course?: { providerId: string }
  agreement?: boolean
  nominal?: bigint | null
}

/** The next period as a municipality opens it: ceiling, nominal on certificates (none for null) and an agreement. */
export async function aNextPeriod(
  tx: Tx,
  town: Place,
  { families = [], course, agreement = true, nominal = 1_200_000n }: Wishes,
): Promise<void> {
  const { municipalityId, nextPeriodId, categoryId, actId } = town
  await sql`insert into funding_ceiling_slice (municipality_id, period_id, unit, slice, amount)
    select ${municipalityId}, ${nextPeriodId}, 'kopecks', s, 10000000 from generate_series(0, 15) s
    on conflict do nothing`.execute(tx)
  if (course && agreement)
    await sql`insert into providers_agreement (id, provider_id, municipality_id, period_id, number, signed_on, state)
      values (gen_random_uuid(), ${course.providerId}, ${municipalityId}, ${nextPeriodId}, '2', '2026-12-01', 'active')`.execute(
      tx,
    )
  if (nominal === null) return
  if (nominal > 0n)
    await sql`insert into funding_nominal (id, category_id, period_id, unit, amount, valid_from, act_id)
      select gen_random_uuid(), ${categoryId}, ${nextPeriodId}, 'kopecks', ${nominal}, '2027-01-01', ${actId}
      where not exists (select from funding_nominal where period_id = ${nextPeriodId})`.execute(tx)
  for (const { certificateId } of families) await credit(tx, { certificateId, ...town, nominal })
}

type Credited = Pick<Place, 'municipalityId' | 'nextPeriodId' | 'actId'> & { certificateId: string; nominal: bigint }

async function credit(
  tx: Tx,
  { certificateId, nextPeriodId, municipalityId, actId, nominal }: Credited,
): Promise<void> {
  await sql`insert into ledger_account (id, certificate_id, period_id, payer_id, unit)
    values (gen_random_uuid(), ${certificateId}, ${nextPeriodId}, ${municipalityId}, 'kopecks')`.execute(tx)
  await sql`with granted as (
      update funding_nominal set holders = holders + 1, granted = granted + ${nominal} where period_id = ${nextPeriodId}
      returning id)
    insert into ledger_entry (account_id, kind, from_pot, to_pot, amount, cause_kind, cause_id, act_id, key, at)
    select account.id, 'grant', 'payer', 'available', ${nominal}, 'nominal', granted.id, ${actId},
      ${`grant:${certificateId}:next`}, '2026-12-01T00:00:00Z'
    from granted, ledger_account account
    where account.certificate_id = ${certificateId} and account.period_id = ${nextPeriodId}`.execute(tx)
}
