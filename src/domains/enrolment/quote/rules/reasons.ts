import { ageOn, isAfter, isBefore, later } from '#kernel/dates'
import { studyYearOf, windowFor } from '#programmes'
import type { Helper, QuoteFacts, Reason, ReasonCode, Source } from '../../model.ts'
import type { Split } from './split.ts'

type Case = { facts: QuoteFacts; source: Source; startsOn: Temporal.PlainDate; split: Split }
type Check = (given: Case) => Reason | null

/** All that stands in the way of an application, not only the first (the real engine's defect 11, domain 14.4). */
export function reasonsOf(given: Case): Reason[] {
  return checks.flatMap((check) => check(given) ?? [])
}

/** S-035: what was withdrawn stops new applications; contracts under way stand on the contract. */
const consentOf: Check = ({ facts: { consent } }) => (consent ? null : blocks('no-consent', 'family'))

const certificateOf: Check = ({ facts: { certificate } }) => {
  if (!certificate) return blocks('no-certificate', 'family')
  if (certificate.validity === 'frozen') return blocks('certificate-frozen', 'municipality')
  if (certificate.validity !== 'valid') return blocks('certificate-over', 'point')
  // S-003: the application may be filed; S-002: enrolment waits for activation.
  return certificate.activation === 'activated' ? null : warns('not-activated', 'point')
}

const certificateLasts: Check = ({ facts: { certificate }, startsOn }) =>
  certificate?.validity === 'valid' && isBefore(certificate.validTo, startsOn)
    ? blocks('certificate-over', 'nobody', { until: certificate.validTo.toString() })
    : null

const ageOf: Check = ({ facts: { child, programme }, startsOn }) => {
  const age = ageOn(child.birthOn, startsOn)
  const facts = { age: String(age), from: String(programme.ageFrom), to: String(programme.ageTo) }
  if (age < programme.ageFrom) return blocks('too-young', 'nobody', facts)
  return age > programme.ageTo ? blocks('too-old', 'nobody', facts) : null
}

const programmeOf: Check = ({ facts: { programme, module, provider } }) => {
  if (programme.state !== 'published') return blocks('programme-closed', 'provider')
  if (provider.state !== 'active') return blocks('provider-inactive', 'municipality')
  return module.enrolmentOpen ? null : blocks('enrolment-closed', 'provider')
}

const groupOf: Check = ({ facts: { group, today, now }, startsOn }) => {
  if (group.state !== 'open') return blocks('enrolment-closed', 'provider')
  if (isBefore(group.endsOn, today)) return blocks('group-over', 'nobody', { until: group.endsOn.toString() })
  const { from, to } = windowFor(group, startsOn)
  if (isBefore(now, from)) return blocks('window-not-open', 'nobody', { from: from.toString() })
  return isAfter(now, to)
    ? blocks('window-over', 'provider', { until: to.toString(), ...nextYear(group, startsOn) })
    : null
}

/** Where the group takes newcomers for the next study year too: from which day they may start. */
function nextYear(group: QuoteFacts['group'], startsOn: Temporal.PlainDate): Reason['facts'] {
  const { nextApplicationsFrom: from, startsOn: first, endsOn } = group
  const start = Temporal.PlainDate.from({ year: studyYearOf(first) + 1, month: 9, day: 1 })
  return from && isBefore(startsOn, start) && !isBefore(endsOn, start)
    ? { next: from.toString(), start: start.toString() }
    : {}
}

/** While somebody waits a free seat is theirs; whoever was offered one has it already (P3). */
const seatOf: Check = ({ facts: { group } }) =>
  group.offered || (group.taken < group.capacity && group.waiting === 0)
    ? null
    : blocks('group-full', 'provider', { waiting: String(group.waiting) })

const startOf: Check = ({ facts: { group, today }, startsOn }) =>
  isBefore(startsOn, group.startsOn) || isBefore(group.endsOn, startsOn) || !isBefore(today, startsOn)
    ? blocks('start-outside', 'family', {
        from: later(group.startsOn, today.add({ days: 1 })).toString(),
        to: group.endsOn.toString(),
      })
    : null

const agreementOf: Check = ({ facts: { provider, certificate }, source, split }) => {
  if (source !== 'certificate' || !certificate) return null
  if (!provider.hasAgreement) return blocks('no-agreement', 'municipality')
  const { agreementLeft: left } = provider
  return left !== null && left < split.certificate ? blocks('agreement-full', 'municipality') : null
}

const periodOf: Check = ({ facts: { period, today }, source }) => {
  if (source !== 'certificate') return null
  if (!period) return blocks('no-period', 'municipality')
  return isBefore(today, period.applicationsFrom)
    ? blocks('period-not-open', 'nobody', { from: period.applicationsFrom.toString() })
    : null
}

/** Told beforehand to whoever looks, and in the way from its day (domain 3.7). */
const banOf: Check = ({ facts: { period, today, certificate }, source }) => {
  if (source !== 'certificate' || !certificate || !period?.bannedFrom) return null
  const from = period.bannedFrom.toString()
  return isBefore(today, period.bannedFrom)
    ? warns('payer-ban', 'municipality', { from, ahead: 'yes' })
    : blocks('payer-ban', 'municipality', { from })
}

const moneyOf: Check = ({ facts: { money, period, certificate }, source, split }) => {
  if (source !== 'certificate' || !period || certificate?.validity !== 'valid') return null
  if (!money.accountId && !money.grantable) return blocks('no-nominal', 'municipality')
  if (money.available < money.least) return blocks('balance-empty', 'nobody', { available: String(money.available) })
  return money.ceilingLeft < split.certificate ? blocks('ceiling-reached', 'municipality') : null
}

/** S-006: the municipality orders so many services of a register for a certificate of this kind. */
const servicesOf: Check = ({ facts: { services, programme, certificate }, source }) =>
  source === 'budget' && certificate && services && services.used >= services.limit
    ? blocks('register-limit', 'municipality', {
        register: programme.register,
        limit: String(services.limit),
        used: String(services.used),
        funding: certificate.funding === 'nominal' ? 'nominal' : 'accounting',
      })
    : null

const livingOf: Check = ({ facts: { living } }) =>
  living
    ? blocks('already-applied', 'family', {
        applicationId: living.applicationId,
        attends: living.attends ? 'yes' : 'no',
      })
    : null

const clashOf: Check = ({ facts: { clashes } }) => {
  const [clash] = clashes
  return clash ? warns('time-clash', 'family', { programme: clash.programme, weekday: String(clash.weekday) }) : null
}

/** In the order in which a family would mend them. */
const checks: readonly Check[] = [
  consentOf,
  certificateOf,
  certificateLasts,
  livingOf,
  ageOf,
  programmeOf,
  groupOf,
  seatOf,
  startOf,
  agreementOf,
  periodOf,
  banOf,
  moneyOf,
  servicesOf,
  clashOf,
]

function blocks(code: ReasonCode, helper: Helper, facts: Reason['facts'] = {}): Reason {
  return { code, blocks: true, helper, facts }
}

function warns(code: ReasonCode, helper: Helper, facts: Reason['facts'] = {}): Reason {
  return { code, blocks: false, helper, facts }
}
