import type { Group, Module, Programme } from '#programmes'
import type { Quote, QuoteFacts } from '../model.ts'
import type { Calculation } from '../quote/queries/calculation.ts'
import type { NearGroup } from '../quote/queries/near.ts'
import { quote } from '../quote/rules/quote.ts'
import { reasonWords } from '../quote/words/reasons.ts'

export const day = (text: string) => Temporal.PlainDate.from(text)
export const at = (text: string) => Temporal.Instant.from(text)
export const id = (tail: string) => `0199d1a0-0000-7000-8000-${tail.padStart(12, '0')}`

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

export const lessons = [2, 4].map((weekday) => ({ weekday, startsAt: '16:00', endsAt: '17:30', room: 'каб. 12' }))

export const standing = { rating: 872, ratings: 12, needed: 5, mark: 468, reviews: 8 }
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
  paidUntil: Temporal.PlainDate.from('2026-12-31'),
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
  consent: true,
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
  group: { ...group, waiting: 0, offered: false },
  provider: { id: programme.providerId, state: 'active', hasAgreement: true, agreementLeft: null },
  period: { id: id('50'), startsOn: day('2026-01-01'), endsOn: day('2026-12-31'), applicationsFrom: day('2025-11-01') },
  money: { accountId: id('60') as never, available: 790_000n, grantable: null, ceilingLeft: 100_000_000n, least: 100n },
  living: null,
  services: null,
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
  group: { ...group, taken: 15, waiting: 3, offered: false },
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
