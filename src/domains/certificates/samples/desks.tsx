import type { Invitation, StaffMember } from '#access'
import type { Sample } from '#platform/manifest'
import type { Statement } from '../model/certificate.ts'
import type { Campaign, ManagedPoint } from '../model/point.ts'
import { CampaignPage, CampaignsPage, NewCampaignPage } from '../pages/campaigns.tsx'
import { CorrectionPage } from '../pages/correction.tsx'
import { ManagedPointPage } from '../pages/managed-point.tsx'
import {
  AuthorityPage,
  ClosingPage,
  InvitationFormPage,
  PointFactsPage,
  RightsPage,
} from '../pages/managed-point-forms.tsx'
import { ManagedPointsPage, NewPointPage } from '../pages/managed-points.tsx'
import { MaterialsPage } from '../pages/materials.tsx'
import type { PersonOnScreen } from '../pages/person-on-screen.tsx'
import { materialsOf } from '../rules/material.ts'

const id = '0199d1a0-0000-7000-8000-000000000002'
const day = (text: string) => Temporal.PlainDate.from(text)
const now = Temporal.Instant.from('2026-11-20T07:15:00Z')
const zone = 'Europe/Moscow'
const act = {
  ...{ id, number: '1067-п', issuedOn: day('2026-11-02') },
  title: 'Приказ «Об организации предоставления сертификатов дополнительного образования»',
}
const point: ManagedPoint = {
  ...{ id: id as ManagedPoint['id'], municipalityId: id, municipality: 'Приозёрский район', name: 'Школа № 3' },
  ...{ address: 'г. Приозёрск, ул. Школьная, 14, каб. 2', phone: '+78137931415', hours: 'пн–чт 9:00–17:00' },
  ...{ specialist: 'Орлова Ирина Сергеевна', mayActivate: true, institutionInn: '4700012345', workplace: 'attested' },
  ...{ workplacePaper: 'аттестат соответствия № 12 от 1 марта 2026 года', act, openedOn: day('2026-11-05') },
  ...{ closedOn: null, closingAct: null, workers: 1 },
}
const bare: ManagedPoint = {
  ...point,
  ...{ id: 'b' as ManagedPoint['id'], name: 'Детский сад «Ромашка»', mayActivate: false, workplace: null },
  ...{ workplacePaper: null, workers: 0, institutionInn: null },
}
const closed: ManagedPoint = {
  ...point,
  id: 'c' as ManagedPoint['id'],
  closedOn: day('2026-11-15'),
  closingAct: act,
  workers: 0,
}
const told = {
  ...{ site: 'https://kruzhok.example', ages: { from: 5, to: 18 }, documentsDays: '7 рабочих дней', point },
  campaignUntil: day('2026-12-30'),
}
const material = { materials: materialsOf(told), point: point.name, municipalityId: id }
const order = { number: '41-од', on: day('2026-08-28') }
const named = { surname: 'Орлова', name: 'Ирина', patronymic: 'Сергеевна', email: 'orlova@school3.example' }
const member: StaffMember = {
  ...{ ...named, roleId: id, userId: id as StaffMember['userId'], role: 'reception', scopeId: id, since: now },
  ...{ rights: ['accept', 'activate', 'see-personal-data'], order, signedInAt: now, secured: true },
}
const invitation: Invitation = {
  ...{
    ...named,
    id: id as Invitation['id'],
    surname: 'Лугова',
    role: 'reception',
    scopeId: id,
    scopeName: 'Школа № 3',
  },
  ...{ rights: ['accept'], order, createdBy: id, expiresAt: now.add({ hours: 40 }), takenAt: null, withdrawnAt: null },
}
const late: Invitation = {
  ...invitation,
  id: 'l' as Invitation['id'],
  surname: 'Зимина',
  expiresAt: now.subtract({ hours: 2 }),
}
const campaign: Campaign = {
  ...{ id: id as Campaign['id'], municipalityId: id, title: 'Сертификат каждому школьнику', act, createdAt: now },
  ...{ startsOn: day('2026-11-01'), endsOn: day('2026-12-31') },
}
const progress = [
  { pointId: id, point: 'Школа № 3', accepted: 41, activated: 38 },
  { pointId: 'b', point: 'Детский сад «Ромашка»', accepted: 0, activated: 0 },
]
const days = [
  { day: day('2026-11-19'), pointId: id, point: 'Школа № 3', accepted: 24, activated: 21 },
  { day: day('2026-11-18'), pointId: id, point: 'Школа № 3', accepted: 17, activated: 17 },
]
const statement = { id, number: 'З-2026-000123' } as unknown as Statement
const person: PersonOnScreen = {
  child: { surname: 'Петрова', name: 'Мария', patronymic: null, birthOn: day('2017-03-11') } as PersonOnScreen['child'],
  ...{ applicant: 'Петрова Анна Викторовна', applicantDocument: '45 04 123456', relation: 'mother' },
  ...{ applicantAddress: 'г. Приозёрск, ул. Озёрная, 7', applicantSnils: null },
  ...{ snils: '112-233-445 95', document: 'II-АБ 123456', address: 'г. Приозёрск, ул. Озёрная, 7' },
}
const records = [
  {
    ...{ id, at: now, reason: 'Опечатка в фамилии, сверено со свидетельством', place: 'Школа № 3' },
    changes: [{ kind: 'surname' as const, before: 'Пертова', after: 'Петрова' }],
  },
]
const shown = { point, staff: [member], invitations: [invitation, late], zone, now }
const none = { surname: ['Введите фамилию'] }.surname.map((message) => ({ field: 'surname', message }))

/** Pages of those who appoint points, and of the desk that corrects. */
export const desks: Sample[] = [
  { name: 'пункты: список', render: () => <ManagedPointsPage points={[point, bare, closed]} mayChange /> },
  { name: 'пункты: пусто', render: () => <ManagedPointsPage points={[]} mayChange={false} /> },
  { name: 'пункты: новый', render: () => <NewPointPage /> },
  { name: 'пункт: сотрудники', render: () => <ManagedPointPage {...shown} mayChange /> },
  {
    name: 'пункт: закрыт',
    render: () => <ManagedPointPage {...shown} point={closed} staff={[]} invitations={[]} mayChange />,
  },
  { name: 'пункт: данные', render: () => <PointFactsPage point={point} /> },
  { name: 'пункт: полномочие', render: () => <AuthorityPage point={point} /> },
  { name: 'пункт: закрытие', render: () => <ClosingPage point={point} /> },
  { name: 'пункт: приглашение', render: () => <InvitationFormPage point={bare} /> },
  { name: 'пункт: права', render: () => <RightsPage point={point} member={member} /> },
  {
    name: 'кампании',
    render: () => (
      <CampaignsPage listed={[{ campaign, municipality: 'Приозёрский район' }]} today={day('2026-11-20')} mayChange />
    ),
  },
  { name: 'кампании: новая', render: () => <NewCampaignPage /> },
  {
    name: 'кампания: ход',
    render: () => (
      <CampaignPage {...{ campaign, progress, days, municipality: 'Приозёрский район', today: day('2026-11-20') }} />
    ),
  },
  { name: 'приём: материалы для родителей', render: () => <MaterialsPage {...material} /> },
  {
    name: 'приём: исправление',
    render: () => <CorrectionPage {...{ statement, person: null, records: [], zone }} of="child" errors={none} />,
  },
  {
    name: 'приём: исправление с данными',
    render: () => <CorrectionPage {...{ statement, person, records, zone }} of="child" alike />,
  },
  {
    name: 'приём: исправление заявителя',
    render: () => <CorrectionPage {...{ statement, person, records, zone }} of="guardian" />,
  },
]
