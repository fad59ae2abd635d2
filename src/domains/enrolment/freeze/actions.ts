import type { Actor } from '#access'
import { record, system } from '#audit'
import {
  type Freeze,
  type FreezeGround,
  type FreezeId,
  findCertificateByNumber,
  findFreeze,
  freezeGrounds,
  insertFreeze,
  lockCertificate,
  updateLifted,
} from '#certificates'
import { getChild, writeToGuardians } from '#families'
import { leaveQueueFrozen, restoreNominal } from '#funding'
import { newId } from '#kernel/ids'
import { fullName } from '#kernel/names'
import { refuse, refuseIf } from '#kernel/refusal'
import type { Tx } from '#platform/db'
import { planJob } from '#platform/jobs'
import { dayOf, settingOf } from '#region'
import { endApplication } from '../applications/actions/ending.ts'
import { findCertificateAxes, lockApplication } from '../applications/queries/row.ts'
import { closings } from '../applications/words/closings.ts'
import type { ApplicationId } from '../model.ts'
import { listLivingContracts } from './queries.ts'
import { whyNotFreeze } from './rules.ts'

export type Freezing = { number: string; ground: FreezeGround; paper: string }

/**
 * The municipality stops a certificate for a while by a paper (domain 3.8): nothing new is paid by it, waiting applications
 * end, the free balance is kept in writing. Refuses `enrolment.frozen-contracts` while a contract lives that is not ending.
 */
export async function freezeCertificate(
  tx: Tx,
  by: Actor,
  { number, ground, paper }: Freezing,
  now: Temporal.Instant,
): Promise<FreezeId> {
  const found = await findCertificateByNumber(tx, number)
  if (!found || found.municipalityId !== by.scopeId) return refuse('enrolment.frozen-unknown', { number })
  const certificate = await lockCertificate(tx, found.id)

  refuseIf(whyNotFreeze(certificate, await listLivingContracts(tx, certificate.id)))

  const id = newId<'freeze'>()
  await insertFreeze(tx, { id, certificateId: certificate.id, ground, paper, by: by.userId }, now)
  await leaveQueueFrozen(tx, certificate.id, certificate.funding, now)
  await record(tx, by, 'enrolment.frozen', { ...subjectOf(certificate), facts: { number, ground }, reason: paper }, now)

  await planJob(tx, 'enrolment.frozen', { certificateId: certificate.id })
  const { words, explanation } = (await settingOf(tx, freezeGrounds, await dayOf(tx, now)))[ground]
  await tell(tx, 'enrolment.certificate-frozen', { ...certificate, ground: words, explanation })
  return id
}

/** The ground is gone: the certificate pays again, what was kept comes back. Refuses `funding.no-vacancy`. */
export async function liftFreeze(
  tx: Tx,
  by: Actor,
  { certificateId, paper }: { certificateId: string; paper: string },
  now: Temporal.Instant,
): Promise<void> {
  const { id: locked } = await lockCertificate(tx, certificateId)
  const freeze = await freezeOf(tx, by, locked)

  await restoreNominal(tx, { certificateId, freezeId: freeze.id, by: by.userId }, now)
  await updateLifted(tx, { id: freeze.id, certificateId, paper, by: by.userId }, now)
  const subject = subjectOf({ id: certificateId, childId: freeze.childId })
  await record(tx, by, 'enrolment.unfrozen', { ...subject, facts: { number: freeze.number }, reason: paper }, now)

  await tell(tx, 'enrolment.certificate-unfrozen', { ...freeze, ground: '', explanation: '' })
}

/** An application that waits on a frozen certificate ends with the reason; not when the freeze was lifted meanwhile. */
export async function endFrozen(tx: Tx, id: ApplicationId, certificateId: string, now: Temporal.Instant) {
  const application = await lockApplication(tx, id, { certificateId })
  if (application?.state !== 'submitted' && application?.state !== 'confirmed') return
  if ((await findCertificateAxes(tx, application))?.validity !== 'frozen') return
  await endApplication(tx, system, application, { state: 'cancelled', reason: closings.suspended }, now)
}

async function freezeOf(tx: Tx, by: Actor, certificateId: string): Promise<Freeze> {
  const freeze = await findFreeze(tx, certificateId)
  return freeze && freeze.municipalityId === by.scopeId ? freeze : refuse('http.not-found')
}

function subjectOf({ id, childId }: { id: string; childId: string }) {
  return { childId, subjectKind: 'certificate', subjectId: id }
}

type Told = { childId: string; number: string; ground: string; explanation: string }

async function tell(
  tx: Tx,
  letter: `enrolment.certificate-${'frozen' | 'unfrozen'}`,
  { childId, number, ground, explanation }: Told,
) {
  const child = await getChild(tx, childId)
  await writeToGuardians(tx, childId, {
    letter,
    facts: { childId, childName: fullName(child), number, ground, explanation },
  })
}
