import type { AccountId } from '#ledger'
import { type Reader, sql, type Tx } from '#platform/db'

type Promised = {
  accountId: AccountId
  amount: bigint
  nominalId: string
  actId: string
  /** Of the whole account. */
  granted: bigint
  promised: bigint
}

/** What an application is promised and has not been given or lost yet. */
export async function findPromise(tx: Tx, applicationId: string): Promise<Promised | null> {
  const { rows } = await sql<Promised>`
    select a.id as "accountId", e.amount, e.cause_id as "nominalId", e.act_id as "actId", a.granted, a.promised
    from ledger_entry e join ledger_account a on a.id = e.account_id
    where e.key = ${`promise:${applicationId}`}
      and not exists (select from ledger_entry over where over.key = ${`unpromise:${applicationId}`})`.execute(tx)
  return rows[0] ?? null
}

/** How much was credited with the contract of an application alone; null where the nominal was there before. */
export async function findGrantedFor(reader: Reader, applicationId: string): Promise<bigint | null> {
  const { rows } = await sql<{ amount: bigint }>`select amount from ledger_entry
    where key = ${`grant:${applicationId}:contract`} or key = ${`grant:${applicationId}`} and not exists (
      select from ledger_entry back where back.key in (${`withdraw:${applicationId}`}, ${`withdraw-to-promise:${applicationId}`}))
    `.execute(reader)
  return rows[0]?.amount ?? null
}

/** Entries of a certificate that promise or credit the nominal for one application alone, by their number. */
export async function listForApplications(reader: Reader, certificateId: string): Promise<Map<bigint, string>> {
  const { rows } = await sql<{ entryId: bigint; applicationId: string }>`
    select e.id as "entryId", split_part(e.key, ':', 2) as "applicationId" from ledger_account account
    join ledger_entry e on e.account_id = account.id
      and (e.kind = 'promise' or (e.kind = 'grant' and (e.key like 'grant:%:contract'
        or e.key like 'grant:%' and e.key not like 'grant:%:%')))
    where account.certificate_id = ${certificateId}`.execute(reader)
  return new Map(rows.map(({ entryId, applicationId }) => [entryId, applicationId]))
}
