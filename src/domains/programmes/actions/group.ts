import type { Actor } from '#access'
import { record } from '#audit'
import type { Instant } from '#kernel/dates'
import { newId } from '#kernel/ids'
import { refuse, refuseIf } from '#kernel/refusal'
import type { Tx } from '#platform/db'
import { planJob } from '#platform/jobs'
import { getProvider } from '#providers'
import { findPeriod, regionZone } from '#region'
import { type GroupId, isCertified, type ModuleId } from '../model.ts'
import type { GroupDraft, OwnGroup, OwnProgramme } from '../own.ts'
import { insertEdits } from '../queries/check.ts'
import { findPlaceOfGroup, findProgrammeOfModule, lockOwn } from '../queries/own.ts'
import { insertGroup, updateGroup, updateGroupState, updateNextWindow } from '../queries/own-writes.ts'
import { whyNotArchiveGroup, whyNotEdit, whyNotEditGroup } from '../rules/editing.ts'
import { editsBetween, readGroup } from '../rules/edits.ts'
import { ownerOf, subjectOf } from './owner.ts'

/** Adds a group with its timetable and windows; it may be added to a published programme as well. */
export async function addGroup(
  tx: Tx,
  by: Actor,
  { moduleId, draft }: { moduleId: ModuleId; draft: GroupDraft },
  now: Instant,
): Promise<GroupId> {
  const owner = ownerOf(by)
  const own = await lockOwn(tx, (await findProgrammeOfModule(tx, moduleId, owner)) ?? refuse('http.not-found'), owner)
  refuseIf(whyNotEdit(own.programme))
  await refuseOutside(tx, own, draft)

  const { latitude, longitude } = await getProvider(tx, own.programme.providerId)
  const id = await insertWhole(tx, { ...draft, moduleId, latitude, longitude })
  await record(tx, by, 'programmes.group-added', { ...subjectOf(own.programme.id), facts: { groupId: id } }, now)
  return id
}

/**
 * Writes a group anew. While somebody learns in it, its days and place stand and seats never fall below those taken.
 * Refuses `programmes.group-promised`, `programmes.capacity-below-taken`, `programmes.no-period`.
 */
export async function editGroup(
  tx: Tx,
  by: Actor,
  { id, draft }: { id: GroupId; draft: GroupDraft },
  now: Instant,
): Promise<void> {
  const { own, group } = await lockGroup(tx, by, id)
  refuseIf(whyNotEdit(own.programme))
  refuseIf(whyNotEditGroup(group, draft))
  await refuseOutside(tx, own, draft)

  await updateGroup(tx, id, draft)
  const edits = editsBetween(`Группа ${group.name}`, readGroup(draftOf(group)), readGroup(draft))
  await insertEdits(tx, own.programme.id, edits, by.userId, now)
  const facts = { groupId: id, fields: edits.map(({ field }) => field) }
  await record(tx, by, 'programmes.group-edited', { ...subjectOf(own.programme.id), facts }, now)
  // More seats are first of those who wait (P3).
  if (draft.capacity > group.capacity && group.waiting > 0) await planJob(tx, 'programmes.seat-freed', { groupId: id })
}

/** The same group a year later: the same weekdays, days and windows moved by a year, nobody in it. */
export async function copyGroup(tx: Tx, by: Actor, id: GroupId, now: Instant): Promise<GroupId> {
  const { own, group } = await lockGroup(tx, by, id)
  refuseIf(whyNotEdit(own.programme))
  const copy = await addCopy(tx, group, await regionZone(tx))
  await record(
    tx,
    by,
    'programmes.group-added',
    { ...subjectOf(own.programme.id), facts: { groupId: copy, fromId: id } },
    now,
  )
  return copy
}

/** Opens or closes one group within its module, or puts it away where nobody learns. */
export async function setGroupState(
  tx: Tx,
  by: Actor,
  { id, state }: { id: GroupId; state: OwnGroup['state'] },
  now: Instant,
): Promise<void> {
  const { own, group } = await lockGroup(tx, by, id)
  refuseIf(whyNotEdit(own.programme))
  refuseIf(state === 'archive' ? whyNotArchiveGroup(group) : null)

  await updateGroupState(tx, id, state)
  await record(tx, by, 'programmes.group-state', { ...subjectOf(own.programme.id), facts: { groupId: id, state } }, now)
}

/** Writes a copy of a group a year later. */
export async function addCopy(tx: Tx, group: OwnGroup, zone: string): Promise<GroupId> {
  const later = (instant: Instant) => instant.toZonedDateTimeISO(zone).add({ years: 1 }).toInstant()
  const { nextApplicationsFrom: from, nextApplicationsTo: to } = group
  return insertWhole(tx, {
    ...group,
    startsOn: group.startsOn.add({ years: 1 }),
    endsOn: group.endsOn.add({ years: 1 }),
    applicationsFrom: later(group.applicationsFrom),
    applicationsTo: later(group.applicationsTo),
    nextApplicationsFrom: from ? later(from) : null,
    nextApplicationsTo: to ? later(to) : null,
  })
}

async function insertWhole(tx: Tx, group: GroupDraft & Pick<OwnGroup, 'moduleId' | 'latitude' | 'longitude'>) {
  const id = newId<'group'>()
  await insertGroup(tx, { ...group, id, taken: 0, state: 'open' })
  if (group.nextApplicationsFrom) await updateNextWindow(tx, id, group)
  return id
}

async function lockGroup(tx: Tx, by: Actor, id: GroupId): Promise<{ own: OwnProgramme; group: OwnGroup }> {
  const owner = ownerOf(by)
  const place = (await findPlaceOfGroup(tx, id, owner)) ?? refuse('http.not-found')
  const own = await lockOwn(tx, place.programmeId, owner)
  return { own, group: own.groups.find((one) => one.id === id) ?? refuse('http.not-found') }
}

/** Certificates pay for days of known periods only; where a run outlasts them, the next period is a prolongation. */
async function refuseOutside(tx: Tx, { programme }: OwnProgramme, { startsOn }: GroupDraft): Promise<void> {
  if (!isCertified(programme.register) || (await findPeriod(tx, startsOn))) return
  refuse('programmes.no-period', { day: String(startsOn) })
}

function draftOf(group: OwnGroup): GroupDraft {
  const { nextApplicationsFrom = null, nextApplicationsTo = null } = group
  return { ...group, nextApplicationsFrom, nextApplicationsTo }
}
