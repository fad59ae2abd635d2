import type { Author } from '#audit'
import { commit, grantForApplication, type Purse, takeBackGrant, uncommit } from '#funding'
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

/** Reserves the certificate's part against the certificate and the municipality's ceiling. */
export async function reserve(
  tx: Tx,
  by: Pick<Author, 'userId'>,
  { id, offered, facts: { money, period, certificate } }: Offered,
  now: Temporal.Instant,
): Promise<void> {
  if (offered.certificate === 0n || !period || !certificate) return
  const accountId = await credit(tx, by, { id, amount: offered.certificate, money, period, certificate }, now)
  const purse: Purse = { municipalityId: certificate.payerId, periodId: period.id, unit: 'kopecks' }
  const cause = { kind: 'application', id } as const
  const movement = {
    accountId,
    amount: offered.certificate,
    cause,
    key: `reserve:${id}`,
    by: by.userId,
  }
  await Promise.all([post(tx, 'reserve', movement, now), commit(tx, purse, offered.certificate, id)])
}

type Need = { id: ApplicationId; amount: bigint } & {
  [Name in 'money' | 'period' | 'certificate']: NonNullable<QuoteFacts[Name]>
}

/** Where the nominal comes with the contract or on enrolment, what this application lacks is credited with it (S-084, S-148). */
async function credit(
  tx: Tx,
  by: Pick<Author, 'userId'>,
  { id, amount, money: { accountId, available, grantable }, period, certificate }: Need,
  now: Temporal.Instant,
): Promise<AccountId> {
  const lacks = amount - (available - (grantable?.most ?? 0n))
  if (accountId && (lacks <= 0n || !grantable)) return accountId
  if (!grantable) throw new Error(`an allowed quote of the certificate ${certificate.id} has money`)
  const grant = { applicationId: id, certificateId: certificate.id, periodId: period.id, payerId: certificate.payerId }
  return grantForApplication(tx, { ...grant, ...grantable, amount: lacks, by: by.userId }, now)
}

/** Gives back all that an application holds: the reservation, what had come with it, and the municipality's commitment. */
export async function release(tx: Tx, by: Author, application: Application, now: Temporal.Instant): Promise<void> {
  const { id, certificate, certificateId, periodId, payerId } = application
  if (certificate === 0n || !certificateId || !periodId) return
  const account = await findAccount(tx, { certificateId, periodId, unit: 'kopecks' })
  if (!account) throw new Error(`no account of the certificate ${certificateId}`)
  const cause = { kind: 'application', id } as const
  const movement = { accountId: account.id, amount: certificate, cause, key: `release:${id}`, by: by.userId }
  await post(tx, 'release', movement, now)
  // What came with this application only goes with it; the nominal's row is locked before the ceiling, as in `reserve`.
  await takeBackGrant(tx, { applicationId: id, account, by: by.userId }, now)
  await uncommit(tx, { municipalityId: payerId, periodId, unit: 'kopecks' }, certificate, id)
}
