import { type Author, record, system } from '#audit'
import { isBefore } from '#kernel/dates'
import { newId } from '#kernel/ids'
import { refuse } from '#kernel/refusal'
import type { Reader, Tx } from '#platform/db'
import { planJob } from '#platform/jobs'
import { holdSeat } from '#programmes'
import { calendarOf, dayOf, regionZone, settingOf } from '#region'
import { holdAgreement, reserve } from '../../applications/actions/money.ts'
import { insertApplication, lockApplication, updateState } from '../../applications/queries/row.ts'
import { OFFER_TEMPLATE } from '../../contracts/actions/acceptance.ts'
import { insertOffer } from '../../contracts/queries/row.ts'
import type { Application, ApplicationId, QuoteFacts, Reason } from '../../model.ts'
import { momentOf } from '../../quote/actions.ts'
import { findQuoteFacts } from '../../quote/queries/facts.ts'
import type { Candidate, Consent, Outlook, ProlongationRules } from '../model.ts'
import {
  findProlongation,
  insertProlongation,
  listCandidates,
  lockForProlongation,
  updateOfferedProlongation,
} from '../queries/row.ts'
import { answerUntilOf, consentFor, keepsSeat, noticeAt, outlookOf } from '../rules.ts'
import * as settings from '../settings.ts'

export type Prolonger = Author & { userId: string }
export type Outcome =
  | { kind: 'prolonged'; id: ApplicationId }
  | { kind: 'unchanged'; id: ApplicationId }
  | { kind: 'refused'; reasons: Pick<Reason, 'code' | 'facts'>[] }
  | { kind: 'declined' }

/** A contract that could go on, with the quote of the next period and all that is said about it before. */
export type Prospect = { candidate: Candidate; outlook: Outlook }

/** What a provider could prolong now. */
export async function listProspects(reader: Reader, providerId: string, now: Temporal.Instant): Promise<Prospect[]> {
  const today = await dayOf(reader, now)
  const rules = await prolongationRules(reader, today)
  const candidates = await listCandidates(reader, { providerId, today, rules })
  const seen = await Promise.all(candidates.map((candidate) => lookAhead(reader, candidate, rules, now)))
  return seen.flatMap((prospect) => prospect ?? [])
}

/**
 * Prolongs a contract into the next period (S-016): reserves that period's money at once, keeps the seat, and offers it
 * to the family; without an agreement it waits for one (S-017, D15). A repeat changes nothing.
 */
export async function prolongContract(
  tx: Tx,
  by: Prolonger,
  { id, providerId }: { id: ApplicationId; providerId: string },
  now: Temporal.Instant,
): Promise<Outcome> {
  const today = await dayOf(tx, now)
  const rules = await prolongationRules(tx, today)
  const asked = { providerId, today, rules, ids: [id] }
  const [found] = await listCandidates(tx, asked)
  if (!found) return { kind: 'refused', reasons: [{ code: 'group-over', facts: {} }] }
  await lockForProlongation(tx, found)
  const [candidate] = await listCandidates(tx, asked)
  if (candidate?.target.groupId !== found.target.groupId) refuse('http.busy')
  const prospect = await lookAhead(tx, candidate, rules, now)
  if (!prospect) throw new Error(`no quote for the contract ${id}`)

  const { outlook, facts } = prospect
  if (outlook.answer === 'declined') return { kind: 'declined' }
  if (outlook.answer === 'prolonged' && candidate.after) return { kind: 'unchanged', id: candidate.after.id }
  if (outlook.answer !== 'can')
    return { kind: 'refused', reasons: outlook.reasons.map(({ code, facts: of }) => ({ code, facts: of })) }

  const next = await insertNext(tx, by, { candidate, outlook, facts, rules }, now)
  await record(tx, by, 'enrolment.prolonged', { ...subjectOf(candidate.childId, next), facts: { beforeId: id } }, now)
  if (outlook.hasAgreement)
    await offer(tx, by, { ...(await lockedOn(tx, next, candidate)), consent: outlook.consent }, now)
  else await planJob(tx, 'enrolment.tell-prolongation', { applicationId: next, news: 'awaits-agreement' })
  return { kind: 'prolonged', id: next }
}

type Next = Prospect & { facts: QuoteFacts; rules: ProlongationRules }

async function insertNext(
  tx: Tx,
  by: Prolonger,
  { candidate, outlook, facts, rules }: Next,
  now: Temporal.Instant,
): Promise<ApplicationId> {
  const { certificate, provider, period } = facts
  if (!certificate || !period) throw new Error('a possible prolongation has a certificate and a period')
  const { quote } = outlook
  await holdAgreement(tx, facts, quote)
  const id = newId<'application'>()
  const calendar = await calendarOf(tx)
  await insertApplication(
    tx,
    {
      ...{ id, childId: candidate.childId, certificateId: certificate.id, groupId: candidate.target.groupId, quote },
      ...{ providerId: provider.id, payerId: certificate.payerId, periodId: period.id },
      ...{ submittedBy: candidate.customerId, calendarVersion: calendar.version },
      answerDueOn: quote.startsOn.add({ days: rules.waitDays }),
      prolongs: { id: candidate.id, holdsSeat: !keepsSeat(candidate) },
    },
    now,
  )
  if (!keepsSeat(candidate) && !(await holdSeat(tx, candidate.target.groupId))) refuse('enrolment.seat-gone')
  await reserve(tx, by, { id, offered: quote, facts }, now)
  await insertProlongation(tx, { id, by: by.userId }, now)
  return id
}

/** Forms the offer of a prolonged contract: from now on the family may refuse, and its silence is counted. */
async function offer(
  tx: Tx,
  by: Author,
  application: Application & { consent: Consent },
  now: Temporal.Instant,
): Promise<void> {
  const { id, consent } = application
  const [zone, today] = await Promise.all([regionZone(tx), dayOf(tx, now)])
  const rules = await prolongationRules(tx, today)
  await updateState(tx, id, ['submitted'], 'confirmed', { by: by.userId, now })
  await insertOffer(tx, application, { id: newId<'contract'>(), template: OFFER_TEMPLATE }, now)
  const answerUntil = answerUntilOf({ offeredOn: today, startsOn: application.startsOn }, rules, zone)
  await updateOfferedProlongation(tx, id, { consent, answerUntil, noticeAt: noticeAt(now, 0, rules, zone) }, now)
  await record(tx, by, 'enrolment.prolongation-offered', subjectOf(application.childId, id), now)
}

/** The agreement came: what waited for it is offered to the family. Safe to repeat. */
export async function offerAgreed(
  tx: Tx,
  id: ApplicationId,
  certificateId: string,
  now: Temporal.Instant,
): Promise<boolean> {
  const application = await lockApplication(tx, id, { certificateId })
  const prolongation = await findProlongation(tx, id)
  if (application?.state !== 'submitted' || !prolongation) return false
  const today = await dayOf(tx, now)
  const [rules, calendar] = await Promise.all([prolongationRules(tx, today), calendarOf(tx)])
  const { startsOn, price } = application
  const consent = consentFor(prolongation.before, {
    startsOn,
    quote: { ...application, total: price },
    today,
    rules,
    calendar,
  })
  await offer(tx, system, { ...application, consent }, now)
  return true
}

/** The region's rules of prolongation as they stand on the day. */
export async function prolongationRules(reader: Reader, today: Temporal.PlainDate): Promise<ProlongationRules> {
  const summer = today.month >= 6 && today.month <= 9
  const of = <T>(setting: Parameters<typeof settingOf<T>>[1]) => settingOf(reader, setting, today)
  const [silenceDays, notices, lateDays, aheadDays, endedMonths, nextGroupMonths, priceRise, waitDays] =
    await Promise.all([
      of(settings.silenceDays),
      of(settings.noticeDays),
      of(settings.lateDays),
      of(settings.aheadDays),
      of(summer ? settings.summerMonths : settings.endedMonths),
      of(settings.nextGroupMonths),
      of(settings.priceRise),
      of(settings.waitDays),
    ])
  return { silenceDays, noticeDays: notices, lateDays, aheadDays, endedMonths, nextGroupMonths, priceRise, waitDays }
}

/** Reads the quote's facts for the day after the contract, so the money is that of the next period. */
async function lookAhead(
  reader: Reader,
  candidate: Candidate,
  rules: ProlongationRules,
  now: Temporal.Instant,
): Promise<(Prospect & { facts: QuoteFacts }) | null> {
  const [moment, calendar] = await Promise.all([momentOf(reader, now), calendarOf(reader)])
  const { childId, target, customerId, endsOn } = candidate
  const tomorrow = moment.today.add({ days: 1 })
  const after = endsOn.add({ days: 1 })
  const startsOn = target.same && !isBefore(after, tomorrow) ? after : null
  const wish = { childId, groupId: target.groupId, startsOn, guardianId: customerId }
  const facts = await findQuoteFacts(reader, wish, moment)
  return facts && { candidate, facts, outlook: outlookOf({ candidate, facts, rules, calendar }) }
}

async function lockedOn(tx: Tx, id: ApplicationId, { certificateId }: Candidate): Promise<Application> {
  const application = await lockApplication(tx, id, { certificateId })
  if (!application) throw new Error(`no application ${id}`)
  return application
}

function subjectOf(childId: string, id: ApplicationId) {
  return { childId, subjectKind: 'application', subjectId: id }
}
