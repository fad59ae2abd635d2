import { record, system } from '#audit'
import { type Day, formatDay } from '#kernel/dates'
import { addWorkingDays } from '#kernel/working-days'
import type { Tx } from '#platform/db'
import { planJob } from '#platform/jobs'
import { planLetter } from '#platform/mail'
import { calendarOf, dayOf, operator, settingOf } from '#region'
import {
  listPayerAddresses,
  lockSoonOfAge,
  lockTermsOver,
  takeForReminder,
  takeOverdueDecisions,
  updateAged,
  updateTermsOver,
} from '../queries/terms.ts'
import { ageNotice, decisionBy, decisionTerm, documentsReminder } from '../settings.ts'
import { writeOfCertificate } from './letters.ts'

/** A transaction of a sweep takes so many. */
export const AT_ONCE = 200

/** S-130: the last day of the term that begins with the accepted full package; the day itself is not counted. */
export async function decisionTermFrom(tx: Tx, municipalityId: string, now: Temporal.Instant): Promise<Day> {
  const today = await dayOf(tx, now)
  const [calendar, days] = await Promise.all([calendarOf(tx), settingOf(tx, decisionTerm, today, municipalityId)])
  return addWorkingDays(calendar, today, days)
}

/** Reminds families whose term for papers ends soon, each once; answers how many. */
export async function remindOfPapers(tx: Tx, now: Temporal.Instant): Promise<number> {
  const today = await dayOf(tx, now)
  const [calendar, days] = await Promise.all([calendarOf(tx), settingOf(tx, documentsReminder, today)])
  const until = addWorkingDays(calendar, today, days)
  const reminded = await takeForReminder(tx, { today, until, most: AT_ONCE }, now)
  for (const { certificateId } of reminded)
    await writeOfCertificate(tx, 'certificates.papers-due', certificateId, today)
  return reminded.length
}

/**
 * Ends statements whose papers did not come in their term: the number leaves the registry as in a withdrawal, the family
 * learns how to file again. Safe to repeat and to be killed: a batch ends whole or not at all.
 */
export async function expireStatements(tx: Tx, now: Temporal.Instant): Promise<number> {
  const today = await dayOf(tx, now)
  // Certificates first, in one order, as everywhere; what another act decided meanwhile is left alone by the update.
  const locked = await lockTermsOver(tx, today, AT_ONCE)
  const expired = await updateTermsOver(tx, locked, now)
  for (const { statementId, certificateId, childId, number } of expired) {
    const subject = { childId, subjectKind: 'statement', subjectId: statementId, facts: { number } }
    await record(tx, system, 'certificates.expired', subject, now)
    await planJob(tx, 'certificates.excluded', { certificateId })
    await writeOfCertificate(tx, 'certificates.papers-late', certificateId, today)
  }
  return expired.length
}

/** Writes once about decisions whose term is over: one letter to each who must decide, with all of them. */
export async function escalateDecisions(tx: Tx, now: Temporal.Instant): Promise<number> {
  const today = await dayOf(tx, now)
  const overdue = await takeOverdueDecisions(tx, { today, most: AT_ONCE }, now)
  const payers = await listPayerAddresses(tx)
  const byPlace = new Map<string | null, typeof overdue>()
  for (const one of overdue) {
    const who = await settingOf(tx, decisionBy, today, one.municipalityId)
    const place = who === 'operator' ? null : one.municipalityId
    byPlace.set(place, [...(byPlace.get(place) ?? []), one])
  }
  const { email } = await settingOf(tx, operator, today)
  for (const [scopeId, statements] of byPlace) {
    const facts = { statements: statements.map(({ number, dueOn }) => ({ number, dueOn: formatDay(dueOn) })) }
    const to = scopeId === null ? email : (payers.get(scopeId) ?? null)
    const cabinet = { role: scopeId === null ? 'region' : 'municipality', scopeId }
    await planLetter(tx, { to, cabinet, letter: 'certificates.decisions-late', facts })
  }
  return overdue.length
}

/** S-121: on the eighteenth birthday a certificate is no longer valid; contracts last as long as they were concluded for. */
export async function expireOfAge(tx: Tx, now: Temporal.Instant): Promise<number> {
  const today = await dayOf(tx, now)
  const aged = await updateAged(tx, { today, most: AT_ONCE }, now)
  for (const { id, childId, number } of aged) {
    const subject = { childId, subjectKind: 'certificate', subjectId: id, facts: { number } }
    await record(tx, system, 'certificates.aged', subject, now)
    await planJob(tx, 'certificates.aged', { certificateId: id })
    await writeOfCertificate(tx, 'certificates.aged', id, today)
  }
  return aged.length
}

/** Tells families ahead that the certificate ends with the eighteenth birthday, once. */
export async function noticeOfAge(tx: Tx, now: Temporal.Instant): Promise<number> {
  const today = await dayOf(tx, now)
  const days = await settingOf(tx, ageNotice, today)
  const soon = await lockSoonOfAge(tx, { today, until: today.add({ days }), most: AT_ONCE }, now)
  for (const { id } of soon) await writeOfCertificate(tx, 'certificates.age-soon', id, today)
  return soon.length
}
