import { randomInt } from 'node:crypto'
import { type Actor, hasConsent, openCabinet, whoIsAt } from '#access'
import { record } from '#audit'
import { type CategoryId, getPoint, type StatementId, submitStatement } from '#certificates'
import {
  addChild,
  type ChildId,
  claimChild,
  findDuplicates,
  getChild,
  grantClaim,
  keepChildData,
  keepOwnData,
  listChildrenOf,
  type Vault,
} from '#families'
import { formatInstant } from '#kernel/dates'
import { newId } from '#kernel/ids'
import { Refusal, refuse, refuseIf } from '#kernel/refusal'
import type { Reader, Tx } from '#platform/db'
import { planLetter } from '#platform/mail'
import { hashToken, isToken, newToken } from '#platform/session'
import { dayOf, regionZone, settingOf } from '#region'
import type { Visit, VisitApplicant, VisitChild, VisitCode, VisitId } from '../model.ts'
import {
  countCodes,
  endCodes,
  findCode,
  findCodeByToken,
  findVisitByNumber,
  getVisit,
  insertCode,
  lockVisit,
  readVisit,
  tryCode,
  updateEnded,
  updateToken,
} from '../queries.ts'
import { isLiving, missingOfVisit, whyNotChangeVisit } from '../rules.ts'
import { visitCodeMinutes, visitCodes, visitCodeTries } from '../settings.ts'
import { knownChild, openAnswers } from './filling.ts'

/**
 * Writes the applicant a code and a link; the worker never sees either (S-064).
 * Refuses `visits.not-ready`, `visits.many-codes`.
 */
export async function sendVisitCode(
  tx: Tx,
  by: Actor,
  { visitId, vault }: { visitId: string; vault: Vault },
  now: Temporal.Instant,
): Promise<void> {
  await getVisit(tx, by.scopeId, visitId)
  const visit = await lockVisit(tx, visitId)
  const answers = openAnswers(visit, vault)
  const today = await dayOf(tx, now)
  const [sent, most] = [
    await countCodes(tx, visit.id, now.subtract({ hours: 1 })),
    await settingOf(tx, visitCodes, today),
  ]

  refuseIf(whyNotChangeVisit(visit, by))
  const missing = missingOfVisit(visit, answers)
  const { applicant } = answers
  if (missing.length > 0 || !applicant) refuse('visits.not-ready', { visitId, missing })
  if (sent >= most) refuse('visits.many-codes')

  const [id, token, code] = [newId(), newToken(), String(randomInt(1_000_000)).padStart(6, '0')]
  const expiresAt = now.add({ minutes: await settingOf(tx, visitCodeMinutes, today) })
  const hashes = { codeHash: hashCode(vault, id, code), tokenHash: hashToken(token) }
  await insertCode(tx, { id, visitId: visit.id, ...hashes, userId: by.userId, expiresAt }, now)
  await record(tx, by, 'visits.code-sent', { subjectKind: 'visit', subjectId: visit.id }, now)

  const [point, zone] = await Promise.all([getPoint(tx, visit.pointId), regionZone(tx)])
  const until = formatInstant(expiresAt, zone)
  const facts = { name: applicant.name.name, number: visit.number, point: point?.name ?? '', code, token, until }
  await planLetter(tx, { to: applicant.email, cabinet: null, letter: 'visits.code', facts })
}

/**
 * The number of the visit and the code of the letter, typed on the applicant's own screen: a link for this screen alone,
 * or null. A wrong try is counted, so the caller commits either way.
 */
export async function takeVisitCode(
  tx: Tx,
  { number, code, vault }: { number: string; code: string; vault: Vault },
  now: Temporal.Instant,
): Promise<string | null> {
  const visit = await findVisitByNumber(tx, number)
  const living = visit?.state === 'open' ? await livingCode(tx, await findCode(tx, visit.id), now) : null
  if (!living) return null
  const most = await settingOf(tx, visitCodeTries, await dayOf(tx, now))
  if (!(await tryCode(tx, living.id, hashCode(vault, living.id, code), most))) return null
  const token = newToken()
  await updateToken(tx, living.id, hashToken(token), hashCode(vault, living.id, newToken()))
  return token
}

export type OnOwnScreen = {
  visit: Visit
  living: boolean
  applicant: VisitApplicant | null
  child: VisitChild | null
  newcomer: boolean
  /** The cabinet's own consents are asked too: there is none yet, or they were withdrawn. */
  consents: boolean
}

/** What a link of a letter, or one given for a code, leads to; null for one that never was. */
export async function findVisitOfToken(
  reader: Reader,
  { token, vault }: { token: string; vault: Vault },
  now: Temporal.Instant,
): Promise<OnOwnScreen | null> {
  const code = isToken(token) ? await findCodeByToken(reader, hashToken(token)) : null
  if (!code) return null
  const visit = await readVisit(reader, code.visitId)
  const answers = openAnswers(visit, vault)
  const living = visit.state === 'open' && (await livingCode(reader, code, now)) !== null
  const who = answers.applicant && (await whoIsAt(reader, answers.applicant))
  const newcomer = who?.is === 'newcomer'
  const given = who && 'userId' in who ? await hasConsent(reader, who.userId, 'personal-data') : false
  return { visit, living, ...answers, newcomer, consents: !given }
}

export type Agreement = {
  token: string
  /** Whoever is signed in on the screen where the ticks were put. */
  visitor: Actor | null
  consent: { version: string }
  rules: { version: string }
  vault: Vault
}

/**
 * The applicant has ticked both consents in person and sends (S-064): cabinet, child and statement in one piece.
 * Refuses `visits.code-over`, `visits.other-person` and whatever a statement is refused for.
 */
export async function agreeAtPoint(tx: Tx, agreement: Agreement, now: Temporal.Instant): Promise<StatementId> {
  const { visitor, consent, rules, vault } = agreement
  const { visit, applicant, child } = await claimVisit(tx, agreement, now)
  const who = await whoIsAt(tx, applicant)
  const isOther = visitor !== null && !('userId' in who && who.userId === visitor.userId)

  refuseIf(isOther ? new Refusal('visits.other-person') : null)

  const { municipalityId } = child
  const by = await openCabinet(tx, { ...applicant, municipalityId }, now)
  const { document, address } = applicant
  if (child.relation !== 'self') await keepOwnData(tx, by, { vault, document, address }, now)
  const childId = await childOf(tx, by, { visit, child, vault }, now)
  const categoryId = visit.categoryId as CategoryId | null
  const given = { consent: { ...consent, at: now }, rules: { ...rules, at: now } }
  const statementId = await submitStatement(tx, by, { childId, categoryId, ...given, way: 'point' }, now)

  await endCodes(tx, visit.id, now)
  await updateEnded(tx, visit.id, { state: 'filed', statementId }, now)
  const trace = { childId, subjectKind: 'statement', subjectId: statementId, facts: { visit: visit.number } }
  await record(tx, workerOf(visit, visit.changedBy), 'visits.filled', trace, now)
  await record(tx, by, 'visits.agreed', trace, now)
  return statementId
}

async function claimVisit(tx: Tx, { token, vault }: Agreement, now: Temporal.Instant) {
  // Two presses of a patient finger, or a worker who corrects meanwhile: one after the other.
  const code = isToken(token) ? await findCodeByToken(tx, hashToken(token)) : null
  if (code) await lockVisit(tx, code.visitId)
  const found = await findVisitOfToken(tx, { token, vault }, now)
  const { visit, living, applicant, child } = found ?? {}
  if (!visit || !living || !applicant || !child) return refuse('visits.code-over')
  return { visit, applicant, child }
}

/** The child's record: the applicant's own, one that is shared at the desk, or a new one. */
async function childOf(
  tx: Tx,
  by: Actor,
  { visit, child, vault }: { visit: Visit; child: VisitChild; vault: Vault },
  now: Temporal.Instant,
): Promise<ChildId> {
  const { anotherChild, snils, document, address } = child
  const [duplicates, own] = await Promise.all([findDuplicates(tx, { ...child, vault }), listChildrenOf(tx, by.userId)])
  const known = knownChild(duplicates, own, anotherChild)
  if (!known || (!known.own && !visit.sharedBy)) return addChild(tx, by, { child, vault, anotherChild }, now)
  const childId = known.childId as ChildId
  if (!known.own) {
    const claim = await claimChild(tx, by, { child, vault, atPoint: true }, now)
    await grantClaim(tx, workerOf(visit, visit.sharedBy ?? ''), claim.id, now)
  }
  const { confirmedAt } = await getChild(tx, childId)
  if (!confirmedAt) await keepChildData(tx, by, { childId, vault, snils, document, address }, now)
  return childId
}

/** The worker in whose hands the visit was, as the journal names them. */
function workerOf({ pointId: scopeId }: Visit, userId: string): Actor {
  const worker = { userId: userId as Actor['userId'], role: 'reception' as const, scopeId }
  return { ...worker, rights: ['accept'], grants: [], name: '', protectedChannel: false }
}

async function livingCode(reader: Reader, code: VisitCode | null, now: Temporal.Instant): Promise<VisitCode | null> {
  const most = await settingOf(reader, visitCodeTries, await dayOf(reader, now))
  return code && isLiving(code, most, now) ? code : null
}

/** Six digits are soon counted through, so their hash is keyed and another one for each code. */
function hashCode(vault: Vault, id: string, code: string): Buffer {
  return vault.searchKey('visit', `${id} ${code}`)
}

/** Whether a code is under way, for the worker's page. */
export async function codeUnderWay(reader: Reader, visitId: VisitId, now: Temporal.Instant): Promise<VisitCode | null> {
  return livingCode(reader, await findCode(reader, visitId), now)
}
