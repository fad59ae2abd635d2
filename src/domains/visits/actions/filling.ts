import { type Actor, whoIsAt } from '#access'
import { record } from '#audit'
import { getCertificateOfChild, getPoint, listOpenCategories, mayAccept } from '#certificates'
import { agesOn, findDuplicates, listChildrenOf, type Vault, whyNotAge, whyNotDocument } from '#families'
import { newId } from '#kernel/ids'
import { Refusal, refuse, refuseIf } from '#kernel/refusal'
import type { Reader, Tx } from '#platform/db'
import { dayOf } from '#region'
import {
  answersAsText,
  answersFromText,
  type Visit,
  type VisitAnswers,
  type VisitApplicant,
  type VisitChild,
  type VisitId,
  visitPapers,
} from '../model.ts'
import { endCodes, getVisit, insertVisit, lockVisit, readVisit, updateEnded, updateVisit } from '../queries.ts'
import { whyNotChangeVisit } from '../rules.ts'

/** `seen` is the version before the worker's eyes: of two workers the slower one is told (S-063). */
export type AtVisit = { visitId: string; seen?: number; vault: Vault }

/** Begins with the papers (S-062). Refuses `certificates.may-not-accept`, `visits.papers`. */
export async function startVisit(
  tx: Tx,
  by: Actor,
  papers: readonly string[],
  now: Temporal.Instant,
): Promise<VisitId> {
  const left = Object.keys(visitPapers).filter((paper) => !papers.includes(paper))

  refuseIf(mayAccept(by) ? null : new Refusal('certificates.may-not-accept'))
  refuseIf(left.length > 0 ? new Refusal('visits.papers', { left }) : null)

  const id = newId<'visit'>()
  await insertVisit(tx, { id, pointId: by.scopeId, papers, userId: by.userId }, now)
  await record(tx, by, 'visits.started', { subjectKind: 'visit', subjectId: id }, now)
  return id
}

/** Who has come. Refuses `access.other-name` and `visits.own`. */
export async function keepApplicant(
  tx: Tx,
  by: Actor,
  { applicant, ...at }: AtVisit & { applicant: VisitApplicant },
  now: Temporal.Instant,
): Promise<void> {
  const who = await whoIsAt(tx, applicant)
  if (who.is === 'other') refuse('access.other-name')
  if (who.is === 'known' && who.userId === by.userId) refuse('visits.own')
  await change(tx, by, at, { part: 'applicant', answers: { applicant } }, now)
}

/**
 * The child (S-179). `share`: the worker has compared papers and connects a child who is known already (S-099).
 * Refuses what the family would be refused, `families.known-child`, `visits.has-one`,
 * `visits.elsewhere`.
 */
export async function keepVisitChild(
  tx: Tx,
  by: Actor,
  { child, share, ...at }: AtVisit & { child: VisitChild; share: boolean },
  now: Temporal.Instant,
): Promise<void> {
  const [today, ages, point] = await Promise.all([dayOf(tx, now), agesOn(tx, now), getPoint(tx, by.scopeId)])

  refuseIf(whyNotChangeVisit(await getVisit(tx, by.scopeId, at.visitId), by, at.seen))
  refuseIf(whyNotAge(child, ages, today))
  refuseIf(whyNotDocument(child, today))
  const { municipalityId } = child
  if (municipalityId !== point?.municipalityId) refuse('visits.elsewhere', { municipalityId })
  const known = await findKnown(tx, at, child)
  if (known && (await getCertificateOfChild(tx, known.childId))) refuse('visits.has-one')
  if (known && !known.own && !share) refuse('families.known-child', { certain: known.certain })

  const sharedBy = known && !known.own && share ? by.userId : null
  await change(tx, by, at, { part: 'child', answers: { child }, sharedBy }, now)
}

/** The category of the child, of those that the payer set. */
export async function keepVisitCategory(
  tx: Tx,
  by: Actor,
  { categoryId, ...at }: AtVisit & { categoryId: string },
  now: Temporal.Instant,
): Promise<void> {
  const point = await getPoint(tx, by.scopeId)
  const categories = point ? await listOpenCategories(tx, point.municipalityId, await dayOf(tx, now)) : []
  if (!categories.some(({ id }) => id === categoryId)) refuse('http.not-found')
  await change(tx, by, at, { part: 'category', answers: {}, categoryId }, now)
}

/** The visitor went away: what was typed is forgotten, nothing of it is in any cabinet. */
export async function cancelVisit(tx: Tx, by: Actor, visitId: string, now: Temporal.Instant): Promise<void> {
  await getVisit(tx, by.scopeId, visitId)
  const visit = await lockVisit(tx, visitId)

  refuseIf(whyNotChangeVisit(visit, by))

  await endCodes(tx, visit.id, now)
  await updateEnded(tx, visit.id, { state: 'cancelled', statementId: null }, now)
  await record(tx, by, 'visits.cancelled', { subjectKind: 'visit', subjectId: visit.id }, now)
}

/** What was typed so far. */
export function openAnswers({ id, sealed }: Pick<Visit, 'id' | 'sealed'>, vault: Vault): VisitAnswers {
  if (!sealed) return { applicant: null, child: null }
  return answersFromText(vault.open({ rowId: id, kind: 'visit', ownerId: id }, sealed))
}

type Change = {
  part: 'applicant' | 'child' | 'category'
  answers: Partial<VisitAnswers>
  categoryId?: string
  sharedBy?: string | null
}

/** A code that is under way is for other answers than these: it ends. */
async function change(
  tx: Tx,
  by: Actor,
  { visitId, seen, vault }: AtVisit,
  { part, answers, ...over }: Change,
  now: Temporal.Instant,
): Promise<void> {
  await getVisit(tx, by.scopeId, visitId)
  const visit = await lockVisit(tx, visitId)

  refuseIf(whyNotChangeVisit(visit, by, seen))

  const { id, categoryId, sharedBy } = visit
  const text = answersAsText({ ...openAnswers(visit, vault), ...answers })
  const sealed = vault.seal({ rowId: id, kind: 'visit', ownerId: id }, text)
  await updateVisit(tx, id, { sealed, categoryId, sharedBy, ...over, userId: by.userId }, now)
  await endCodes(tx, id, now)
  await record(tx, by, 'visits.typed', { subjectKind: 'visit', subjectId: id, facts: { part } }, now)
}

type Known = { childId: string; own: boolean; certain: boolean }

/** The record of this child, if there is one already, and whether it is the applicant's own. */
async function findKnown(reader: Reader, { visitId, vault }: AtVisit, child: VisitChild): Promise<Known | null> {
  const visit = await readVisit(reader, visitId)
  const { applicant } = openAnswers(visit, vault)
  const who = applicant && (await whoIsAt(reader, applicant))
  const children = who?.is === 'known' ? await listChildrenOf(reader, who.userId) : []
  return knownChild(await findDuplicates(reader, { ...child, vault }), children, child.anotherChild)
}

export function knownChild(
  duplicates: readonly { childId: string; likeness: string }[],
  own: readonly { id: string }[],
  anotherChild: boolean,
): Known | null {
  const serious = duplicates.filter(({ likeness }) => likeness !== 'alike' || !anotherChild)
  const mine = serious.find(({ childId }) => own.some(({ id }) => id === childId))
  const found = mine ?? serious[0]
  return found ? { childId: found.childId, own: found === mine, certain: found.likeness !== 'alike' } : null
}
