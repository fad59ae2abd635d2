import { type Actor, scopeOf } from '#access'
import { askPresenceByNumber, confirmPresenceByNumber } from '#certificates'
import { guardiansOf } from '#families'
import { newId } from '#kernel/ids'
import type { PersonName } from '#kernel/names'
import { Refusal, refuse, refuseIf } from '#kernel/refusal'
import type { Tx } from '#platform/db'
import type { GroupId } from '#programmes'
import { getProvider, type ProviderId } from '#providers'
import { dayOf, settingOf } from '#region'
import { submitApplication } from '../../applications/actions/filing.ts'
import { confirmApplication } from '../../contracts/actions/acceptance.ts'
import type { ApplicationId } from '../../model.ts'
import {
  findAdmittedChild,
  hasAppliedBefore,
  insertAdmission,
  isGroupOf,
  lockAdmission,
  updateAdmissionUsed,
} from '../queries/admission.ts'
import { whyNotFile } from '../rules/admission.ts'
import { admissionMinutes } from '../settings.ts'

/** What a visitor shows of the presence: one of the family's three ways. */
export type VisitorProof =
  | { way: 'name'; name: PersonName }
  | { way: 'phrase'; phrase: string }
  | { way: 'code'; code: string }

export type Visitor = { number: string; proof: VisitorProof }

/**
 * Somebody came in person (S-073): the organisation shows that the family stands beside it and may file one application
 * for a while. A wrong answer is counted and told to the family, so the refusal is returned: commit, then refuse with it.
 */
export async function admitVisitor(
  tx: Tx,
  by: Actor,
  { number, proof }: Visitor,
  now: Temporal.Instant,
): Promise<{ id: string } | Refusal> {
  const providerId = scopeOf(by)
  const { way, ...given } = proof
  const answer = {
    ...given,
    number,
    organisation: await nameOf(tx, providerId),
    appliedBefore: (childId: string) => hasAppliedBefore(tx, childId, providerId),
  }
  const certificate = await confirmPresenceByNumber(tx, by, answer, now)
  if (certificate instanceof Refusal) return certificate

  const [holder] = await guardiansOf(tx, certificate.childId)
  if (!holder) throw new Error(`nobody answers for the child of the certificate ${certificate.id}`)
  const minutes = await settingOf(tx, admissionMinutes, await dayOf(tx, now))
  const id = newId()
  const leave = { id, providerId, certificateId: certificate.id, guardianId: holder.userId, mode: way }
  await insertAdmission(tx, { ...leave, by: by.userId, expiresAt: now.add({ minutes }) }, now)
  return { id }
}

/** Sends the guardians a code if they chose that way; the organisation does not learn whether they did. */
export async function askVisitorCode(tx: Tx, by: Actor, number: string, now: Temporal.Instant): Promise<void> {
  const organisation = await nameOf(tx, scopeOf(by))
  await askPresenceByNumber(tx, by, { number, organisation }, now)
}

export type VisitorWish = { groupId: GroupId; startsOn: Temporal.PlainDate; quoteVersion: string }

/**
 * Files the visitor's application and confirms it at once; before activation it only waits (S-002, S-003). Refuses what
 * any application is refused for, and a leave that was used or is over.
 */
export async function fileForVisitor(
  tx: Tx,
  by: Actor,
  admissionId: string,
  wish: VisitorWish,
  now: Temporal.Instant,
): Promise<{ id: ApplicationId; number: string; confirmed: boolean }> {
  const providerId = scopeOf(by)
  const admission = (await lockAdmission(tx, admissionId, providerId)) ?? refuse('http.not-found')
  refuseIf(whyNotFile(admission, now))
  if (!(await isGroupOf(tx, wish.groupId, providerId))) refuse('http.not-found')

  const child = await findAdmittedChild(tx, admission.certificateId)
  const submission = { ...wish, childId: child.id, guardianId: admission.guardianId }
  const { id, number } = await submitApplication(tx, by, submission, now)
  await updateAdmissionUsed(tx, admission.id, id)
  if (child.activated) await confirmApplication(tx, by, id, now)
  return { id, number, confirmed: child.activated }
}

async function nameOf(tx: Tx, providerId: string): Promise<string> {
  return (await getProvider(tx, providerId as ProviderId)).shortName
}
