import type { Actor } from '#access'
import { record } from '#audit'
import { newId } from '#kernel/ids'
import { fullName, shortName } from '#kernel/names'
import { refuse, refuseIf } from '#kernel/refusal'
import type { Tx } from '#platform/db'
import { planLetter } from '#platform/mail'
import { dayOf, settingOf } from '#region'
import type { Claim, ClaimId } from '../model.ts'
import { getChild, guardiansOf, insertCustody, listChildrenOf } from '../queries/child.ts'
import { getClaim, getClaimToAnswer, getOwnClaim, getRequester, insertClaim, updateClaim } from '../queries/claim.ts'
import { findDuplicates } from '../queries/duplicates.ts'
import { whyNotAnswer, whyNotAtPoint } from '../rules/claim.ts'
import { claimTerm } from '../settings.ts'
import type { Addition } from './child.ts'

/** Asks the holder of a known child to share the record (S-097). The answer names nobody. */
export async function claimChild(
  tx: Tx,
  by: Actor,
  { child, vault, atPoint = false }: Addition,
  now: Temporal.Instant,
): Promise<Claim> {
  const [duplicates, own] = await Promise.all([findDuplicates(tx, { ...child, vault }), listChildrenOf(tx, by.userId)])
  const mine = new Set<string>(own.map(({ id }) => id))
  const known = duplicates.find(({ childId }) => !mine.has(childId))

  if (!known) refuse('http.not-found')

  const today = await dayOf(tx, now)
  const term = await settingOf(tx, claimTerm, today)
  const dueOn = term > 0 && !atPoint ? today.add({ days: term }) : null
  const { childId } = known
  const { relation } = child
  const id = newId()
  const claim = await insertClaim(tx, { id, year: today.year, childId, userId: by.userId, relation, dueOn }, now)
  await record(tx, by, 'families.claimed', { childId, subjectKind: 'claim', subjectId: claim.id }, now)

  // The press of a patient finger writes one letter only.
  if (claim.id === id) await writeToHolder(tx, claim)
  return claim
}

/**
 * The holder shares the child: the requester's cabinet gets the record, the holder stays the holder. A reception point
 * does so by papers when the holder declined or did not answer in time (D17). Refuses `families.claim-early`.
 */
export async function grantClaim(tx: Tx, by: Actor, id: ClaimId, now: Temporal.Instant): Promise<void> {
  const atPoint = by.role === 'reception' && by.rights.includes('accept')
  const claim = atPoint ? await getClaim(tx, id) : await getClaimToAnswer(tx, by, id)

  refuseIf(atPoint ? whyNotAtPoint(claim, await dayOf(tx, now)) : whyNotAnswer(claim))
  const from = atPoint ? (['waiting', 'declined'] as const) : (['waiting'] as const)
  if (!(await updateClaim(tx, id, { state: 'granted', userId: by.userId, from }, now)))
    refuse('families.claim-answered')

  const { childId, userId, relation } = claim
  const guardians = await guardiansOf(tx, childId)
  const holder = !guardians.some((guardian) => guardian.holder)
  await Promise.all([
    insertCustody(tx, { id: newId(), childId, userId, relation, holder }, now),
    record(tx, by, 'families.claim-granted', { childId, subjectKind: 'claim', subjectId: id }, now),
  ])
  await writeToRequester(tx, claim, 'granted')
}

/** The holder does not share the child; the requester may still come to a reception point. */
export async function declineClaim(tx: Tx, by: Actor, id: ClaimId, now: Temporal.Instant): Promise<void> {
  const claim = await getClaimToAnswer(tx, by, id)

  refuseIf(whyNotAnswer(claim))
  if (!(await updateClaim(tx, id, { state: 'declined', userId: by.userId }, now))) refuse('families.claim-answered')

  const { childId } = claim
  await record(tx, by, 'families.claim-declined', { childId, subjectKind: 'claim', subjectId: id }, now)
  await writeToRequester(tx, claim, 'declined')
}

/** The requester does not ask any longer. */
export async function cancelClaim(tx: Tx, by: Actor, id: ClaimId, now: Temporal.Instant): Promise<void> {
  const claim = await getOwnClaim(tx, by, id)
  refuseIf(whyNotAnswer(claim))
  if (!(await updateClaim(tx, id, { state: 'cancelled', userId: by.userId }, now))) refuse('families.claim-answered')
  const { childId } = claim
  await record(tx, by, 'families.claim-cancelled', { childId, subjectKind: 'claim', subjectId: id }, now)
}

async function writeToHolder(tx: Tx, claim: Claim): Promise<void> {
  const [guardians, child] = await Promise.all([guardiansOf(tx, claim.childId), getChild(tx, claim.childId)])
  const holder = guardians.find((guardian) => guardian.holder)
  if (!holder) return
  const facts = { claimId: claim.id, number: claim.number, childName: child.name }
  await planLetter(tx, { to: holder.email, cabinet: { userId: holder.userId }, letter: 'families.claim-asked', facts })
}

async function writeToRequester(tx: Tx, claim: Claim, answer: 'granted' | 'declined'): Promise<void> {
  const [requester, child] = await Promise.all([getRequester(tx, claim), getChild(tx, claim.childId)])
  const { number, childId, userId } = claim
  const whom = { to: requester.email, cabinet: { userId } }
  // A declined requester learns nothing that they did not type themselves.
  if (answer === 'declined') return planLetter(tx, { ...whom, letter: 'families.claim-declined', facts: { number } })
  const facts = { childId, number, childName: fullName(child), toName: shortName(requester) }
  await planLetter(tx, { ...whom, letter: 'families.claim-granted', facts })
}
