import type { Author } from '#audit'
import { commit, keepPromise, type Purse, promiseNominal, takeBackPromise, uncommit } from '#funding'
import { refuse } from '#kernel/refusal'
import { type AccountId, findAccount, post } from '#ledger'
import type { Tx } from '#platform/db'
import type { Application, ApplicationId, Quote, QuoteFacts } from '../../model.ts'
import { lockAgreementRoom } from '../../quote/queries/agreement.ts'

/** Where the agreement has a greatest sum, those who add to it stand in a queue; refuses `enrolment.agreement-full`. */
export async function holdAgreement(
  tx: Tx,
  { provider, certificate, period }: QuoteFacts,
  { source, certificate: amount }: Pick<Quote, 'source' | 'certificate'>,
): Promise<void> {
  if (source !== 'certificate' || provider.agreementLeft === null || !certificate || !period) return
  const left = await lockAgreementRoom(tx, {
    providerId: provider.id,
    payerId: certificate.payerId,
    periodId: period.id,
  })
  if (left !== null && left < amount) refuse('enrolment.agreement-full')
}

type Offered = { id: ApplicationId; offered: Quote; facts: QuoteFacts }

/** Holds the certificate's part against the certificate and the municipality's ceiling: reserved, or promised until the contract. */
export async function reserve(
  tx: Tx,
  by: Pick<Author, 'userId'>,
  { id, offered: { certificate: amount }, facts: { money, period, certificate } }: Offered,
  now: Temporal.Instant,
): Promise<void> {
  if (amount === 0n || !period || !certificate) return
  const lacks = await promise(tx, by, { id, amount, money, period, certificate }, now)
  const purse: Purse = { municipalityId: certificate.payerId, periodId: period.id, unit: 'kopecks' }
  await Promise.all([
    lacks < amount &&
      hold(tx, by, { id, accountId: money.accountId, amount: amount - lacks, key: `reserve:${id}` }, now),
    commit(tx, purse, amount, id),
  ])
}

type Need = { id: ApplicationId; amount: bigint } & {
  [Name in 'money' | 'period' | 'certificate']: NonNullable<QuoteFacts[Name]>
}

/**
 * Where the nominal comes with the contract or on enrolment, what this application lacks is promised: it is credited when the
 * contract is signed, not before (S-084, S-148). Answers how much that is.
 */
async function promise(
  tx: Tx,
  by: Pick<Author, 'userId'>,
  { id, amount, money: { available, grantable }, period, certificate }: Need,
  now: Temporal.Instant,
): Promise<bigint> {
  const lacks = grantable ? amount - (available - grantable.most) : 0n
  if (!grantable || lacks <= 0n) return 0n
  const of = { applicationId: id, certificateId: certificate.id, periodId: period.id, payerId: certificate.payerId }
  await promiseNominal(tx, { ...of, ...grantable, amount: lacks, by: by.userId }, now)
  return lacks
}

type Holding = { id: ApplicationId; accountId: AccountId | null; amount: bigint; key: string }

async function hold(
  tx: Tx,
  by: Pick<Author, 'userId'>,
  { id, accountId, amount, key }: Holding,
  now: Temporal.Instant,
): Promise<void> {
  if (!accountId) throw new Error(`an allowed quote of the application ${id} has money`)
  await post(tx, 'reserve', { accountId, amount, cause: { kind: 'application', id }, key, by: by.userId }, now)
}

/** The contract is signed: what was promised to the application is credited, and reserved for its months. */
export async function creditPromised(
  tx: Tx,
  by: Pick<Author, 'userId'>,
  { id, certificateId, childId }: Pick<Application, 'id' | 'certificateId' | 'childId'>,
  now: Temporal.Instant,
): Promise<void> {
  if (!certificateId) return
  const credited = await keepPromise(tx, { applicationId: id, certificateId, childId, by: by.userId }, now)
  if (credited) await hold(tx, by, { id, ...credited, key: `reserve:${id}:contract` }, now)
}

/** Gives back all that an application holds: the reservation, what it was promised, and the municipality's commitment. */
export async function release(tx: Tx, by: Author, application: Application, now: Temporal.Instant): Promise<void> {
  const { id, certificate, certificateId, periodId, payerId } = application
  if (certificate === 0n || !certificateId || !periodId) return
  // The nominal's row is locked before the ceiling, as in `reserve`.
  const reserved = certificate - (await takeBackPromise(tx, { applicationId: id, by: by.userId }, now))
  if (reserved > 0n) {
    const account = await findAccount(tx, { certificateId, periodId, unit: 'kopecks' })
    if (!account) throw new Error(`no account of the certificate ${certificateId}`)
    const cause = { kind: 'application', id } as const
    const movement = { accountId: account.id, amount: reserved, cause, key: `release:${id}`, by: by.userId }
    await post(tx, 'release', movement, now)
  }
  await uncommit(tx, { municipalityId: payerId, periodId, unit: 'kopecks' }, certificate, id)
}
