import type { Actor } from '#access'
import { record } from '#audit'
import type { Instant } from '#kernel/dates'
import { newId } from '#kernel/ids'
import { refuse, refuseIf } from '#kernel/refusal'
import type { Tx } from '#platform/db'
import { dayOf, settingOf } from '#region'
import type { ModuleId, ProgrammeId } from '../model.ts'
import type { ModuleDraft, OwnProgramme } from '../own.ts'
import { insertEdits } from '../queries/check.ts'
import { findProgrammeOfModule, heldBy, lockOwn, standingOf } from '../queries/own.ts'
import { insertOwnModule, updateEnrolment, updateModule } from '../queries/own-writes.ts'
import { checklist, whyNotOpen } from '../rules/checklist.ts'
import { whyNotChangeEssence, whyNotEdit, whyNotReprice, whyNotResize } from '../rules/editing.ts'
import { editsBetween, readModule } from '../rules/edits.ts'
import { whyNotPrice } from '../rules/price.ts'
import { priceCeilingPercent } from '../settings.ts'
import { costOf } from './cost.ts'
import { ownerOf, subjectOf } from './owner.ts'

/** Adds a module with its price within the ceiling (S-071). Its check is of the whole programme, so only to a draft. */
export async function addModule(
  tx: Tx,
  by: Actor,
  { programmeId, draft }: { programmeId: ProgrammeId; draft: ModuleDraft },
  now: Instant,
): Promise<ModuleId> {
  const { programme } = await lockOwn(tx, programmeId, ownerOf(by))
  const today = await dayOf(tx, now)
  const normativeKopecks = await costOf(tx, programme, draft.hours, today)
  refuseIf(whyNotChangeEssence(programme))
  await refuseWrongPrice(tx, programme, { ...draft, normativeKopecks }, today)

  const id = newId<'module'>()
  await insertOwnModule(tx, id, programmeId, { ...draft, normativeKopecks })
  await record(tx, by, 'programmes.module-added', { ...subjectOf(programmeId), facts: { moduleId: id } }, now)
  return id
}

/**
 * Writes a module anew. The price stands while somebody has applied; months and hours also while enrolment is open.
 * Refuses `programmes.price-promised`, `programmes.enrolment-is-open`, `programmes.price-above-ceiling` …
 */
export async function editModule(
  tx: Tx,
  by: Actor,
  { id, draft }: { id: ModuleId; draft: ModuleDraft },
  now: Instant,
): Promise<void> {
  const { own, module } = await lockModule(tx, by, id)
  const held = heldBy(own.groups.filter(({ moduleId }) => moduleId === id))
  const today = await dayOf(tx, now)
  const isResized = draft.hours !== module.hours || draft.months !== module.months
  refuseIf(whyNotEdit(own.programme))
  refuseIf(isResized ? whyNotResize(module, held) : null)
  refuseIf(draft.priceKopecks !== module.priceKopecks ? whyNotReprice(held) : null)

  // What was promised is promised with its normative cost as well.
  const stands = !isResized && draft.priceKopecks === module.priceKopecks
  const normativeKopecks = stands ? module.normativeKopecks : await costOf(tx, own.programme, draft.hours, today)
  const whole = { ...draft, parentsPay: stands ? module.parentsPay : draft.parentsPay, normativeKopecks }
  if (!stands) await refuseWrongPrice(tx, own.programme, whole, today)
  await updateModule(tx, id, whole)

  const edits = editsBetween(`Модуль ${module.ordinal}`, readModule(module), readModule(draft))
  await insertEdits(tx, own.programme.id, edits, by.userId, now)
  const facts = { moduleId: id, fields: edits.map(({ field }) => field) }
  await record(tx, by, 'programmes.module-edited', { ...subjectOf(own.programme.id), facts }, now)
}

/** «Открыть зачисление» (S-070): only when nothing is missing. Refuses `programmes.not-ready`. */
export async function openEnrolment(tx: Tx, by: Actor, id: ModuleId, now: Instant): Promise<void> {
  const { own, module } = await lockModule(tx, by, id)
  const today = await dayOf(tx, now)
  const [standing, percent] = await Promise.all([
    standingOf(tx, ownerOf(by), today),
    settingOf(tx, priceCeilingPercent, today, own.programme.municipalityId),
  ])
  const groups = own.groups.filter(({ moduleId }) => moduleId === id)
  refuseIf(whyNotOpen(checklist({ programme: own.programme, module, groups, ...standing, percent, now }), id))

  await updateEnrolment(tx, id, true)
  await record(tx, by, 'programmes.enrolment-opened', { ...subjectOf(own.programme.id), facts: { moduleId: id } }, now)
}

/** Closes it again: applications under way stay. */
export async function closeEnrolment(tx: Tx, by: Actor, id: ModuleId, now: Instant): Promise<void> {
  const { own } = await lockModule(tx, by, id)
  await updateEnrolment(tx, id, false)
  await record(tx, by, 'programmes.enrolment-closed', { ...subjectOf(own.programme.id), facts: { moduleId: id } }, now)
}

async function lockModule(tx: Tx, by: Actor, id: ModuleId) {
  const owner = ownerOf(by)
  const own = await lockOwn(tx, (await findProgrammeOfModule(tx, id, owner)) ?? refuse('http.not-found'), owner)
  return { own, module: own.modules.find((one) => one.id === id) ?? refuse('http.not-found') }
}

async function refuseWrongPrice(
  tx: Tx,
  { register, municipalityId }: OwnProgramme['programme'],
  { priceKopecks: price, normativeKopecks: normative, parentsPay }: ModuleDraft & { normativeKopecks: bigint },
  today: Temporal.PlainDate,
): Promise<void> {
  const percent = await settingOf(tx, priceCeilingPercent, today, municipalityId)
  refuseIf(whyNotPrice({ register, price, normative, percent, parentsPay }))
}
