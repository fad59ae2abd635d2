import type { Actor } from '#access'
import { record } from '#audit'
import { demandAdult, writeToGuardians } from '#families'
import { uncommit } from '#funding'
import { newId } from '#kernel/ids'
import { refuse, refuseIf } from '#kernel/refusal'
import { findAccount, post } from '#ledger'
import type { Tx } from '#platform/db'
import { planJob } from '#platform/jobs'
import { planLetter } from '#platform/mail'
import { dayOf, operator, settingOf } from '#region'
import { leaveSeat } from '../applications/actions/seat.ts'
import { findAnyApplicationView } from '../applications/queries/list.ts'
import { lockApplication, parentPartOf, updateState } from '../applications/queries/row.ts'
import { lockOfProvider, whyNotAdult } from '../contracts/actions/acceptance.ts'
import { findContract, insertNotice, updateContract } from '../contracts/queries/notice.ts'
import type { Application, ApplicationId } from '../model.ts'
import { lockMonths } from '../months/queries/charging.ts'
import { isBilled } from './billed.ts'
import type { DeletionWish } from './forms.ts'
import type { DeletionFacts as MailFacts } from './mails.ts'
import {
  findForOperator,
  insertDeletion,
  isClosed,
  listCharged,
  listDeletions,
  updateAnswered,
  updateDecided,
} from './queries.ts'
import { type DeletionFacts, whyNotAsk, whyNotDelete } from './rules.ts'

/** The organisation asks to delete a contract that it registered by mistake; the family is asked next (domain 5.6). */
export async function askForDeletion(
  tx: Tx,
  by: Actor,
  id: ApplicationId,
  wish: DeletionWish,
  now: Temporal.Instant,
): Promise<void> {
  const application = await lockOfProvider(tx, by, id)
  refuseIf(whyNotAsk(await factsOf(tx, application)))
  await insertDeletion(tx, { ...wish, id: newId(), applicationId: id, by: by.userId }, now)
  await record(tx, by, 'enrolment.deletion-asked', { ...subjectOf(application), reason: wish.reason }, now)
  const facts = await mailFacts(tx, id, { ...wish, outcome: null })
  await writeToGuardians(tx, application.childId, { letter: 'enrolment.deletion-asked', facts })
}

/** The family agrees that the contract was a mistake, or says that it was not. An adult's word, as for any contract. */
export async function answerDeletion(
  tx: Tx,
  by: Actor,
  id: ApplicationId,
  state: 'agreed' | 'declined',
  now: Temporal.Instant,
): Promise<void> {
  const application = (await lockApplication(tx, id, { guardianId: by.userId })) ?? refuse('http.not-found')
  refuseIf(whyNotAdult(by))
  await demandAdult(tx, by, { childId: application.childId, parentKopecks: await parentPartOf(tx, id) })
  if (!(await updateAnswered(tx, id, { state, by: by.userId }, now))) refuse('enrolment.deletion-not-asked')
  await record(tx, by, `enrolment.deletion-${state}`, subjectOf(application), now)
  const facts = await mailFacts(tx, id, { reason: '', outcome: null })
  await writeToProvider(tx, application, { letter: `enrolment.deletion-${state}`, facts })
  if (state === 'declined') return
  const { email } = await settingOf(tx, operator, await dayOf(tx, now))
  const cabinet = { role: 'region', scopeId: null } as const
  await planLetter(tx, { to: email, cabinet, letter: 'enrolment.deletion-awaits', facts })
}

type Decision = { id: string; decision: 'delete' | 'refuse'; outcome: string }

/**
 * The operator decides, once. A deleted contract never was: its seat is free, all its money is back on the certificate, and what
 * happened stays to be read. Refuses what was billed or closed meanwhile.
 */
export async function decideDeletion(
  tx: Tx,
  by: Actor,
  { id, decision, outcome }: Decision,
  now: Temporal.Instant,
): Promise<void> {
  const asked = (await findForOperator(tx, id)) ?? refuse('http.not-found')
  const application = await lockWhole(tx, asked.applicationId)
  if (decision === 'delete') refuseIf(whyNotDelete(await factsOf(tx, application)))
  const state = decision === 'delete' ? 'deleted' : 'refused'
  if (!(await updateDecided(tx, id, { state, by: by.userId, outcome }, now))) refuse('enrolment.deletion-decided')
  if (decision === 'delete') await deleteContract(tx, by, application, outcome, now)
  await record(tx, by, `enrolment.deletion-${state}`, { ...subjectOf(application), reason: outcome }, now)
  if (decision === 'delete') return
  const facts = await mailFacts(tx, application.id, { reason: asked.reason, outcome })
  await writeToGuardians(tx, application.childId, { letter: 'enrolment.deletion-refused', facts })
  await writeToProvider(tx, application, { letter: 'enrolment.deletion-refused-work', facts })
}

async function deleteContract(
  tx: Tx,
  by: Actor,
  application: Application,
  reason: string,
  now: Temporal.Instant,
): Promise<void> {
  const { id } = application
  const lastOn = application.startsOn.subtract({ days: 1 })
  const notice = { id: newId(), side: 'operator', ground: null, reason, by: by.userId, lastOn } as const
  await insertNotice(tx, id, notice, now)
  await updateContract(tx, id, ['pending-start', 'active'], { state: 'terminated', endsOn: lastOn, endedAt: now })
  await updateState(tx, id, ['enrolled'], 'ended', { by: by.userId, reason, now })
  await leaveSeat(tx, application)
  await giveAllBack(tx, by, application, now)
  await planJob(tx, 'enrolment.tell', { applicationId: id, news: 'notice' })
}

/** What was written off comes back month by month, what was only reserved at once; nothing is committed any more. */
async function giveAllBack(
  tx: Tx,
  by: Actor,
  { id, certificate, certificateId, periodId, payerId }: Application,
  now: Temporal.Instant,
): Promise<void> {
  if (certificate === 0n || !certificateId || !periodId) return
  const account = await findAccount(tx, { certificateId, periodId, unit: 'kopecks' })
  if (!account) throw new Error(`no account of the certificate ${certificateId}`)
  const movement = { accountId: account.id, cause: { kind: 'application', id } as const, by: by.userId }
  let reserved = certificate
  for (const { month, amount } of await listCharged(tx, id)) {
    await post(tx, 'refund', { ...movement, month, amount, key: `refund:deletion:${id}:${month}` }, now)
    reserved -= amount
  }
  if (reserved > 0n) await post(tx, 'release', { ...movement, amount: reserved, key: `release:${id}` }, now)
  await uncommit(tx, { municipalityId: payerId, periodId, unit: 'kopecks' }, certificate, id)
}

async function factsOf(tx: Tx, { id, providerId }: Application): Promise<DeletionFacts> {
  await lockMonths(tx, 'of-one')
  const [contract, requests, closed] = await Promise.all([
    findContract(tx, id),
    listDeletions(tx, id),
    isClosed(tx, id),
  ])
  const waiting = requests.find(({ state }) => state === 'asked' || state === 'agreed') ?? null
  return { contract, waiting, closed, billed: await isBilled(tx, { applicationId: id, providerId }) }
}

async function lockWhole(tx: Tx, id: ApplicationId): Promise<Application> {
  const { certificateId } = (await findAnyApplicationView(tx, id)) ?? refuse('http.not-found')
  return (certificateId && (await lockApplication(tx, id, { certificateId }))) || refuse('http.not-found')
}

async function mailFacts(tx: Tx, id: ApplicationId, told: Pick<MailFacts, 'reason' | 'outcome'>): Promise<MailFacts> {
  const view = (await findAnyApplicationView(tx, id)) ?? refuse('http.not-found')
  const { number, childId, name, programme, provider } = view
  return { id, number, childId, child: name, programme, provider, reason: told.reason, outcome: told.outcome }
}

async function writeToProvider(
  tx: Tx,
  { id, providerId }: Application,
  { letter, facts }: { letter: string; facts: MailFacts },
): Promise<void> {
  const view = await findAnyApplicationView(tx, id)
  const cabinet = { role: 'provider', scopeId: providerId } as const
  await planLetter(tx, { to: view?.providerEmail ?? null, cabinet, letter, facts })
}

function subjectOf({ id, childId }: Application) {
  return { childId, subjectKind: 'application', subjectId: id }
}
