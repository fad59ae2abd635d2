import type { Actor } from '#access'
import { record } from '#audit'
import type { Tx } from '#platform/db'
import type { Child, ChildId, PersonalData } from '../model.ts'
import { getChild, updateConfirmed } from '../queries/child.ts'
import { type Owner, openPersonalData } from '../queries/vault.ts'
import type { Vault } from '../vault.ts'

/** A look at a child's card by somebody who is not the guardian: possible only together with its journal row. */
export async function lookAtChild(
  tx: Tx,
  by: Actor,
  look: { childId: ChildId; reason: string },
  now: Temporal.Instant,
): Promise<Child> {
  const { childId, reason } = look
  const child = await getChild(tx, childId)
  await record(tx, by, 'families.looked', { childId, subjectKind: 'child', subjectId: childId, reason }, now)
  return child
}

/** Opens personal data in clear; the reason stands in the journal that the guardians read. */
export async function unmask(
  tx: Tx,
  by: Actor,
  look: { owner: Owner; vault: Vault; reason: string },
  now: Temporal.Instant,
): Promise<PersonalData> {
  const { owner, vault, reason } = look
  const data = await openPersonalData(tx, owner, vault)
  const trace =
    'childId' in owner
      ? { childId: owner.childId, subjectKind: 'child', subjectId: owner.childId, reason }
      : { subjectKind: 'user', subjectId: owner.userId, reason }
  await record(tx, by, 'families.unmasked', trace, now)
  return data
}

/** The record was compared with papers: from now on the family changes it at a reception point only. */
export async function confirmChild(tx: Tx, by: Actor, childId: ChildId, now: Temporal.Instant): Promise<void> {
  await updateConfirmed(tx, childId, by.userId, now)
  await record(tx, by, 'families.confirmed', { childId, subjectKind: 'child', subjectId: childId }, now)
}
