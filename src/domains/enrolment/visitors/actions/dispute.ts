import { type Actor, scopeOf } from '#access'
import { record } from '#audit'
import { demandAdult } from '#families'
import { newId } from '#kernel/ids'
import { refuse, refuseIf } from '#kernel/refusal'
import type { Tx } from '#platform/db'
import { planJob } from '#platform/jobs'
import { planLetter } from '#platform/mail'
import { getMunicipality } from '#region'
import { endApplication } from '../../applications/actions/ending.ts'
import { lockApplication, parentPartOf } from '../../applications/queries/row.ts'
import { findStory } from '../../applications/queries/story.ts'
import { closings } from '../../applications/words/closings.ts'
import { whyNotAdult } from '../../contracts/actions/acceptance.ts'
import { endBeforeBegin } from '../../contracts/actions/termination.ts'
import { findContract, insertNotice } from '../../contracts/queries/notice.ts'
import type { Application, ApplicationId } from '../../model.ts'
import { lockMonths } from '../../months/queries/charging.ts'
import { raisedFacts } from '../mails.ts'
import { findDispute, insertDispute, updateSettled } from '../queries/dispute.ts'
import { endedByDispute, whyNotDispute } from '../rules/dispute.ts'

/**
 * «Это были не мы»: what the organisation filed or concluded without the family is cancelled unless the contract lives, and
 * the municipality is told. Refuses what the family pressed itself, and a second dispute.
 */
export async function raiseDispute(
  tx: Tx,
  by: Actor,
  id: ApplicationId,
  words: string | null,
  now: Temporal.Instant,
): Promise<void> {
  const application = (await lockApplication(tx, id, { guardianId: by.userId })) ?? refuse('http.not-found')
  await lockMonths(tx, 'of-one')
  const [contract, story] = await Promise.all([findContract(tx, id), findStory(tx, id)])
  const facts = {
    state: application.state,
    contractState: contract?.state ?? null,
    forVisitor: story.visitor !== null,
    onPaper: contract?.acceptance === 'statement',
    disputed: story.dispute !== null,
  }
  refuseIf(whyNotDispute(facts))

  const ended = endedByDispute(facts)
  const dispute = { id: newId(), applicationId: id, municipalityId: application.payerId, by: by.userId, words }
  await insertDispute(tx, { ...dispute, cancelled: ended !== 'nothing' }, now)
  if (ended === 'application')
    await endApplication(tx, by, application, { state: 'cancelled', reason: closings.disputed, news: 'disputed' }, now)
  if (ended === 'contract') await cancelContract(tx, by, application, now)

  await record(tx, by, 'enrolment.disputed', subjectOf(application), now)
  await writeToMunicipality(tx, dispute)
  if (ended !== 'application') await planJob(tx, 'enrolment.tell', { applicationId: id, news: 'disputed' })
}

async function writeToMunicipality(
  tx: Tx,
  { id, municipalityId }: { id: string; municipalityId: string },
): Promise<void> {
  const [{ email }, dispute] = await Promise.all([
    getMunicipality(tx, municipalityId),
    findDispute(tx, id, municipalityId),
  ])
  if (!dispute) throw new Error(`the dispute ${id} was not inserted`)
  await planLetter(tx, {
    ...{ to: email, cabinet: { role: 'municipality', scopeId: municipalityId } },
    ...{ letter: 'enrolment.dispute-raised', facts: raisedFacts(dispute) },
  })
}

/** D18: also here a contract is ended by an adult. */
async function cancelContract(tx: Tx, by: Actor, application: Application, now: Temporal.Instant): Promise<void> {
  refuseIf(whyNotAdult(by))
  const { id, childId } = application
  await demandAdult(tx, by, { childId, parentKopecks: await parentPartOf(tx, id) })
  const lastOn = application.startsOn.subtract({ days: 1 })
  const notice = {
    id: newId(),
    side: 'family',
    ground: null,
    reason: closings.disputed,
    by: by.userId,
    lastOn,
  } as const
  await insertNotice(tx, application.id, notice, now)
  await endBeforeBegin(tx, by, application, { lastOn, reason: closings.disputed }, now)
}

/** The municipality looked into a dispute and says in words what came of it; the family reads them. Once. */
export async function settleDispute(
  tx: Tx,
  by: Actor,
  { id, outcome }: { id: string; outcome: string },
  now: Temporal.Instant,
): Promise<void> {
  const municipalityId = scopeOf(by)
  const settled = await updateSettled(tx, { id, municipalityId, by: by.userId, outcome }, now)
  if (!settled) refuse((await findDispute(tx, id, municipalityId)) ? 'enrolment.dispute-settled' : 'http.not-found')
  const { applicationId, childId } = settled
  await record(
    tx,
    by,
    'enrolment.dispute-settled',
    { childId, subjectKind: 'application', subjectId: applicationId, reason: outcome },
    now,
  )
  await planJob(tx, 'enrolment.tell', { applicationId, news: 'dispute-settled' })
}

function subjectOf({ id, childId }: Application) {
  return { childId, subjectKind: 'application', subjectId: id }
}
