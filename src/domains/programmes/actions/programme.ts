import type { Actor } from '#access'
import { record } from '#audit'
import type { Instant } from '#kernel/dates'
import { newId } from '#kernel/ids'
import { refuseIf } from '#kernel/refusal'
import type { Tx } from '#platform/db'
import { getProvider, type ProviderId } from '#providers'
import { dayOf, regionZone } from '#region'
import { type ModuleId, type ProgrammeId, paidByBudget } from '../model.ts'
import type { OwnModule, OwnProgramme, ProgrammeDraft } from '../own.ts'
import { insertEdits, updateWaiting } from '../queries/check.ts'
import { heldBy, lockOwn } from '../queries/own.ts'
import { insertOwnModule, insertProgramme, updateModule, updateProgramme, updateState } from '../queries/own-writes.ts'
import { whyNotArchive, whyNotChangeEssence, whyNotEdit, whyNotWithdraw } from '../rules/editing.ts'
import { editsBetween, readProgramme } from '../rules/edits.ts'
import { costOf } from './cost.ts'
import { addCopy } from './group.ts'
import { ownerOf, subjectOf } from './owner.ts'

/** Begins a programme in its register; nobody but its provider sees a draft (S-069). */
export async function draftProgramme(tx: Tx, by: Actor, draft: ProgrammeDraft, now: Instant): Promise<ProgrammeId> {
  const provider = await getProvider(tx, ownerOf(by).providerId as ProviderId)
  const id = newId<'programme'>()
  const { municipalityId } = provider
  await insertProgramme(
    tx,
    { ...draft, id, providerId: provider.id, municipalityId, state: 'draft', publishedAt: null },
    now,
  )
  await record(tx, by, 'programmes.drafted', subjectOf(id), now)
  return id
}

/**
 * Writes a programme anew. What a check was about is not changed while it is published.
 * Refuses `programmes.being-checked`, `programmes.archived`, `programmes.published-already`.
 */
export async function editProgramme(
  tx: Tx,
  by: Actor,
  { id, draft }: { id: ProgrammeId; draft: ProgrammeDraft },
  now: Instant,
): Promise<void> {
  const { programme, modules } = await lockOwn(tx, id, ownerOf(by))
  refuseIf(whyNotEdit(programme))
  refuseIf(isSameEssence(programme, draft) ? null : whyNotChangeEssence(programme))

  await updateProgramme(tx, id, draft, now)
  const today = await dayOf(tx, now)
  for (const module of modules) {
    const normativeKopecks = await costOf(tx, { ...programme, ...draft }, module.hours, today)
    await updateModule(tx, module.id, inRegister(module, draft, normativeKopecks))
  }
  const edits = editsBetween('Программа', readProgramme(programme), readProgramme(draft))
  await insertEdits(tx, id, edits, by.userId, now)
  await record(
    tx,
    by,
    'programmes.edited',
    { ...subjectOf(id), facts: { fields: edits.map(({ field }) => field) } },
    now,
  )
}

/** Back to a draft: from the check, or from the catalogue where nobody has applied. */
export async function withdrawProgramme(tx: Tx, by: Actor, id: ProgrammeId, now: Instant): Promise<void> {
  const { programme, groups } = await lockOwn(tx, id, ownerOf(by))
  refuseIf(whyNotWithdraw(programme, heldBy(groups)))

  await updateWaiting(tx, id, { state: 'withdrawn', by: by.userId }, now)
  await updateState(tx, id, 'draft', now)
  await record(tx, by, 'programmes.withdrawn', subjectOf(id), now)
}

/** Into the archive. Refuses `programmes.somebody-learns`, `programmes.being-checked`. */
export async function archiveProgramme(tx: Tx, by: Actor, id: ProgrammeId, now: Instant): Promise<void> {
  const { programme, groups } = await lockOwn(tx, id, ownerOf(by))
  refuseIf(whyNotArchive(programme, heldBy(groups)))

  await updateState(tx, id, 'archive', now)
  await record(tx, by, 'programmes.archived', subjectOf(id), now)
}

/** Copies a programme with its modules, and with its groups a year later, as a new draft. */
export async function copyProgramme(tx: Tx, by: Actor, id: ProgrammeId, now: Instant): Promise<ProgrammeId> {
  const { programme, modules, groups } = await lockOwn(tx, id, ownerOf(by))
  const copy = newId<'programme'>()
  const { article: _, ...facts } = programme
  await insertProgramme(tx, { ...facts, id: copy, state: 'draft', publishedAt: null }, now)
  const zone = await regionZone(tx)
  for (const module of modules) await copyModule(tx, { from: module, to: copy, groups, zone })
  await record(tx, by, 'programmes.copied', { ...subjectOf(copy), facts: { fromId: id } }, now)
  return copy
}

type Copied = { from: OwnModule; to: ProgrammeId; groups: OwnProgramme['groups']; zone: string }

async function copyModule(tx: Tx, { from, to, groups, zone }: Copied): Promise<void> {
  const moduleId: ModuleId = newId<'module'>()
  await insertOwnModule(tx, moduleId, to, from)
  for (const group of groups)
    if (group.moduleId === from.id && group.state !== 'archive') await addCopy(tx, { ...group, moduleId }, zone)
}

/** Of budget registers a module costs nothing; its tick means something only above a normative cost. */
function inRegister(module: OwnModule, { register }: ProgrammeDraft, normativeKopecks: bigint) {
  const priceKopecks = paidByBudget(register) ? 0n : module.priceKopecks
  return { ...module, normativeKopecks, priceKopecks, parentsPay: module.parentsPay || priceKopecks > normativeKopecks }
}

function isSameEssence(was: ProgrammeDraft, will: ProgrammeDraft): boolean {
  const essence = ({ summary: _, description: __, ...rest }: ProgrammeDraft) =>
    readProgramme({ ...rest, summary: '', description: '' })
  return editsBetween('', essence(was), essence(will)).length === 0
}
