import { type Actor, hasConsent } from '#access'
import { record } from '#audit'
import type { Day } from '#kernel/dates'
import { newId } from '#kernel/ids'
import { nameKey } from '#kernel/names'
import { Refusal, refuse, refuseIf } from '#kernel/refusal'
import type { Reader, Tx } from '#platform/db'
import { dayOf, settingOf } from '#region'
import type { Child, ChildId, NewChild } from '../model.ts'
import { getOwnChild, insertChild, insertCustody, listChildrenOf } from '../queries/child.ts'
import { insertDoubles } from '../queries/double.ts'
import { findDuplicates, lockBirthDay } from '../queries/duplicates.ts'
import { findChildBySnils, findDocumentKind, keepInVault, type Secrets } from '../queries/vault.ts'
import { type Ages, whyNotAge, whyNotDocument } from '../rules/age.ts'
import { whyNotNew } from '../rules/known.ts'
import { ageFrom, ageTo, selfFrom } from '../settings.ts'
import type { Vault } from '../vault.ts'

/** `anotherChild`: the family has seen that somebody alike is known and says that theirs is another one;
 * `atPoint`: a worker has the papers before them, so a claim need not wait for the holder. */
export type Addition = { child: NewChild; vault: Vault; anotherChild?: boolean; atPoint?: boolean }

/**
 * Adds a child to the cabinet of `by`, who becomes the holder of the record.
 * Refuses `families.too-young` and its like, `families.already-yours`, `families.known-child`.
 */
export async function addChild(tx: Tx, by: Actor, addition: Addition, now: Temporal.Instant): Promise<ChildId> {
  const { child, vault, anotherChild = false } = addition
  await lockBirthDay(tx, child.birthOn)
  const [today, ages, duplicates, own] = await Promise.all([
    dayOf(tx, now),
    agesOn(tx, now),
    findDuplicates(tx, { ...child, vault }),
    listChildrenOf(tx, by.userId),
  ])

  await demandConsent(tx, by)
  refuseIf(whyNotAge(child, ages, today))
  refuseIf(whyNotDocument(child, today))
  refuseIf(whyNotNew({ duplicates, own: new Set(own.map(({ id }) => id)), anotherChild }))

  const id = newId<'child'>()
  const row = { id, child, nameKey: nameKey(child.name), userId: by.userId }
  await insertChild(tx, row, now)
  const { relation, snils, document, address } = child
  await Promise.all([
    insertCustody(tx, { id: newId(), childId: id, userId: by.userId, relation, holder: true }, now),
    keepInVault(tx, { owner: { childId: id }, vault, snils, document, address }, now).catch(knownSnils),
    record(tx, by, 'families.child-added', { childId: id, subjectKind: 'child', subjectId: id }, now),
    // S-108: whoever insists goes on, and staff see the pair; the certificate waits for their word.
    insertDoubles(tx, { childId: id, duplicates, insisted: true, userId: by.userId }, now),
  ])
  return id
}

/** Fills in or replaces SNILS, document or address of an own child until a reception point has confirmed the record. */
export async function keepChildData(
  tx: Tx,
  by: Actor,
  data: Secrets & { childId: ChildId; vault: Vault },
  now: Temporal.Instant,
): Promise<void> {
  const { childId, vault, ...secrets } = data
  const child = await getOwnChild(tx, by, childId)
  await demandConsent(tx, by)
  const other = secrets.snils ? await findChildBySnils(tx, vault, secrets.snils) : null

  refuseIf(whyNotDocument({ ...child, document: secrets.document ?? null }, await dayOf(tx, now)))
  refuseIf(child.confirmedAt ? new Refusal('families.confirmed') : null)
  refuseIf(other && other !== childId ? new Refusal('families.known-snils') : null)

  const owner = { childId }
  await keepInVault(tx, { owner, vault, ...secrets }, now).catch(knownSnils)
  const facts = { kinds: Object.keys(secrets) }
  await record(tx, by, 'families.data-kept', { childId, subjectKind: 'child', subjectId: childId, facts }, now)
}

/** Keeps the document and address of the person of the cabinet, for statements. */
export async function keepOwnData(
  tx: Tx,
  by: Actor,
  data: Secrets & { vault: Vault },
  now: Temporal.Instant,
): Promise<void> {
  const { vault, ...secrets } = data
  await demandConsent(tx, by)
  await keepInVault(tx, { owner: { userId: by.userId }, vault, ...secrets }, now)
  const facts = { kinds: Object.keys(secrets) }
  await record(tx, by, 'families.own-data-kept', { subjectKind: 'user', subjectId: by.userId, facts }, now)
}

/**
 * A child who has turned fourteen since the document was kept must bring a passport, unless the record was compared with
 * papers: then only a reception point changes it.
 */
export async function whyNotKeptDocument(
  reader: Reader,
  { id, birthOn, confirmedAt }: Pick<Child, 'id' | 'birthOn' | 'confirmedAt'>,
  today: Day,
): Promise<Refusal | null> {
  const kind = confirmedAt ? null : await findDocumentKind(reader, id)
  return whyNotDocument({ birthOn, document: kind && { kind } }, today)
}

/** After the consent was taken back nothing new is put into the vault, until it is given again (S-035). */
export async function demandConsent(tx: Tx, { userId }: Actor): Promise<void> {
  if (!(await hasConsent(tx, userId, 'personal-data'))) refuse('access.consent-needed')
}

/** The ages of today, by the acts in force. */
export async function agesOn(reader: Reader, now: Temporal.Instant): Promise<Ages> {
  const day = await dayOf(reader, now)
  const [from, to, self] = await Promise.all([
    settingOf(reader, ageFrom, day),
    settingOf(reader, ageTo, day),
    settingOf(reader, selfFrom, day),
  ])
  return { from, to, self }
}

// Two guardians typed the same SNILS at the same moment under different birth dates.
function knownSnils(error: unknown): never {
  const { constraint } = error as { constraint?: string }
  if (constraint === 'families_vault_child_snils') refuse('families.known-child', { certain: true })
  throw error
}
