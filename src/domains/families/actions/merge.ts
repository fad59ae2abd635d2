import type { Actor } from '#access'
import { record } from '#audit'
import { isAfter } from '#kernel/dates'
import { newId } from '#kernel/ids'
import { fullName } from '#kernel/names'
import { type Json, Refusal, refuse, refuseIf } from '#kernel/refusal'
import { type Reader, sql, type Tx } from '#platform/db'
import { dayOf, settingOf } from '#region'
import { type Choices, listForgottenTables, listMergeParts, type MergeView, type Pair } from '../merge-part.ts'
import type { ChildId } from '../model.ts'
import { getChild } from '../queries/child.ts'
import {
  type DoublesOf,
  findOpenDouble,
  getDouble,
  insertDoubles,
  listAddedSince,
  updateDouble,
} from '../queries/double.ts'
import { findDuplicates } from '../queries/duplicates.ts'
import {
  insertMerge,
  insertTrace,
  listTraces,
  lockMerge,
  lockPair,
  type Merge,
  updateMergedInto,
  updateSettled,
  updateUndone,
} from '../queries/merge.ts'
import { openPersonalData } from '../queries/vault.ts'
import { keptOf } from '../rules/merge.ts'
import { mergeUndoDays } from '../settings.ts'
import type { Vault } from '../vault.ts'
import { writeToGuardians } from './letter.ts'
import { moveOwn, undoOwn } from './merge-own.ts'

/** What a merge would do, told before: consequences, what stands in the way, and what staff choose. */
export async function previewMerge(reader: Reader, pair: Pair): Promise<MergeView> {
  const views = await Promise.all(listMergeParts().map((part) => part.preview(reader, pair)))
  return {
    consequences: views.flatMap(({ consequences }) => consequences),
    obstacles: views.flatMap(({ obstacles }) => obstacles),
    choices: views.flatMap(({ choices }) => choices),
  }
}

/** Which of two records stays: the one compared with papers, else the older one. */
export async function pairOf(reader: Reader, double: { childId: ChildId; otherId: ChildId }): Promise<Pair> {
  const [later, earlier] = await Promise.all([getChild(reader, double.childId), getChild(reader, double.otherId)])
  const kept = keptOf(earlier, later)
  return kept === earlier ? { keptId: earlier.id, mergedId: later.id } : { keptId: later.id, mergedId: earlier.id }
}

export type Merging = { doubleId: string; desk: DoublesOf; choices: Choices; reason: string; vault: Vault }

/**
 * Makes two records one, everywhere at once. Locks certificates before the children, as every act does.
 * Refuses `families.merge-stale`, `families.merge-blocked` with everything that must be settled first.
 */
export async function mergeChildren(tx: Tx, by: Actor, merging: Merging, now: Temporal.Instant): Promise<string> {
  const double = await getDouble(tx, merging.desk, merging.doubleId)
  if (double.state !== 'open') refuse('families.merge-stale')
  const pair = await pairOf(tx, double)
  const parts = listMergeParts()
  for (const part of parts) await part.lock(tx, pair)
  if (!(await lockPair(tx, pair))) refuse('families.merge-stale')
  const [{ obstacles, choices: asked }, forgotten, today] = await Promise.all([
    previewMerge(tx, pair),
    listForgottenTables(tx),
    dayOf(tx, now),
  ])

  if (forgotten.length > 0) throw new Error(`nobody moves the rows of ${forgotten.join(', ')}`)
  refuseIf(obstacles.length > 0 ? new Refusal('families.merge-blocked', { obstacles }) : null)

  const forced = Object.fromEntries(asked.flatMap(({ field, forced, value }) => (forced ? [[field, value]] : [])))
  const choices: Choices = { ...merging.choices, ...forced }
  const { reason, vault } = merging
  const facts = { pair, choices, byUserId: by.userId }
  // A colleague may have said meanwhile that they are two children.
  if (!(await updateDouble(tx, double.id, { state: 'merged', userId: by.userId, reason }, now)))
    refuse('families.merge-stale')
  const traces: [string, Json][] = [['families', await moveOwn(tx, facts, { vault, now })]]
  for (const part of parts) traces.push([part.name, await part.move(tx, facts, now)])
  await updateMergedInto(tx, pair.mergedId, pair.keptId)
  const id = newId<'merge'>()
  const undoUntilOn = today.add({ days: await settingOf(tx, mergeUndoDays, today) })
  await insertMerge(tx, { id, ...pair, choices, reason, undoUntilOn, userId: by.userId }, now)
  for (const [name, trace] of traces) await insertTrace(tx, id, name, trace)
  await writeJournal(tx, by, { word: 'families.merged', id, pair, reason }, now)

  await tellGuardians(tx, pair.keptId, 'families.merged')
  return id
}

/**
 * Puts two records back as they were.
 * Refuses `families.undo-late`, and `families.undo-changed` when something was changed since and could not be exact.
 */
export async function undoMerge(
  tx: Tx,
  by: Actor,
  { id, desk, doubleOpen = true }: { id: string; desk: DoublesOf; doubleOpen?: boolean },
  now: Temporal.Instant,
): Promise<Merge> {
  const merge = await lockMerge(tx, id)
  const pair = { keptId: merge.keptId, mergedId: merge.mergedId }
  const both = [await getChild(tx, pair.keptId), await getChild(tx, pair.mergedId)]
  if (desk.municipalityId && !both.some(({ municipalityId }) => municipalityId === desk.municipalityId))
    refuse('http.not-found')
  const today = await dayOf(tx, now)
  refuseIf(whyNotUndo(merge, today))

  const parts = listMergeParts()
  for (const part of parts) await part.lock(tx, pair)
  await lockPair(tx, pair)
  const traces = await listTraces(tx, id)
  const facts = { pair, choices: merge.choices, byUserId: by.userId }
  await updateMergedInto(tx, pair.mergedId, null)
  // The kept record may have been merged on since: then that merge is undone first.
  if (!(await lockPair(tx, pair))) refuse('families.undo-changed')
  for (const part of parts.toReversed())
    await part.undo(tx, { ...facts, trace: traces.get(part.name) ?? null }, now).catch(changedSince)
  if (!(await undoOwn(tx, pair, traces.get('families') ?? null, now).catch(changedSince)))
    refuse('families.undo-changed')
  for (const part of parts) if ((await part.isApart?.(tx, pair)) === false) refuse('families.undo-changed')
  await updateUndone(tx, id, by.userId, now)
  if (doubleOpen) await reopen(tx, pair)
  const { reason } = merge
  await writeJournal(tx, by, { word: 'families.merge-undone', id, pair, reason }, now)

  await Promise.all([
    tellGuardians(tx, pair.keptId, 'families.merge-undone'),
    tellGuardians(tx, pair.mergedId, 'families.merge-undone'),
  ])
  return merge
}

/** The term of undoing is over: what every domain kept for it goes. Once, however often it is asked. */
export async function settleMerge(tx: Tx, id: string, now: Temporal.Instant): Promise<void> {
  if (!(await updateSettled(tx, id, now))) return
  const { keptId, mergedId } = await lockMerge(tx, id)
  const traces = await listTraces(tx, id)
  for (const part of listMergeParts())
    await part.settle?.(tx, { pair: { keptId, mergedId }, trace: traces.get(part.name) ?? null })
}

/** Staff say that two records are of two children; the pair is not asked about again. */
export async function keepApart(
  tx: Tx,
  by: Actor,
  { doubleId, desk, reason }: { doubleId: string; desk: DoublesOf; reason: string },
  now: Temporal.Instant,
): Promise<void> {
  const { childId, otherId } = await getDouble(tx, desk, doubleId)
  const answer = { state: 'different', userId: by.userId, reason } as const
  if (!(await updateDouble(tx, doubleId, answer, now))) refuse('families.merge-stale')
  const pair = { keptId: childId, mergedId: otherId }
  await writeJournal(tx, by, { word: 'families.kept-apart', id: doubleId, pair, reason }, now)
}

/**
 * A certificate is activated once somebody has decided whether a flagged record is a second one (S-108).
 * Refuses `families.double-undecided` with the way to the pair.
 */
export async function demandDecidedDouble(reader: Reader, by: Pick<Actor, 'role'>, childId: string): Promise<void> {
  const double = await findOpenDouble(reader, childId)
  if (double) refuse('families.double-undecided', { doubleId: double.id, desk: by.role })
}

/**
 * Every night: children added lately who look like somebody known become pairs for staff (domain 8.3). Takes the next few
 * after a child; answers the last one it looked at, null when nobody is left.
 */
export async function findDoublesAmong(
  tx: Tx,
  { from, after, vault }: { from: Temporal.Instant; after: string | null; vault: Vault },
  now: Temporal.Instant,
): Promise<string | null> {
  const ids = await listAddedSince(tx, { from, after, most: 200 })
  for (const id of ids) {
    const [child, { snils }] = [await getChild(tx, id), await openPersonalData(tx, { childId: id }, vault)]
    const sought = { name: child, birthOn: child.birthOn, snils, vault }
    const duplicates = (await findDuplicates(tx, sought)).filter((one) => one.childId !== id && one.childId < id)
    await insertDoubles(tx, { childId: id, duplicates, insisted: false, userId: null }, now)
  }
  return ids.at(-1) ?? null
}

function whyNotUndo(merge: Merge, today: Temporal.PlainDate): Refusal | null {
  if (merge.undoneAt) return new Refusal('families.merge-stale')
  const late = isAfter(today, merge.undoUntilOn)
  return late ? new Refusal('families.undo-late', { until: merge.undoUntilOn.toString() }) : null
}

// A unique index says that what was moved has got a successor since.
function changedSince(error: unknown): never {
  if ((error as { code?: string }).code === '23505') refuse('families.undo-changed')
  throw error
}

async function reopen(tx: Tx, { keptId, mergedId }: Pair): Promise<void> {
  await sql`update families_double set state = 'open', decided_at = null, decided_by = null, reason = null
    where state = 'merged' and child_id in (${keptId}, ${mergedId}) and other_id in (${keptId}, ${mergedId})`.execute(
    tx,
  )
}

type Told = { word: string; id: string; pair: Pair; reason: string }

async function writeJournal(tx: Tx, by: Actor, { word, id, pair, reason }: Told, now: Temporal.Instant) {
  for (const childId of [pair.keptId, pair.mergedId])
    await record(tx, by, word, { childId, subjectKind: 'merge', subjectId: id, reason }, now)
}

async function tellGuardians(tx: Tx, childId: string, letter: string): Promise<void> {
  const facts = { childId, childName: fullName(await getChild(tx, childId)) }
  await writeToGuardians(tx, childId, { letter, facts })
}
