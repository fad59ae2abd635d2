import type { Actor } from '#access'
import { record } from '#audit'
import { type Refusal, refuseIf } from '#kernel/refusal'
import type { Reader, Tx } from '#platform/db'
import { dayOf } from '#region'
import { type Change, type Corrected, type CorrectedKind, differences } from '../correction.ts'
import type { Child, ChildId, OwnChild } from '../model.ts'
import { getOwnChild, guardiansOf, listChildrenOf } from '../queries/child.ts'
import { insertCorrection, lockChild, updateIdentity } from '../queries/correction.ts'
import { insertDoubles } from '../queries/double.ts'
import { findDuplicates, lockBirthDay } from '../queries/duplicates.ts'
import { wasFiled } from '../queries/filed.ts'
import { openPersonalData } from '../queries/vault.ts'
import { whyNotAge, whyNotDocument } from '../rules/age.ts'
import { whyNotNew } from '../rules/known.ts'
import { whyNotMend } from '../rules/mending.ts'
import type { Vault } from '../vault.ts'
import { agesOn, demandConsent, keepChildData } from './child.ts'
import { renameOwnCabinets } from './correction.ts'

export type Mending = {
  childId: ChildId
  change: Change
  vault: Vault
  /** The family has seen that somebody alike is known and says that theirs is another one. */
  anotherChild?: boolean
}

const reason = 'Семья исправила до подачи заявления'
const ofIdentity: readonly CorrectedKind[] = ['surname', 'name', 'patronymic', 'birthOn', 'gender']

/**
 * What the family itself says anew of its child: SNILS, document and address until they are confirmed, names, birth date and
 * gender until a statement was filed and while nobody else has the record; then known children are looked for again (S-096).
 * Refuses `families.identity-fixed`, `families.confirmed`, `families.known-child`, `families.already-yours` and those of ages.
 */
export async function mendChild(tx: Tx, by: Actor, mending: Mending, now: Temporal.Instant): Promise<void> {
  const { childId, change, vault } = mending
  await getOwnChild(tx, by, childId)
  await lockChild(tx, childId)
  const child = await getOwnChild(tx, by, childId)
  const kept = await openPersonalData(tx, { childId }, vault)
  const changes = differences({ ...child, ...kept }, change).filter(({ kind }) => ofIdentity.includes(kind))

  if (changes.length > 0) await mendIdentity(tx, by, { ...mending, child, changes }, now)

  const { snils, document, address } = change
  const secrets = { ...(snils && { snils }), ...(document && { document }), ...(address && { address }) }
  if (changes.some(({ kind }) => kind === 'birthOn'))
    refuseIf(whyNotDocument({ birthOn: child.birthOn, document: kept.document, ...change }, await dayOf(tx, now)))
  if (changes.length === 0 || Object.keys(secrets).length > 0)
    await keepChildData(tx, by, { childId, vault, ...secrets }, now)
}

/** Why the family cannot mend names, birth date and gender any longer; null while it may. */
export async function whyNotMendIdentity(
  reader: Reader,
  { id, confirmedAt }: Pick<Child, 'id' | 'confirmedAt'>,
): Promise<Refusal | null> {
  const [filed, guardians] = await Promise.all([wasFiled(reader, id), guardiansOf(reader, id)])
  return whyNotMend({ confirmed: confirmedAt !== null, filed, cabinets: guardians.length })
}

type Identity = Mending & { child: OwnChild; changes: readonly Corrected[] }

async function mendIdentity(tx: Tx, by: Actor, mending: Identity, now: Temporal.Instant): Promise<void> {
  const { child, change, changes, vault, anotherChild = false } = mending
  const childId = child.id
  const { surname, name, patronymic, birthOn, relation } = { ...child, ...change }
  await lockBirthDay(tx, birthOn)
  const sought = { name: { surname, name, patronymic }, birthOn, snils: change.snils ?? null, vault }
  const [ages, today, found, own] = await Promise.all([
    agesOn(tx, now),
    dayOf(tx, now),
    findDuplicates(tx, sought),
    listChildrenOf(tx, by.userId),
  ])
  const duplicates = found.filter((one) => one.childId !== childId)

  await demandConsent(tx, by)
  refuseIf(await whyNotMendIdentity(tx, child))
  refuseIf(whyNotAge({ birthOn, relation }, ages, today))
  refuseIf(whyNotNew({ duplicates, own: new Set(own.map(({ id }) => id)), anotherChild }))

  await updateIdentity(tx, child, change)
  await renameOwnCabinets(tx, childId)
  await insertCorrection(tx, { owner: { childId }, changes, reason, by, vault }, now)
  await insertDoubles(tx, { childId, duplicates, insisted: true, userId: by.userId }, now)
  const facts = { kinds: changes.map(({ kind }) => kind) }
  await record(tx, by, 'families.mended', { childId, subjectKind: 'child', subjectId: childId, facts }, now)
}
