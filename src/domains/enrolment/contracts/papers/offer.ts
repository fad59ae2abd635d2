import { formatPhone } from '#kernel/contacts'
import { type Day, formatDay, formatInstant, formatMonth } from '#kernel/dates'
import { formatRoubles } from '#kernel/money'
import { fullName } from '#kernel/names'
import { plural } from '#kernel/plural'
import { declineName, type Paper, qrCode } from '#platform/pdf'
import { formWords, type ProgrammeForm, timetableWithRooms } from '#programmes'
import { byStatement, offer } from '../../samples/records.ts'
import type { OfferFacts } from '../queries/offer.ts'
import { concludedOn } from '../rules/conclusion.ts'
import { offerTemplate } from './offer-template.ts'

/** An offer with where its record is found and the region's time. */
export type OfferPaper = OfferFacts & { recordUrl: string; zone: string; today: Day }

/** The contract by offer (договор-оферта), sections I–X of domain 10.5 in our own words; every value is of the record. */
export const offerPaper: Paper<OfferPaper> = {
  name: 'enrolment.offer',
  template: offerTemplate,
  version: '2026-11',
  title: () => 'Договор-оферта об образовании',
  data: (facts) => {
    const { application, parties, recordUrl, zone, today } = facts
    const offered = application.offeredAt ? application.offeredAt.toZonedDateTimeISO(zone).toPlainDate() : today
    return {
      head: {
        number: application.number,
        date: formatDay(offered),
        issuer: [parties.provider.name, `ИНН ${parties.provider.inn}`],
        qr: qrCode(recordUrl),
      },
      ...studyData(facts),
      ...moneyData(facts),
      provider: providerData(parties.provider),
      customer: customerData(facts),
      agreement:
        parties.agreement &&
        `№ ${parties.agreement.number} от ${formatDay(Temporal.PlainDate.from(parties.agreement.signedOn))}`,
      payer: parties.payer.name,
      body: parties.payer.authorisedBody,
      certificateNumber: parties.certificateNumber,
      acceptance: acceptanceWords(facts),
    }
  },
  samples: {
    'договор принят': offer,
    'договор по заявлению': { ...offer, application: byStatement },
  },
}

function studyData({ application, parties: { studies } }: OfferFacts) {
  return {
    programme: application.programme,
    module: application.module,
    group: application.group,
    teacher: application.teacher,
    address: application.address,
    timetable: timetableWithRooms(application.lessons) || 'устанавливает организация',
    form: (formWords[studies.form as ProgrammeForm] ?? studies.form).toLowerCase(),
    hours: plural(studies.hours, 'час', 'часа', 'часов'),
    duration: plural(studies.months, 'месяц', 'месяца', 'месяцев'),
    ages: `${studies.ageFrom}–${studies.ageTo}`,
    capacity: plural(studies.capacity, 'ребёнок', 'ребёнка', 'детей'),
    startsOn: formatDay(application.startsOn),
    endsOn: formatDay(application.endsOn),
  }
}

function moneyData({ application, months }: OfferFacts) {
  const { source, price, certificate, parent } = application
  return {
    source,
    price: formatRoubles(price),
    certificate: formatRoubles(certificate),
    parent: formatRoubles(parent),
    parentPays: parent > 0n,
    months: months.map((part) => [
      formatMonth(part.month),
      formatRoubles(part.certificate),
      formatRoubles(part.parent),
    ]),
    total: ['Всего', formatRoubles(certificate), formatRoubles(parent)],
  }
}

function providerData({
  name,
  inn,
  address,
  phone,
  email,
  headName,
  headPost,
  licence,
  bankDetails,
}: OfferFacts['parties']['provider']) {
  const lines = [
    name,
    address,
    `ИНН ${inn}`,
    bankDetails,
    `${formatPhone(phone)}, ${email}`,
    `${headPost}: ${headName}`,
  ]
  return { name, headName, headPost, licence, lines: lines.filter(Boolean) }
}

function customerData({ application, parties: { customer, child } }: OfferFacts) {
  const contacts = [customer.phone && formatPhone(customer.phone), customer.email].filter(
    (line) => line !== null && line !== '',
  )
  return {
    name: fullName(customer),
    dative: declineName(customer, 'dative'),
    childAccusative: declineName(application, 'accusative', { gender: child.gender }),
    birthOn: formatDay(application.birthOn),
    lines: [
      fullName(customer),
      ...contacts,
      `действует в интересах ${declineName(application, 'genitive', { gender: child.gender })}`,
    ],
  }
}

function acceptanceWords({ application, parties, zone }: OfferPaper): string | null {
  const { acceptedAt, startsOn, acceptance, statementOn } = application
  const { acceptedBy } = parties
  if (!acceptedAt) return null
  if (acceptance === 'silence')
    return `Договор принят ${formatInstant(acceptedAt, zone)}: за срок, данный для возражений, их не было.`
  if (acceptance === 'statement' && statementOn)
    return `Договор принят подписанным заявлением от ${formatDay(statementOn)} и действует с ${formatDay(concludedOn(statementOn, startsOn))}.`
  return acceptedBy
    ? `Договор принят в личном кабинете ${formatInstant(acceptedAt, zone)} ${declineName(acceptedBy, 'instrumental')}.`
    : null
}
