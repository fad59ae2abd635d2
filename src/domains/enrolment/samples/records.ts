import type { Certificate, Point, Statement } from '#certificates'
import type { Funds } from '#funding'
import type { Municipality } from '#region'
import type { ApplicationListProps } from '../applications/pages/list.tsx'
import type { ApplicationView } from '../applications/queries/list.ts'
import type { OfferPaper } from '../contracts/papers/offer.ts'
import type { DeskGroup } from '../desk/queries/groups.ts'
import type { Tab } from '../model.ts'
import type { Possibilities } from '../quote/queries/possibilities.ts'
import { splitPrice } from '../quote/rules/split.ts'
import { at, child, day, fullGroup, group, id, lessons, module, now, programme, today, zone } from './facts.ts'

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
  fromSystem: null,
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
  prolongsId: null,
  ...{ leaving: false, holdsSeat: true },
  consent: null,
  answerUntil: null,
  acceptedAt: null,
  ...{ acceptance: null, statementOn: null, acceptDueOn: null },
}
const confirmedAt = at('2026-08-27T08:30:00Z')
export const confirmed: ApplicationView = {
  ...{ ...application, state: 'confirmed', decidedAt: confirmedAt, offeredAt: confirmedAt },
  ...{ contractId: id('119') as never, contractState: 'offered', acceptDueOn: day('2026-09-10') },
}
export const enrolled: ApplicationView = {
  ...{ ...confirmed, state: 'enrolled', contractState: 'pending-start', acceptedAt: at('2026-08-28T17:12:00Z') },
  acceptance: 'cabinet',
}
export const byStatement: ApplicationView = { ...enrolled, acceptance: 'statement', statementOn: day('2026-08-28') }
export const refused: ApplicationView = {
  ...{ ...application, state: 'refused', decidedAt: confirmedAt, reason: 'Группа не набралась, занятий не будет' },
}

export const municipality: Municipality = {
  id: programme.municipalityId,
  code: '04',
  name: 'Приозёрский район',
  nameIn: 'в Приозёрском районе',
  authorisedBody: 'Управление образования Приозёрского района',
  coordinator: null,
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
  accountId: id('60') as never,
  granted: 1_200_000n,
  available: 651_282n,
  promised: 0n,
  reserved: 388_718n,
  charged: 160_000n,
  melted: 0n,
  expired: 0n,
  next: null,
  ceilingReached: false,
}

export const possibilities: Possibilities = {
  period: '2026 год',
  registers: [
    { register: 'preprofessional', limit: 0, used: 0 },
    { register: 'significant', limit: 3, used: 1 },
    { register: 'general', limit: null, used: 2 },
  ],
}

/** Nothing was reserved yet, and the first of the month is near. */
export const melting: Funds = {
  ...funds,
  ...{ available: 400_000n, reserved: 0n, charged: 0n, melted: 800_000n },
  next: { on: day('2026-10-01'), amount: 300_000n, every: 'month', soon: true },
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
  excludedAt: null,
  exclusionGround: null,
  exclusionText: null,
}
export const noStatement: Statement | null = null
export const points: Point[] = []

export const deskGroups: DeskGroup[] = [group, fullGroup].map((one, place) => ({
  ...{ id: one.id, article: programme.article, programme: programme.name, group: one.name, lessons: one.lessons },
  ...{
    startsOn: one.startsOn,
    endsOn: one.endsOn,
    capacity: one.capacity,
    taken: one.taken,
    waiting: 2 - 2 * place,
    queue: 3 * place,
  },
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

export const counts: Record<Tab, number> = { waiting: 1, confirmed: 1, living: 1, refused: 0, archive: 2 }
export const list: ApplicationListProps = { here: '/my', tab: 'confirmed', counts, applications: [confirmed] }
