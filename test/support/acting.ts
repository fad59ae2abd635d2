/** People of a test and what became of their acts. */
import type { Actor } from '#access'
import { type ApplicationId, quoteFor, submitApplication } from '#enrolment'
import type { Refusal } from '#kernel/refusal'
import type { Tx } from '#platform/db'
import type { GroupId } from '#programmes'
import { type Course, type Family, NOW } from './town.ts'

export const asFamily = ({ userId }: Pick<Family, 'userId'>) => ({ userId, role: 'family', scopeId: null }) as Actor
export const asProvider = ({ staffId, providerId }: Pick<Course, 'staffId' | 'providerId'>) =>
  ({ userId: staffId, role: 'provider', scopeId: providerId }) as Actor

/** What a family holds after it looked: the day and the version of the quote. */
export type Seen = { childId: string; groupId: GroupId; startsOn: Temporal.PlainDate; quoteVersion: string }

export async function look(tx: Pick<Tx, 'getExecutor'>, family: Family, groupId: GroupId, now = NOW): Promise<Seen> {
  const offered = await quoteFor(tx as Tx, { childId: family.childId, groupId, guardianId: family.userId }, now)
  if (!offered) throw new Error('no quote')
  return { childId: family.childId, groupId, startsOn: offered.startsOn, quoteVersion: offered.version }
}

/** Looks and presses at once. */
export async function apply(tx: Tx, family: Family, groupId: GroupId, now = NOW): Promise<ApplicationId> {
  const seen = await look(tx, family, groupId, now)
  return (await submitApplication(tx, asFamily(family), seen, now)).id
}

/** The code of a refusal with the codes of its obstacles: `enrolment.not-allowed: group-full`. */
export function wordsOf({ code, facts }: Refusal): string {
  const reasons = facts.reasons as { code: string }[] | undefined
  if (!reasons) return code
  return `${code}: ${[...new Set(reasons.map((reason) => reason.code))].sort().join(' ')}`
}
