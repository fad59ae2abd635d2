import type { Actor } from '#access'
import { type Author, record, system } from '#audit'
import { demandAdult } from '#families'
import { isBefore } from '#kernel/dates'
import { newId } from '#kernel/ids'
import { Refusal, refuse, refuseIf } from '#kernel/refusal'
import { addWorkingDays } from '#kernel/working-days'
import type { Tx } from '#platform/db'
import { planJob } from '#platform/jobs'
import { calendarOf, dayOf, regionZone, settingOf } from '#region'
import { endApplication } from '../../applications/actions/ending.ts'
import { creditPromised } from '../../applications/actions/money.ts'
import { findCertificateAxes, lockApplication, parentPartOf, updateState } from '../../applications/queries/row.ts'
import { type RefusalGiven, refusalReason } from '../../applications/words/refusal-grounds.ts'
import type { Acceptance, Application, ApplicationId, ContractId } from '../../model.ts'
import { chargeBegun } from '../../months/actions/charging.ts'
import { lockMonths } from '../../months/queries/charging.ts'
import { findContract } from '../queries/notice.ts'
import { insertOffer, updateAccepted, updateStarted } from '../queries/row.ts'
import { whyNotConclude } from '../rules/conclusion.ts'
import { offerTerm } from '../settings.ts'

/** Version of the offer's text; a contract keeps the one it was offered with. */
export const OFFER_TEMPLATE = '2026-11'

/** The provider confirms: the offer is issued. Without activation the organisation cannot enrol (S-002). */
export async function confirmApplication(
  tx: Tx,
  by: Actor,
  id: ApplicationId,
  now: Temporal.Instant,
): Promise<ContractId> {
  const application = await lockOfProvider(tx, by, id)
  if (application.state !== 'submitted') refuse('enrolment.already-decided', { state: application.state })
  // What was prolonged waits for the agreement, not for the provider (S-017).
  if (application.prolongsId) refuse('enrolment.agreement-awaited')
  await refuseUnlessActivated(tx, application)

  const contractId = newId<'contract'>()
  const today = await dayOf(tx, now)
  const [term, calendar] = await Promise.all([settingOf(tx, offerTerm, today), calendarOf(tx)])
  const acceptDueOn = addWorkingDays(calendar, today, term)
  await updateState(tx, id, ['submitted'], 'confirmed', { by: by.userId, now })
  await insertOffer(tx, application, { id: contractId, template: OFFER_TEMPLATE, acceptDueOn }, now)
  await record(tx, by, 'enrolment.confirmed', subject(application), now)
  await planJob(tx, 'enrolment.tell', { applicationId: id, news: 'confirmed' })
  return contractId
}

/** The provider refuses on a ground; seat and money are free at once. */
export async function refuseApplication(
  tx: Tx,
  by: Actor,
  id: ApplicationId,
  given: RefusalGiven,
  now: Temporal.Instant,
): Promise<void> {
  const application = await lockOfProvider(tx, by, id)
  const end = { state: 'refused', ground: given.ground, reason: refusalReason(given) } as const
  await endApplication(tx, by, application, end, now)
}

/** D18: a contract is concluded by an adult; the certificate's number may be in the child's hands. */
export function whyNotAdult({ role }: Pick<Actor, 'role'>): Refusal | null {
  return role === 'certificate' ? new Refusal('enrolment.adult-only') : null
}

/** The family accepts the offer: the contract is concluded (S-074 in its electronic form). */
export async function acceptContract(tx: Tx, by: Actor, id: ApplicationId, now: Temporal.Instant): Promise<void> {
  const application = await lockApplication(tx, id, { guardianId: by.userId })
  if (!application) refuse('http.not-found')
  refuseIf(whyNotAdult(by))
  const [contract, today, zone] = await Promise.all([findContract(tx, id), dayOf(tx, now), regionZone(tx)])
  refuseIf(whyNotConclude(application.state, contract, { today, zone }))
  await demandAdult(tx, by, { childId: application.childId, parentKopecks: await parentPartOf(tx, id) })
  await refuseUnlessActivated(tx, application)

  await enrol(tx, by, application, { today }, now)
  await record(tx, by, 'enrolment.accepted', subject(application), now)
  await planJob(tx, 'enrolment.tell', { applicationId: id, news: 'enrolled' })
}

type How = { today: Temporal.PlainDate; acceptance?: Acceptance; statementOn?: Temporal.PlainDate }

/** The contract of a locked application is concluded: it lives from its first day, which may have come already. */
export async function enrol(
  tx: Tx,
  by: Pick<Author, 'userId'>,
  application: Application,
  { today, ...how }: How,
  now: Temporal.Instant,
): Promise<void> {
  const { id, startsOn } = application
  const state = isBefore(today, startsOn) ? 'pending-start' : 'active'
  await updateState(tx, id, ['confirmed'], 'enrolled', { by: by.userId, now })
  await updateAccepted(tx, id, { state, by: by.userId, ...how }, now)
  await creditPromised(tx, by, application, now)
  if (state === 'active') await chargeBegun(tx, [id], now)
}

/** On the first of September many contracts begin at once: a transaction takes so many. */
export const STARTED_AT_ONCE = 500

/** Contracts whose first day has come begin to live, up to 500 of them; repeated runs change nothing. */
export async function startContracts(tx: Tx, now: Temporal.Instant): Promise<number> {
  await lockMonths(tx, 'of-many')
  const started = await updateStarted(tx, await dayOf(tx, now), STARTED_AT_ONCE)
  await chargeBegun(
    tx,
    started.map(({ id }) => id),
    now,
  )
  await Promise.all(
    started.map(({ id, childId }) =>
      record(tx, system, 'enrolment.started', { childId, subjectKind: 'application', subjectId: id }, now),
    ),
  )
  return started.length
}

/** Locks an application of the organisation in whose name the person acts. */
export async function lockOfProvider(tx: Tx, by: Actor, id: ApplicationId): Promise<Application> {
  const application = by.scopeId && (await lockApplication(tx, id, { providerId: by.scopeId }))
  return application || refuse('http.not-found')
}

/** S-002: nobody is enrolled on a certificate that is not in force or not activated. */
export async function refuseUnlessActivated(tx: Tx, application: Application): Promise<void> {
  const certificate = await findCertificateAxes(tx, application)
  if (certificate?.validity !== 'valid') refuse('enrolment.certificate-over')
  if (certificate.activation !== 'activated') refuse('enrolment.not-activated')
}

function subject(application: Application) {
  return { childId: application.childId, subjectKind: 'application', subjectId: application.id }
}
