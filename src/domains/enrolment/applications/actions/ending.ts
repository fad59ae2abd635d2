import type { Actor } from '#access'
import { type Author, record } from '#audit'
import { refuse } from '#kernel/refusal'
import type { Tx } from '#platform/db'
import { planJob } from '#platform/jobs'
import { updateDeclined } from '../../contracts/queries/row.ts'
import type { Application, ApplicationId } from '../../model.ts'
import { lockApplication, updateState } from '../queries/row.ts'
import type { RefusalGround } from '../words/refusal-grounds.ts'
import { release } from './money.ts'
import { leaveSeat } from './seat.ts'
import type { News } from './tell.ts'

/** The family takes its application back before the contract lives; seat and money are free at once. */
export async function cancelApplication(tx: Tx, by: Actor, id: ApplicationId, now: Temporal.Instant): Promise<void> {
  const application = await lockApplication(tx, id, { guardianId: by.userId })
  if (!application) refuse('http.not-found')
  // Silence has spoken, or the family itself: what is left then is to terminate.
  if (application.prolongsId && application.state === 'enrolled') refuse('enrolment.already-in-force')
  await endApplication(tx, by, application, { state: 'cancelled', reason: null }, now)
}

type End = { reason: string | null; news?: News } & (
  | { state: 'cancelled' | 'expired' }
  | { state: 'refused'; ground: RefusalGround }
)

/** Ends an application that has no living contract and gives back what it held. */
export async function endApplication(
  tx: Tx,
  by: Author,
  application: Application,
  end: End,
  now: Temporal.Instant,
): Promise<void> {
  const { id, childId } = application
  const { reason } = end
  const ground = end.state === 'refused' ? end.ground : null
  const facts = { by: by.userId, reason, ground, now }
  const moved = await updateState(tx, id, ['submitted', 'confirmed'], end.state, facts)
  if (!moved) refuse('enrolment.already-decided', { state: application.state })
  await updateDeclined(tx, id, now)
  await Promise.all([
    leaveSeat(tx, application),
    release(tx, by, application, now),
    record(tx, by, `enrolment.${end.state}`, { childId, subjectKind: 'application', subjectId: id, reason }, now),
    planJob(tx, 'enrolment.tell', { applicationId: id, news: end.news ?? end.state }),
  ])
}
