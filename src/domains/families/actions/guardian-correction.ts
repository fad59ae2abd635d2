import { type Actor, hasConsent, lockContact, renameUser } from '#access'
import { record } from '#audit'
import { fullName } from '#kernel/names'
import { Refusal, refuse, refuseIf } from '#kernel/refusal'
import type { Tx } from '#platform/db'
import { planLetter } from '#platform/mail'
import { type Change, differences, inWords } from '../correction.ts'
import { getChild } from '../queries/child.ts'
import { insertCorrection } from '../queries/correction.ts'
import { findRelation, updateRelation } from '../queries/custody.ts'
import { keepInVault, openPersonalData } from '../queries/vault.ts'
import type { Vault } from '../vault.ts'

export type GuardianCorrection = {
  userId: string
  /** To whom the guardian is what `relation` says. */
  childId: string
  change: Omit<Change, 'birthOn' | 'gender'>
  /** Why, in the words of the desk; the guardian reads it. No numbers of documents. */
  reason: string
  /** «Школа № 3»: who corrected it, for the letter. */
  place: string
  vault: Vault
}

/**
 * Corrects names, SNILS, document, address or relation of a guardian by papers (S-172), keeps old and new sealed and writes to the
 * guardian alone: another adult of the child reads nothing of it. Whoever calls has checked that the papers came to this desk.
 * Refuses `families.nothing-corrected`, `families.guardian-withdrew`.
 */
export async function correctGuardian(
  tx: Tx,
  by: Actor,
  correction: GuardianCorrection,
  now: Temporal.Instant,
): Promise<void> {
  const { userId, childId, change, reason, place, vault } = correction
  const { name, email } = await lockContact(tx, userId)
  const owner = { userId }
  const relation = (await findRelation(tx, childId, userId)) ?? undefined
  const before = { ...name, ...(await openPersonalData(tx, owner, vault)), ...(relation && { relation }) }
  const changes = differences(before, change)

  if (!(await hasConsent(tx, userId, 'personal-data'))) refuse('families.guardian-withdrew')
  refuseIf(changes.length === 0 ? new Refusal('families.nothing-corrected') : null)

  const { snils, document, address, relation: told, ...names } = change
  await renameUser(tx, userId, { ...name, ...names })
  const secrets = { ...(snils && { snils }), ...(document && { document }), ...(address && { address }) }
  await keepInVault(tx, { owner, vault, ...secrets }, now)
  if (told) await updateRelation(tx, { userId, childId, relation: told })
  const child = fullName(await getChild(tx, childId))
  const kept = changes.map((one) => (one.kind === 'relation' ? { ...one, child } : one))
  await insertCorrection(tx, { owner, changes: kept, reason, by, vault }, now)
  const kinds = changes.map(({ kind }) => kind)
  const trace = { subjectKind: 'user', subjectId: userId, facts: { kinds }, reason }
  await record(tx, by, 'families.guardian-corrected', trace, now)

  const facts = { what: inWords(kinds), reason, place }
  await planLetter(tx, { to: email, cabinet: { userId }, letter: 'families.guardian-corrected', facts })
}
