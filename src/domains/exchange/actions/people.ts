import { type Actor, openProvedCabinet, provedFamily, whoIsAt } from '#access'
import { addChild, type ChildId, claimChild, findDuplicates, listChildrenOf, type Vault } from '#families'
import type { Instant } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Tx } from '#platform/db'
import type { Applicant, People } from '../model.ts'
import { findUserOfIdentity, insertIdentity, lockIdentity } from '../queries/person.ts'
import { whichChild } from '../rules/order.ts'
import type { Secrets } from '../secrets.ts'

export type Keys = { vault: Vault; secrets: Secrets }
export type Found = { by: Actor; childId: ChildId } | { by: Actor; elsewhere: string }

/**
 * The cabinet of the applicant and the record of the child. A child of somebody else's cabinet is asked for, never opened:
 * the holder answers the claim (S-097). Refuses `access.other-name`, `access.blocked`, `exchange.child-unclear` and whatever a
 * new child is refused for.
 */
export async function settlePeople(tx: Tx, people: People, { vault, secrets }: Keys, now: Instant): Promise<Found> {
  const { applicant, recipient } = people
  const by = await cabinetOf(tx, { applicant, municipalityId: recipient.municipalityId, secrets }, now)
  const [duplicates, own] = await Promise.all([
    findDuplicates(tx, { ...recipient, vault }),
    listChildrenOf(tx, by.userId),
  ])

  const known = whichChild(duplicates, new Set(own.map(({ id }) => id)))
  if (known.is === 'unclear') refuse('exchange.child-unclear')
  if (known.is === 'own') return { by, childId: known.childId as ChildId }
  if (known.is === 'new')
    return { by, childId: await addChild(tx, by, { child: recipient, vault, anotherChild: known.insisted }, now) }
  const { number } = await claimChild(tx, by, { child: recipient, vault }, now)
  return { by, elsewhere: number }
}

type Whose = { applicant: Applicant; municipalityId: string; secrets: Secrets }

/** By the identity that was seen before, else by an address and name that are both proved, else a new cabinet. */
async function cabinetOf(tx: Tx, { applicant, municipalityId, secrets }: Whose, now: Instant): Promise<Actor> {
  const { name, email, phone, snils } = applicant
  const key = secrets.keyOf('identity', snils)
  await lockIdentity(tx, key)
  const before = await findUserOfIdentity(tx, key)
  if (before) return provedFamily(tx, { userId: before, email }, now)

  const who = email ? await whoIsAt(tx, { email, name }) : null
  if (who?.is === 'other') refuse('access.other-name')
  const by =
    who?.is === 'known'
      ? await provedFamily(tx, { userId: who.userId, email }, now)
      : await openProvedCabinet(tx, { name, phone, email, municipalityId }, now)
  await insertIdentity(tx, key, by.userId, now)
  return by
}
