import { daysInclusive, isAfter, isBefore, later } from '#kernel/dates'
import { addWorkingDays, endOfDay, type WorkingCalendar } from '#kernel/working-days'
import type { QuoteFacts } from '../model.ts'
import { quote } from '../quote/rules/quote.ts'
import type { Candidate, Consent, NoteCode, Outlook, ProlongationRules, Silence } from './model.ts'

export type OutlookFacts = {
  candidate: Candidate
  facts: QuoteFacts
  rules: ProlongationRules
  calendar: WorkingCalendar
}

/**
 * Whether a contract goes on (S-016): the quote of the next period with what a prolongation does not ask for taken as
 * given — enrolment need not be open, the seat is there, the child has been taken in age.
 */
export function outlookOf({ candidate, facts, rules, calendar }: OutlookFacts): Outlook {
  const startsOn = firstDayOf(candidate, facts)
  const offered = quote(easedFor(candidate, facts), startsOn)
  const reasons = offered.reasons.filter(({ blocks }) => blocks)
  const consent = consentFor(candidate, { startsOn, quote: offered, today: facts.today, rules, calendar })
  const { hasAgreement } = facts.provider
  const notes: NoteCode[] = []
  if (!hasAgreement) notes.push('awaits-agreement')
  if (consent !== 'silence') notes.push(consent)
  const { certificate } = facts
  if (certificate && isBefore(certificate.validTo, offered.endsOn)) notes.push('of-age')
  const seats = { free: facts.group.capacity - facts.group.taken, capacity: facts.group.capacity }
  return {
    answer: answerOf(candidate, reasons.length),
    quote: { ...offered, seats },
    shares: offered.left ? { certificate: offered.certificate, parent: offered.parent } : null,
    reasons,
    notes,
    consent,
    hasAgreement,
  }
}

function answerOf({ after }: Candidate, reasons: number): Outlook['answer'] {
  if (after && ['submitted', 'confirmed', 'enrolled', 'ended'].includes(after.state)) return 'prolonged'
  if (after?.declined) return 'declined'
  return reasons > 0 ? 'cannot' : 'can'
}

/** The day after the contract, not earlier than the group and never in the past. */
function firstDayOf({ endsOn }: Candidate, { group, today }: QuoteFacts): Temporal.PlainDate {
  return [endsOn.add({ days: 1 }), group.startsOn, today.add({ days: 1 })].reduce((one, other) => later(one, other))
}

/** While the contract lives its seat serves both; once it has ended the next one needs a seat of its own. */
export function keepsSeat({ target, contractState }: Pick<Candidate, 'target' | 'contractState'>): boolean {
  return target.same && contractState !== 'completed'
}

function easedFor(candidate: Candidate, facts: QuoteFacts): QuoteFacts {
  const { now, group, living } = facts
  const { id, target } = candidate
  const window = { applicationsFrom: now, applicationsTo: now }
  const running = target.same && group.state === 'closed' ? { state: 'open' as const } : {}
  const seat = keepsSeat(candidate) ? { offered: true } : {}
  return {
    ...facts,
    programme: { ...facts.programme, ageFrom: 0, ageTo: 99 },
    module: { ...facts.module, enrolmentOpen: true },
    group: { ...group, ...window, ...running, ...seat },
    provider: { ...facts.provider, hasAgreement: true },
    living: living?.applicationId === id ? null : living,
    clashes: [],
  }
}

type Terms = Pick<OutlookFacts, 'rules' | 'calendar'> & {
  startsOn: Temporal.PlainDate
  quote: Pick<Outlook['quote'], 'startsOn' | 'endsOn' | 'total' | 'parent'>
  today: Temporal.PlainDate
}

/** Whether silence may accept: not a late offer (D2), not a price that rose, not a share of the family that rose. */
export function consentFor(old: Pick<Candidate, 'startsOn' | 'endsOn' | 'price' | 'parent'>, terms: Terms): Consent {
  const { startsOn, quote: next, today, rules, calendar } = terms
  if (isLate(startsOn, today, { rules, calendar })) return 'late'
  const days = { old: daysInclusive(old.startsOn, old.endsOn), next: daysInclusive(next.startsOn, next.endsOn) }
  if (rises(old.price, next.total, days, rules.priceRise)) return 'price'
  return rises(old.parent, next.parent, days, rules.priceRise) ? 'share' : 'silence'
}

/** Later than so many working days before the first day of study. */
function isLate(
  startsOn: Temporal.PlainDate,
  today: Temporal.PlainDate,
  { rules, calendar }: Pick<OutlookFacts, 'rules' | 'calendar'>,
): boolean {
  return isBefore(addWorkingDays(calendar, startsOn, -rules.lateDays), today)
}

/** A sum for a day against another, with the allowed rise in percent; a kopeck of rounding is no rise. */
function rises(old: bigint, next: bigint, days: { old: number; next: number }, percent: number): boolean {
  const allowed = (old * BigInt(days.next) * BigInt(100 + percent)) / (BigInt(days.old) * 100n)
  return next > allowed + 1n
}

/**
 * Until when the family may refuse: the whole of the seventh day (D16), and as long as study has not begun, so that silence
 * brings the contract into force from its first day (S-020).
 */
export function answerUntilOf(
  { offeredOn, startsOn }: { offeredOn: Temporal.PlainDate; startsOn: Temporal.PlainDate },
  { silenceDays }: Pick<ProlongationRules, 'silenceDays'>,
  zone: string,
): Temporal.Instant {
  const silence = endOfDay(offeredOn.add({ days: silenceDays }), zone)
  const eve = endOfDay(startsOn.subtract({ days: 1 }), zone)
  return later(silence, eve)
}

/** When the family is told for the n-th time (days 0, 3, 6, in the morning); null when it was told often enough. */
export function noticeAt(
  offeredAt: Temporal.Instant,
  sent: number,
  { noticeDays }: Pick<ProlongationRules, 'noticeDays'>,
  zone: string,
): Temporal.Instant | null {
  const day = noticeDays[sent]
  if (day === undefined) return null
  if (day === 0) return offeredAt
  const on = offeredAt.toZonedDateTimeISO(zone).toPlainDate().add({ days: day })
  return on.toZonedDateTime({ timeZone: zone, plainTime: { hour: morning } }).toInstant()
}
const morning = 10

export type Verdict =
  | 'wait'
  | 'accept'
  | 'stop'
  | 'no-answer'
  | 'left'
  | 'given-up'
  | 'group-closed'
  | 'provider-inactive'
  | 'over'

/** What silence says now (S-018, S-020): nothing yet, yes, or that it cannot, with why. */
export function hearSilence(
  facts: Silence,
  { now, today, waitDays }: { now: Temporal.Instant; today: Temporal.PlainDate; waitDays: number },
): Verdict {
  // Only what ended by its time goes on (domain 5.5): whoever left does not come back by silence.
  if (facts.before === 'terminated') return 'left'
  if (!isAfter(now, facts.answerUntil)) return 'wait'
  if (facts.before === 'terminating') return 'left'
  if (facts.certificate?.validity !== 'valid' && facts.certificate?.validity !== 'frozen') return 'over'
  if (facts.groupState === 'archive') return 'group-closed'
  if (facts.providerState !== 'active') return 'provider-inactive'
  if (facts.consent !== 'silence') return 'no-answer'
  if (facts.certificate.validity === 'valid' && facts.certificate.activation === 'activated') return 'accept'
  return isBefore(facts.startsOn.add({ days: waitDays }), today) ? 'given-up' : 'stop'
}
