import { type Actor, hasConsent, scopeWithin } from '#access'
import { record, system } from '#audit'
import { getCertificateOfChild, updateFunding } from '#certificates'
import { type ChildId, getChild, getOwnChild, writeToGuardians } from '#families'
import { formatDay } from '#kernel/dates'
import { newId } from '#kernel/ids'
import { fullName } from '#kernel/names'
import { refuse, refuseIf } from '#kernel/refusal'
import { addWorkingDays } from '#kernel/working-days'
import type { Tx } from '#platform/db'
import { planJob } from '#platform/jobs'
import { planLetter } from '#platform/mail'
import { calendarOf, dayOf, getMunicipality, operator, settingOf } from '#region'
import type { ChangeFacts } from '../mails/change.ts'
import type { Change, ChangeId } from '../model/change.ts'
import {
  findAskedId,
  findChange,
  findLivingChange,
  findPlace,
  insertChange,
  isSomebodyAhead,
  joinQueue,
  leaveQueue,
  listLimits,
  lockAsked,
  takeOverdueChanges,
  updateChange,
} from '../queries/change.ts'
import { limitReached, roomIn, whyNotAsk, whyNotDecideChange } from '../rules/change.ts'
import { changeDecisionBy, changeTerm, meltPolicy } from '../settings.ts'
import { grantNominal } from './grant.ts'

/** The family asks in its cabinet for a certificate with nominal (S-141). */
export async function askForNominal(tx: Tx, by: Actor, childId: ChildId, now: Temporal.Instant): Promise<ChangeId> {
  await getOwnChild(tx, by, childId)
  const certificate = (await getCertificateOfChild(tx, childId)) ?? refuse('funding.not-valid')
  return ask(tx, by, { certificateId: certificate.id, way: 'cabinet', applicantId: by.userId }, now)
}

/** In person: a point or an office files for the applicant who stands there with a signed paper (S-140). */
export async function askInPerson(tx: Tx, by: Actor, number: string, now: Temporal.Instant): Promise<ChangeId> {
  const within = {
    municipalityId: by.role === 'municipality' ? by.scopeId : null,
    pointId: by.role === 'reception' ? by.scopeId : null,
  }
  if (by.role !== 'region' && !by.scopeId) refuse('funding.unknown-number')
  const certificateId = (await findAskedId(tx, number, within)) ?? refuse('funding.unknown-number')
  return ask(tx, by, { certificateId, way: by.role === 'reception' ? 'point' : 'office', applicantId: null }, now)
}

type Asking = { certificateId: string; way: Change['way']; applicantId: string | null }

async function ask(tx: Tx, by: Actor, { certificateId, way, applicantId }: Asking, now: Temporal.Instant) {
  const asked = (await lockAsked(tx, certificateId)) ?? refuse('http.not-found')
  const today = await dayOf(tx, now)
  const [living, calendar, term] = await Promise.all([
    findLivingChange(tx, certificateId),
    calendarOf(tx),
    settingOf(tx, changeTerm, today, asked.municipalityId),
  ])

  refuseIf(whyNotAsk(asked, living, today))

  const id = newId<'change'>()
  const dueOn = addWorkingDays(calendar, today, term)
  const row = { id, year: today.year, certificateId, applicantId, way, by: by.userId, dueOn }
  const number = await insertChange(tx, { ...row, calendarVersion: calendar.version }, now)
  await record(tx, by, 'funding.change-asked', { ...subjectOf(asked.childId, id), facts: { number } }, now)
  await tell(tx, 'funding.change-filed', await getChange(tx, id))
  return id
}

/**
 * Decides for the nominal (S-142): credited at once while there is room and nobody waits longer, else the certificate takes
 * a place in the queue. Refuses `funding.change-decided`, `funding.operator-decides`, `funding.consent-withdrawn`.
 */
export async function approveChange(
  tx: Tx,
  by: Actor,
  id: string,
  now: Temporal.Instant,
): Promise<'granted' | 'queued'> {
  const { change, today } = await lockToDecide(tx, by, id, now)
  const { certificateId, categoryId, childId } = change

  const { melt, room } = await roomFor(tx, categoryId, today)
  if (!room) refuse('funding.no-nominal-set')
  const waits = limitReached(room) !== null || (await isSomebodyAhead(tx, certificateId, categoryId))
  const outcome = waits ? 'queued' : await grantNominal(tx, { certificateId, today, melt, by: by.userId }, now)
  if (outcome === 'none') refuse('funding.no-nominal-set')

  if (outcome === 'granted') await updateChange(tx, id, { state: 'approved', by: by.userId }, now)
  else {
    await joinQueue(tx, certificateId, categoryId, now)
    await updateChange(tx, id, { state: 'queued', by: by.userId }, now)
  }
  await updateFunding(tx, certificateId, outcome === 'granted' ? 'nominal' : 'queued')
  await record(tx, by, `funding.${outcome}`, subjectOf(childId, id), now)
  await tell(tx, outcome === 'granted' ? 'funding.change-approved' : 'funding.change-queued', await getChange(tx, id))
  return outcome
}

/** Refused only at the limit of count or of sum (S-143, S-144): which one is a fact, not a choice. */
export async function refuseChange(
  tx: Tx,
  by: Actor,
  { id, text }: { id: string; text: string },
  now: Temporal.Instant,
): Promise<void> {
  const { change, today } = await lockToDecide(tx, by, id, now)
  const { room } = await roomFor(tx, change.categoryId, today)
  const ground = limitReached(room ?? refuse('funding.no-nominal-set')) ?? refuse('funding.place-free')

  await updateChange(tx, id, { state: 'refused', by: by.userId, ground, text }, now)
  await record(
    tx,
    by,
    'funding.change-refused',
    { ...subjectOf(change.childId, id), facts: { ground }, reason: text },
    now,
  )
  await tell(tx, 'funding.change-refused', await getChange(tx, id))
}

/** The family takes its statement back, also out of the queue. */
export async function withdrawChange(tx: Tx, by: Actor, id: string, now: Temporal.Instant): Promise<Change> {
  const { childId, certificateId } = await getChange(tx, id)
  await getOwnChild(tx, by, childId as ChildId)
  await lockAsked(tx, certificateId)
  const change = await getChange(tx, id)
  if (change.state !== 'submitted' && change.state !== 'queued')
    refuse('funding.change-decided', { number: change.number, state: change.state })
  await updateChange(tx, id, { state: 'withdrawn', by: by.userId }, now)
  if (await leaveQueue(tx, certificateId, now)) await updateFunding(tx, certificateId, 'accounting')
  await record(tx, by, 'funding.change-withdrawn', subjectOf(childId, id), now)
  return change
}

/** A certificate that is no longer in force asks for nothing and waits for nothing; its place is the next one's. */
export async function closeChanges(tx: Tx, certificateId: string, now: Temporal.Instant): Promise<void> {
  await lockAsked(tx, certificateId)
  const change = await findLivingChange(tx, certificateId)
  if (change) await updateChange(tx, change.id, { state: 'closed', by: null }, now)
  await leaveQueue(tx, certificateId, now)
  await planJob(tx, 'funding.take-queue', {}, { key: 'funding.take-queue' })
}

/** The category of a certificate was ended by an act: it waits for no nominal of it any more, and its family is told. */
export async function leaveEnded(tx: Tx, certificateId: string, now: Temporal.Instant): Promise<void> {
  const asked = await lockAsked(tx, certificateId)
  if (!asked) return
  const change = await findLivingChange(tx, certificateId)
  const waited = await leaveQueue(tx, certificateId, now)
  if (change) await updateChange(tx, change.id, { state: 'closed', by: null }, now)
  if (!waited && !change) return
  if (asked.funding === 'queued') await updateFunding(tx, certificateId, 'accounting')
  await record(tx, system, 'funding.category-left', subjectOf(asked.childId, change?.id ?? null), now)
  const childName = fullName(await getChild(tx, asked.childId as ChildId))
  const facts = { childId: asked.childId, childName, certificateNumber: asked.number }
  await writeToGuardians(tx, asked.childId as ChildId, { letter: 'funding.category-ended', facts })
}

/** Credits a certificate that is the first in its queue; false when there is no room yet or it is not the first any more. */
export async function takeFirst(
  tx: Tx,
  { certificateId, categoryId }: { certificateId: string; categoryId: string },
  now: Temporal.Instant,
): Promise<boolean> {
  const asked = await lockAsked(tx, certificateId)
  if (!asked || (await findPlace(tx, certificateId)) === null) return false
  if (asked.validity !== 'valid') return leaveQueue(tx, certificateId, now)
  if (await isSomebodyAhead(tx, certificateId, categoryId)) return false
  const today = await dayOf(tx, now)
  const { melt, room } = await roomFor(tx, categoryId, today)
  if (!room || limitReached(room)) return false
  if ((await grantNominal(tx, { certificateId, today, melt, by: null }, now)) !== 'granted') return false
  await leaveQueue(tx, certificateId, now)
  await updateFunding(tx, certificateId, 'nominal')
  const change = await findLivingChange(tx, certificateId)
  await record(tx, system, 'funding.granted', subjectOf(asked.childId, change?.id ?? null), now)
  if (change) {
    await updateChange(tx, change.id, { state: 'approved', by: null }, now)
    await tell(tx, 'funding.change-approved', await getChange(tx, change.id))
  }
  return true
}

/** Writes once about decisions that are late, to those who must decide. */
export async function escalateChanges(tx: Tx, now: Temporal.Instant): Promise<void> {
  const today = await dayOf(tx, now)
  for (const [municipalityId, late] of Map.groupBy(
    await takeOverdueChanges(tx, today, now),
    (change) => change.municipalityId,
  )) {
    const who = await settingOf(tx, changeDecisionBy, today, municipalityId)
    const changes = late.map(({ number, dueOn }) => ({ number, dueOn: formatDay(dueOn) }))
    await planLetter(tx, {
      ...(await deskOf(tx, who, municipalityId, today)),
      ...{ letter: 'funding.changes-late', facts: { changes } },
    })
  }
}

async function deskOf(tx: Tx, who: string, municipalityId: string, today: Temporal.PlainDate) {
  if (who === 'operator')
    return { to: (await settingOf(tx, operator, today)).email, cabinet: { role: 'region', scopeId: null } }
  const { email: to } = await getMunicipality(tx, municipalityId)
  return { to, cabinet: { role: 'municipality', scopeId: municipalityId } }
}

async function roomFor(tx: Tx, categoryId: string, today: Temporal.PlainDate) {
  const [limits, melt] = await Promise.all([listLimits(tx, categoryId, today), settingOf(tx, meltPolicy, today)])
  return { melt, room: roomIn(limits, today, melt) }
}

async function lockToDecide(tx: Tx, by: Actor, id: string, now: Temporal.Instant) {
  const within = scopeWithin(by)
  const { certificateId } = (await findChange(tx, id, within)) ?? refuse('http.not-found')
  await lockAsked(tx, certificateId)
  const [change, today] = await Promise.all([getChange(tx, id), dayOf(tx, now)])
  const [who, consent] = await Promise.all([
    settingOf(tx, changeDecisionBy, today, change.municipalityId),
    change.applicantId ? hasConsent(tx, change.applicantId, 'personal-data') : true,
  ])
  refuseIf(whyNotDecideChange(change, by, { who, consent }))
  return { change, today }
}

async function getChange(tx: Tx, id: string): Promise<Change> {
  return (await findChange(tx, id, null)) ?? refuse('http.not-found')
}

function subjectOf(childId: string, id: string | null) {
  return id ? { childId, subjectKind: 'change', subjectId: id } : { childId }
}

type Letter = 'filed' | 'approved' | 'queued' | 'refused'

async function tell(tx: Tx, letter: `funding.change-${Letter}`, change: Change): Promise<void> {
  const childId = change.childId as ChildId
  const [child, place] = await Promise.all([getChild(tx, childId), findPlace(tx, change.certificateId)])
  const facts: ChangeFacts = {
    ...{ childId, childName: fullName(child), number: change.number, certificateNumber: change.certificateNumber },
    ...{ dueOn: formatDay(change.dueOn), place, ground: change.refusalGround, text: change.decisionText },
  }
  await writeToGuardians(tx, childId, { letter, facts })
}
