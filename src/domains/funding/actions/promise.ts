import { record, system } from '#audit'
import { updateFunding } from '#certificates'
import { refuse } from '#kernel/refusal'
import { type AccountId, openAccount, post } from '#ledger'
import type { Tx } from '#platform/db'
import { leaveQueue } from '../queries/change.ts'
import { countHolder, uncountHolder } from '../queries/money.ts'
import { findPromise } from '../queries/promise.ts'

type NominalPromise = {
  applicationId: string
  certificateId: string
  periodId: string
  payerId: string
  nominalId: string
  actId: string
  amount: bigint
  /** The certificate takes its place within the limit of count. */
  first: boolean
  by: string | null
}

/**
 * Promises one application what it needs, where the region's nominal comes with the contract or on enrolment: kept within the
 * limits of the category, and no part of the certificate until `keepPromise`. The caller holds the certificate's lock and has
 * asked for no more than the nominal leaves. Refuses `funding.nominal-used-up` when others took the rest meanwhile.
 */
export async function promiseNominal(tx: Tx, promise: NominalPromise, now: Temporal.Instant): Promise<void> {
  const { applicationId, certificateId, periodId, payerId, nominalId, actId, amount, first, by } = promise
  const accountId = await openAccount(tx, { certificateId, periodId, payerId, unit: 'kopecks' })
  if (!(await countHolder(tx, nominalId, amount, first ? 1 : 0))) refuse('funding.nominal-used-up')
  const cause = { kind: 'nominal', id: nominalId } as const
  await post(tx, 'promise', { accountId, amount, cause, key: `promise:${applicationId}`, actId, by }, now)
}

type Concluded = { applicationId: string; certificateId: string; childId: string; by: string | null }

/**
 * The contract of an application is signed: what was promised is credited (S-084), and the certificate becomes one with nominal by
 * itself (S-148). Answers what came to which account; null where the nominal was there before.
 */
export async function keepPromise(
  tx: Tx,
  { applicationId, certificateId, childId, by }: Concluded,
  now: Temporal.Instant,
): Promise<{ accountId: AccountId; amount: bigint } | null> {
  const promise = await findPromise(tx, applicationId)
  if (!promise) return null
  const { accountId, amount, nominalId, actId } = promise
  await endPromise(tx, { applicationId, accountId, amount, by }, now)
  const cause = { kind: 'nominal', id: nominalId } as const
  // Before there were promises the application itself was credited: `grant:…` alone may have been posted then and taken back.
  await post(tx, 'grant', { accountId, amount, cause, key: `grant:${applicationId}:contract`, actId, by }, now)
  await leaveQueue(tx, certificateId, now)
  await updateFunding(tx, certificateId, 'nominal')
  const facts = { applicationId, amount: amount.toString() }
  const subject = { childId, subjectKind: 'certificate', subjectId: certificateId, facts }
  await record(tx, system, 'funding.credited', subject, now)
  return { accountId, amount }
}

/** An application ended before its contract: what had been promised is the payer's again. Answers how much that was. */
export async function takeBackPromise(
  tx: Tx,
  { applicationId, by }: { applicationId: string; by: string | null },
  now: Temporal.Instant,
): Promise<bigint> {
  const promise = await findPromise(tx, applicationId)
  if (!promise) return 0n
  const { accountId, amount, nominalId, granted, promised } = promise
  await endPromise(tx, { applicationId, accountId, amount, by }, now)
  await uncountHolder(tx, nominalId, { amount, gone: amount === granted + promised })
  return amount
}

async function endPromise(
  tx: Tx,
  {
    applicationId,
    accountId,
    amount,
    by,
  }: { applicationId: string; accountId: AccountId; amount: bigint; by: string | null },
  now: Temporal.Instant,
): Promise<void> {
  const cause = { kind: 'application', id: applicationId } as const
  await post(tx, 'unpromise', { accountId, amount, cause, key: `unpromise:${applicationId}`, by }, now)
}
