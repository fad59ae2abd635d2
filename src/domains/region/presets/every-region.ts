import type { Json } from '#kernel/refusal'
import type { Preset } from './preset.ts'

/** Limits of signing in that no region has reason to set apart. */
export const technicalSettings: Readonly<Record<string, Json>> = {
  'access.confirmation-hours': 72,
  'access.recovery-minutes': 60,
  'access.invitation-hours': 72,
  'access.attempt-window-minutes': 15,
  'access.attempts-per-account': 10,
  'access.attempts-per-network': 200,
  'access.attempts-per-pair': 5,
  'access.guesses-per-worker': 10,
  'access.letters-window-minutes': 60,
  'access.letters-per-address': 3,
  'access.letters-per-network': 60,
  'access.family-password': 8,
  'access.staff-password': 12,
  'access.second-factor': 'managers',
  'access.code-minutes': 10,
  'access.proof-minutes': 15,
  'access.release-hours': 72,
  'visits.code-minutes': 20,
  'visits.code-tries': 5,
  'visits.codes': 5,
  'access.printed-password-days': 30,
  'access.own-password-minutes': 15,
  'access.consent-retention-days': 30,
  'certificates.presence-default': 'forbidden',
  'certificates.presence-attempts': 5,
  'certificates.presence-codes': 3,
  'certificates.presence-window-minutes': 60,
  'certificates.presence-code-minutes': 15,
  'certificates.presence-organisation-times': 10,
  'certificates.extract-minutes': 15,
  'certificates.phrase-days': 180,
  'invoicing.advance-percent': 80,
  'invoicing.pay-day': 10,
  'attendance.correction-days': 7,
  'attendance.late-months': 3,
  'attendance.december-from': 20,
  'reviews.rating-days': 31,
  'reviews.rating-reminder-days': 7,
  'reviews.weight-results': 20,
  'reviews.weight-staffing': 20,
  'reviews.weight-equipment': 20,
  'reviews.weight-satisfaction': 20,
  'reviews.weight-turnover': 20,
  'reviews.weight-active': 1,
  'reviews.weight-closed': 2,
  'reviews.turnover-middle': 10,
  'reviews.turnover-high': 40,
  'reviews.least-share': 5,
  'reviews.least-ratings': 3,
  'reviews.period-months': 12,
  'reviews.year-reminder': '05-20',
  'reviews.year-reminder-days': 14,
  'events.offer-hours': 24,
  'events.reminder-days': 1,
  'news.picture-megabytes': 5,
  'news.pictures': 5,
  'enrolment.parent-order': 'by-share',
  'enrolment.parent-due-day': 10,
  'enrolment.month-letter': 'each',
  'support.answer-term': 3,
  'support.tickets-window-minutes': 60,
  'support.tickets-per-address': 5,
  'support.tickets-per-network': 60,
  'support.link-days': 90,
  'providers.candidacy-term': 10,
  'providers.draft-days': 30,
  'providers.agreement-term': 3,
  'access.ordered-cabinet-days': 30,
  'exchange.retry-days': 30,
  'exchange.calls-kept-days': 90,
}

/** Waiting lists and prolongation as the rules of personified financing have them; a region may set its own. */
export const enrolmentSettings: Readonly<Record<string, Json>> = {
  'enrolment.offer-term': 10,
  'enrolment.offer-reminder': 3,
  'enrolment.admission-minutes': 30,
  'enrolment.seat-offer-hours': 48,
  'enrolment.seat-offer-night-from': 22,
  'enrolment.seat-offer-night-to': 9,
  'enrolment.prolongation-silence-days': 7,
  'enrolment.prolongation-notice-days': [0, 3, 6],
  'enrolment.prolongation-late-days': 5,
  'enrolment.prolongation-ahead-days': 60,
  'enrolment.prolongation-ended-months': 1,
  'enrolment.prolongation-summer-months': 4,
  'enrolment.prolongation-next-group-months': 1,
  'enrolment.prolongation-price-rise': 8,
  'enrolment.prolongation-wait-days': 30,
}

/** Calendar years by one standing act; applications for a year are received from September of the year before. */
export function calendarYears(act: string, years: readonly number[]): Preset['periods'] {
  return years.map((year) => ({
    name: `${year} год`,
    startsOn: `${year}-01-01`,
    endsOn: `${year}-12-31`,
    applicationsFrom: `${year - 1}-09-01`,
    act,
  }))
}

/** Everything of a municipality but what the region says alike of all of them. */
export type Place = Omit<Preset['municipalities'][number], 'regulation' | 'email'> & { mailbox: string }

/** One regulation for all, with each municipality's name in it. Mailboxes are stand-ins: nobody is written to by mistake. */
export function municipalitiesOf(
  domain: string,
  regulation: (nameIn: string) => string,
  places: readonly Place[],
): Preset['municipalities'] {
  return places.map(({ mailbox, ...place }) => ({
    ...place,
    email: `${mailbox}@${domain}.example`,
    regulation: regulation(place.nameIn),
  }))
}

/** How programmes are checked and priced where a region has no numbers of its own yet; kopecks for an hour of one child. */
export const programmeSettings: Readonly<Record<string, Json>> = {
  'programmes.check-certified': 'certification',
  'programmes.check-preprofessional': 'moderation',
  'programmes.check-significant': 'moderation',
  'programmes.check-general': 'moderation',
  'programmes.check-paid': 'moderation',
  'programmes.check-term': 10,
  'programmes.price-ceiling': 150,
  'programmes.person-hour-tech': 17_000,
  'programmes.person-hour-art': 15_000,
  'programmes.person-hour-science': 15_000,
  'programmes.person-hour-social': 14_000,
  'programmes.person-hour-tourism': 14_000,
  'programmes.person-hour-sport': 13_000,
}
