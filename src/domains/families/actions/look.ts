import type { Actor } from '#access'
import { isRecorded, record } from '#audit'
import type { Tx } from '#platform/db'
import type { Child, ChildId, PersonalData } from '../model.ts'
import { getChild, updateConfirmed } from '../queries/child.ts'
import { type Owner, openPersonalData } from '../queries/vault.ts'
import type { Vault } from '../vault.ts'

const onePage = { minutes: 30 }

/** The same page again, with errors of a form on it: one look, if it is in the journal. */
async function isSameLook(
  tx: Tx,
  by: Actor,
  row: { word: string; subjectId: string; reason: string; again?: boolean },
  now: Temporal.Instant,
): Promise<boolean> {
  return row.again === true && isRecorded(tx, by, row, now.subtract(onePage))
}

/** A look at a child's card by somebody who is not the guardian: possible only together with its journal row. */
export async function lookAtChild(
  tx: Tx,
  by: Actor,
  look: { childId: ChildId; reason: string; again?: boolean },
  now: Temporal.Instant,
): Promise<Child> {
  const { childId, reason } = look
  const child = await getChild(tx, childId)
  if (await isSameLook(tx, by, { ...look, word: 'families.looked', subjectId: childId }, now)) return child
  await record(tx, by, 'families.looked', { childId, subjectKind: 'child', subjectId: childId, reason }, now)
  return child
}

/** Opens personal data in clear; the reason stands in the journal that the guardians read. */
export async function unmask(
  tx: Tx,
  by: Actor,
  look: { owner: Owner; vault: Vault; reason: string; again?: boolean },
  now: Temporal.Instant,
): Promise<PersonalData> {
  const { owner, vault, reason } = look
  const data = await openPersonalData(tx, owner, vault)
  const subjectId = 'childId' in owner ? owner.childId : owner.userId
  if (await isSameLook(tx, by, { ...look, word: 'families.unmasked', subjectId }, now)) return data
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
