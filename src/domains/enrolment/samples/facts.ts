import type { Certificate, Point, Statement } from '#certificates'
import type { Funds } from '#funding'
import type { Group, Module, Programme } from '#programmes'
import type { Municipality } from '#region'
import type { Quote, QuoteFacts } from '../model.ts'
import type { Calculation } from '../pages/programme.tsx'
import type { OfferPaper } from '../papers/offer.ts'
import type { DeskGroup } from '../queries/desk.ts'
import type { ApplicationView } from '../queries/list.ts'
import type { NearGroup } from '../queries/near.ts'
import { quote } from '../rules/quote.ts'
import { splitPrice } from '../rules/split.ts'
import { reasonWords } from '../words/reasons.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const at = (text: string) => Temporal.Instant.from(text)
const id = (tail: string) => `0199d1a0-0000-7000-8000-${tail.padStart(12, '0')}`

export const zone = 'Europe/Moscow'
export const now = at('2026-08-25T09:00:00Z')
export const today = day('2026-08-25')

export const child = {
  id: id('1') as never,
  surname: 'Петров',
  name: 'Иван',
  patronymic: 'Сергеевич',
  birthOn: day('2017-03-11'),
  gender: 'male' as const,
}
export const sister = {
  ...child,
  id: id('2') as never,
  surname: 'Петрова',
  name: 'Ольга',
  patronymic: 'Сергеевна',
  gender: 'female' as const,
  birthOn: day('2012-05-02'),
}

const lessons = [2, 4].map((weekday) => ({ weekday, startsAt: '16:00', endsAt: '17:30', room: 'каб. 12' }))

export const programme: Programme = {
  id: id('10') as never,
  article: 1042,
  providerId: id('20') as never,
  providerName: 'Дом детского творчества',
  municipalityId: id('30'),
  municipalityName: 'Приозёрский район',
  name: 'Первые роботы',
  summary: 'За год ребёнок соберёт шесть роботов и научится объяснять, почему они ездят не туда.',
  description:
    'Собираем и программируем роботов из конструктора.\nК концу года каждый покажет свою машину на празднике.',
  direction: 'tech',
  activity: 'Робототехника',
  register: 'certified',
  level: 'starting',
  form: 'on-site',
  ageFrom: 7,
  ageTo: 10,
  adapted: false,
  state: 'published',
  publishedAt: now,
}

export const module: Module = {
  id: id('11') as never,
  programmeId: programme.id,
  ordinal: 1,
  name: 'Первый год',
  months: 9,
  hours: 72,
  normativeKopecks: 1_000_000n,
  priceKopecks: 1_200_000n,
  enrolmentOpen: true,
}

export const group: Group = {
  id: id('12') as never,
  moduleId: module.id,
  name: 'Р-1',
  teacher: 'Соколова Марина Юрьевна',
  address: 'ул. Ленина, 12',
  latitude: 60.1,
  longitude: 33.4,
  startsOn: day('2026-09-01'),
  endsOn: day('2027-05-31'),
  applicationsFrom: at('2026-08-01T05:00:00Z'),
  applicationsTo: at('2026-12-01T05:00:00Z'),
  capacity: 15,
  taken: 11,
  state: 'open',
  lessons,
}
export const fullGroup: Group = {
  ...group,
  id: id('13') as never,
  name: 'Р-2',
  capacity: 12,
  taken: 12,
  lessons: [{ weekday: 6, startsAt: '10:00', endsAt: '13:00', room: 'каб. 14' }],
}

const quoteFacts: QuoteFacts = {
  today,
  now,
  child: { id: child.id, birthOn: child.birthOn, municipalityId: programme.municipalityId },
  certificate: {
    id: id('40'),
    activation: 'activated',
    validity: 'valid',
    funding: 'nominal',
    validTo: day('2035-03-11'),
    payerId: programme.municipalityId,
  },
  programme: { register: 'certified', state: 'published', ageFrom: 7, ageTo: 10 },
  module: { price: module.priceKopecks, normative: module.normativeKopecks, enrolmentOpen: true },
  group,
  provider: { id: programme.providerId, state: 'active', hasAgreement: true },
  period: { id: id('50'), startsOn: day('2026-01-01'), endsOn: day('2026-12-31'), applicationsFrom: day('2025-11-01') },
  money: { accountId: id('60'), available: 790_000n, ceilingLeft: 100_000_000n, least: 100n },
  living: null,
  clashes: [],
}

/** A quote of the sample child with the facts that matter to a sample changed. */
export function calculationOf(changes: Partial<QuoteFacts> = {}): Calculation {
  const offered: Quote = quote({ ...quoteFacts, ...changes })
  const place = { childId: child.id, article: programme.article, groupId: group.id, zone }
  return {
    quote: offered,
    prices: { price: module.priceKopecks, normative: module.normativeKopecks, group },
    reasons: offered.reasons.map((reason) => reasonWords(reason, place)),
    near: offered.allowed ? [] : near,
  }
}

export const manyObstacles: Partial<QuoteFacts> = {
  certificate: quoteFacts.certificate && { ...quoteFacts.certificate, activation: 'not-activated' },
  group: { ...group, taken: 15 },
  provider: { ...quoteFacts.provider, hasAgreement: false },
  money: { ...quoteFacts.money, available: 0n },
  clashes: [{ programme: 'Шахматы', weekday: 2 }],
}
export const notActivated: Partial<QuoteFacts> = {
  certificate: quoteFacts.certificate && { ...quoteFacts.certificate, activation: 'not-activated' },
  money: { ...quoteFacts.money, available: 200_000n },
}

const near: NearGroup[] = [
  { same: true, groupId: fullGroup.id, group: 'Р-3', programme: programme.name, provider: programme.providerName },
  { same: false, groupId: id('14'), group: 'А-1', programme: 'Лаборатория Arduino', provider: 'Кванториум' },
].map((one, place) => ({
  ...{
    article: programme.article + place,
    direction: 'tech' as const,
    address: group.address,
    startsOn: group.startsOn,
  },
  ...{ lessons: fullGroup.lessons, capacity: 12, taken: 9 + place, price: module.priceKopecks },
  ...one,
}))

const split = splitPrice({
  price: module.priceKopecks,
  normative: module.normativeKopecks,
  group,
  startsOn: group.startsOn,
  endsOn: day('2026-12-31'),
  balance: 790_000n,
})
export const months = split.months

export type View = ApplicationView

export const application: ApplicationView = {
  id: id('118') as never,
  number: '118-ПФ',
  state: 'submitted',
  source: 'certificate',
  startsOn: group.startsOn,
  endsOn: day('2026-12-31'),
  price: split.total,
  certificate: split.certificate,
  parent: split.parent,
  submittedAt: now,
  answerDueOn: day('2026-09-03'),
  decidedAt: null,
  reason: null,
  childId: child.id,
  surname: child.surname,
  name: child.name,
  patronymic: child.patronymic,
  birthOn: child.birthOn,
  certificateId: id('40'),
  activation: 'activated',
  validity: 'valid',
  article: programme.article,
  programme: programme.name,
  direction: programme.direction,
  module: module.name,
  groupId: group.id,
  group: group.name,
  teacher: group.teacher,
  address: group.address,
  lessons,
  providerId: programme.providerId,
  provider: programme.providerName,
  providerPhone: '+78142553322',
  providerEmail: 'ddt@example.ru',
  contractId: null,
  contractState: null,
  offeredAt: null,
  acceptedAt: null,
}
const confirmedAt = at('2026-08-27T08:30:00Z')
export const confirmed: ApplicationView = {
  ...{ ...application, state: 'confirmed', decidedAt: confirmedAt, offeredAt: confirmedAt },
  ...{ contractId: id('119') as never, contractState: 'offered' },
}
export const enrolled: ApplicationView = {
  ...{ ...confirmed, state: 'enrolled', contractState: 'pending-start', acceptedAt: at('2026-08-28T17:12:00Z') },
}
export const refused: ApplicationView = {
  ...{ ...application, state: 'refused', decidedAt: confirmedAt, reason: 'Группа не набралась, занятий не будет' },
}

export const municipality: Municipality = {
  id: programme.municipalityId,
  code: '04',
  name: 'Приозёрский район',
  nameIn: 'в Приозёрском районе',
  authorisedBody: 'Управление образования Приозёрского района',
  phone: '+78142550011',
  email: 'pf@example.ru',
  hours: 'пн–пт, 9:00–17:00',
  regulation:
    'Пункт 12. Номинал сертификата на год устанавливается по категории ребёнка.\nПункт 13. Неиспользованный номинал уменьшается каждый месяц.',
  latitude: 60,
  longitude: 33,
}

export const funds: Funds = {
  period: { id: id('50'), name: '2026 год', startsOn: day('2026-01-01'), endsOn: day('2026-12-31') },
  unit: 'kopecks',
  accountId: id('60'),
  granted: 1_200_000n,
  available: 651_282n,
  reserved: 388_718n,
  charged: 160_000n,
  melted: 0n,
  expired: 0n,
  ceilingReached: false,
}

export const certificate: Certificate = {
  id: id('40') as never,
  number: '2804615937',
  childId: child.id,
  municipalityId: municipality.id,
  categoryId: id('41') as never,
  statementId: id('42') as never,
  issuedAt: at('2026-08-01T09:00:00Z'),
  validFrom: day('2026-08-01'),
  validTo: day('2035-03-11'),
  activation: 'activated',
  activatedAt: at('2026-08-05T09:00:00Z'),
  validity: 'valid',
  funding: 'nominal',
}
export const noStatement: Statement | null = null
export const points: Point[] = []

export const deskGroups: DeskGroup[] = [group, fullGroup].map((one, place) => ({
  ...{ id: one.id, article: programme.article, programme: programme.name, group: one.name, lessons: one.lessons },
  ...{ startsOn: one.startsOn, endsOn: one.endsOn, capacity: one.capacity, taken: one.taken, waiting: 2 - 2 * place },
}))

export const offer: OfferPaper = {
  application: enrolled,
  months,
  parties: {
    customer: {
      surname: 'Петрова',
      name: 'Анна',
      patronymic: 'Викторовна',
      phone: '+79123456789',
      email: 'anna@example.ru',
    },
    child: { gender: 'male' },
    provider: {
      name: 'Муниципальное учреждение дополнительного образования «Дом детского творчества»',
      inn: '2800000001',
      address: '186700, Приозёрск, ул. Ленина, 12',
      phone: '+78142553322',
      email: 'ddt@example.ru',
      headName: 'Соколова Марина Юрьевна',
      headPost: 'Директор',
      licence: 'Л035-01234-28/00012345',
      bankDetails: 'БИК 048602001, р/с 03234643860000000600',
    },
    payer: { name: municipality.name, authorisedBody: municipality.authorisedBody },
    agreement: { number: '17', signedOn: '2026-01-15' },
    studies: { hours: 72, months: 9, form: 'on-site', ageFrom: 7, ageTo: 10, capacity: 15 },
    certificateNumber: '2804615937',
    offerTemplate: '2026-11',
    acceptedBy: { surname: 'Петрова', name: 'Анна', patronymic: 'Викторовна' },
  },
  recordUrl: `https://kruzhok.example/my/applications/${application.id}`,
  zone,
  today,
}
