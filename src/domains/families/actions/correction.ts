import { type Actor, renameUser } from '#access'
import { record } from '#audit'
import { fullName } from '#kernel/names'
import { Refusal, refuse, refuseIf } from '#kernel/refusal'
import type { Tx } from '#platform/db'
import { dayOf } from '#region'
import { type Change, type Corrected, type CorrectedKind, differences, inWords } from '../correction.ts'
import type { Child, ChildId } from '../model.ts'
import { getChild } from '../queries/child.ts'
import { insertCorrection, listOwnCabinets, lockChild, updateIdentity } from '../queries/correction.ts'
import { findDuplicates, lockBirthDay } from '../queries/duplicates.ts'
import { keepInVault, openPersonalData } from '../queries/vault.ts'
import { whyNotAge, whyNotDocument } from '../rules/age.ts'
import type { Vault } from '../vault.ts'
import { agesOn } from './child.ts'
import { writeToGuardians } from './letter.ts'

export type Correction = {
  childId: ChildId
  change: Change
  /** Why, in the words of the desk; the family reads it. No numbers of documents. */
  reason: string
  /** «Школа № 3»: who corrected it, for the letter. */
  place: string
  vault: Vault
  /** The desk has seen that somebody alike is known and has compared the papers: it is another child. */
  anotherChild?: boolean
}

/**
 * Corrects names, birth date, gender, SNILS, document or address of a child by papers (S-172), looks for duplicates again
 * (S-108) and writes to every guardian. Whoever calls has checked that this child came to this desk.
 * Refuses `families.nothing-corrected`, `families.correction-known`, `families.too-young`, `families.passport-due` and their like.
 */
export async function correctChild(
  tx: Tx,
  by: Actor,
  correction: Correction,
  now: Temporal.Instant,
): Promise<CorrectedKind[]> {
  const { childId, change, reason, place, vault, anotherChild = false } = correction
  const child = await lockChild(tx, childId)
  const kept = await openPersonalData(tx, { childId }, vault)
  const changes = differences({ ...child, ...kept }, change)
  const kinds = changes.map(({ kind }) => kind)

  refuseIf(changes.length === 0 ? new Refusal('families.nothing-corrected') : null)
  await refuseUnfit(tx, child, { change, kinds, vault, anotherChild }, now)
  if (kinds.some((kind) => kind === 'birthOn' || kind === 'document'))
    refuseIf(whyNotDocument({ birthOn: child.birthOn, document: kept.document, ...change }, await dayOf(tx, now)))

  const { snils, document, address } = change
  const secrets = { ...(snils && { snils }), ...(document && { document }), ...(address && { address }) }
  await updateIdentity(tx, child, change)
  if (kinds.some(isOfName)) await renameOwnCabinets(tx, childId)
  await keepInVault(tx, { owner: { childId }, vault, ...secrets }, now).catch(knownSnils)
  await insertCorrection(tx, { owner: { childId }, changes, reason, by, vault }, now)
  const trace = { childId, subjectKind: 'child', subjectId: childId, facts: { kinds }, reason }
  await record(tx, by, 'families.corrected', trace, now)

  await tellOfCorrection(tx, childId, { changes, reason, place })
  return kinds
}

const isOfName = (kind: CorrectedKind) => kind === 'surname' || kind === 'name' || kind === 'patronymic'

/** From fourteen the child has a cabinet of its own, and the number of the certificate opens another: one name in all. */
export async function renameOwnCabinets(tx: Tx, childId: ChildId): Promise<void> {
  const name = await getChild(tx, childId)
  for (const userId of await listOwnCabinets(tx, childId)) await renameUser(tx, userId, name)
}

const identifying: readonly CorrectedKind[] = ['surname', 'name', 'patronymic', 'birthOn', 'snils']
type Facts = { change: Change; kinds: readonly CorrectedKind[]; vault: Vault; anotherChild: boolean }

async function refuseUnfit(tx: Tx, child: Child, facts: Facts, now: Temporal.Instant): Promise<void> {
  const { change, kinds, vault, anotherChild } = facts
  if (!kinds.some((kind) => identifying.includes(kind))) return
  const { surname, name, patronymic, birthOn } = { ...child, ...change }
  await lockBirthDay(tx, birthOn)
  if (kinds.includes('birthOn'))
    refuseIf(whyNotAge({ birthOn, relation: 'guardian' }, await agesOn(tx, now), await dayOf(tx, now)))
  const sought = { name: { surname, name, patronymic }, birthOn, snils: change.snils ?? null, vault }
  const others = (await findDuplicates(tx, sought)).filter(({ childId }) => childId !== child.id)
  const serious = others.find(({ likeness }) => likeness !== 'alike' || !anotherChild)
  refuseIf(serious ? new Refusal('families.correction-known', { certain: serious.likeness !== 'alike' }) : null)
}

// Somebody of another birth date was given the same SNILS at the same moment.
function knownSnils(error: unknown): never {
  const { constraint } = error as { constraint?: string }
  if (constraint === 'families_vault_child_snils') refuse('families.correction-known', { certain: true })
  throw error
}

type Told = { changes: readonly Corrected[]; reason: string; place: string }

async function tellOfCorrection(tx: Tx, childId: ChildId, { changes, reason, place }: Told): Promise<void> {
  const child = await getChild(tx, childId)
  // The letter says what was changed, the cabinet shows how: values stay out of mailboxes.
  const what = inWords(changes.map(({ kind }) => kind))
  const facts = { childId, childName: fullName(child), what, reason, place }
  await writeToGuardians(tx, childId, { letter: 'families.corrected', facts })
}
