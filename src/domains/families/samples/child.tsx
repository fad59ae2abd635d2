import type { Sample } from '#platform/manifest'
import type { Claim } from '../model.ts'
import { AnswerClaimPage, OwnClaimPage, ReceptionClaimPage } from '../pages/claim.tsx'
import { ChildDataPage, OwnDataPage } from '../pages/data.tsx'
import { ChildJournalPage } from '../pages/journal.tsx'
import { AlreadyYoursPage, KnownChildPage } from '../pages/known-child.tsx'
import { ChildrenPage } from '../pages/list.tsx'
import { NewChildPage } from '../pages/new-child.tsx'
import { TakeOwnDataPage } from '../pages/own-data.tsx'
import { PlacePage } from '../pages/place.tsx'
import { ClaimSearchPage } from '../pages/reception.tsx'
import { at, child, id, zone } from './facts.ts'

const claim: Claim = {
  id: id as Claim['id'],
  number: 'Д-2026-000017',
  childId: child.id,
  userId: id,
  relation: 'father',
  state: 'waiting',
  answerDueOn: null,
  createdAt: at,
  decidedAt: null,
}
const requester = { surname: 'Петров', name: 'Андрей', patronymic: 'Сергеевич', email: 'andrey@example.ru' }
const municipalities = [{ id, name: 'Приозёрский район' }]
const tooYoung = {
  field: 'birth',
  message: 'Сертификат дают с 5 лет: приходите 3 марта 2027 года. Если дата рождения неверна, исправьте её',
}
const entry = { id: 1n, at, userId: null, scopeId: null, childId: id, subjectKind: 'child', subjectId: id, facts: {} }
const entries = [
  {
    ...entry,
    word: 'families.looked',
    role: 'reception',
    sentence: 'Открыли карточку ребёнка',
    reason: 'Приём заявления З-2026-000123',
  },
  {
    ...entry,
    id: 2n,
    word: 'families.child-added',
    role: 'family',
    userId: id,
    sentence: 'Ребёнка добавили в кабинет',
    reason: null,
  },
]

/** Every page of the families with made-up facts. */
export const samples: Sample[] = [
  { name: 'мои данные файлом', render: () => <TakeOwnDataPage /> },
  {
    name: 'удобный адрес',
    render: () => (
      <PlacePage childId={id} childName="Петрова Мария Андреевна" place={null} municipalities={municipalities} />
    ),
  },
  {
    name: 'дети',
    render: () => (
      <ChildrenPage
        children={[child, { ...child, confirmedAt: at, holder: false }]}
        toAnswer={[claim]}
        asked={[claim]}
      />
    ),
  },
  { name: 'детей пока нет', render: () => <ChildrenPage children={[]} toAnswer={[]} asked={[]} /> },
  { name: 'новый ребёнок', render: () => <NewChildPage municipalities={municipalities} /> },
  {
    name: 'новый ребёнок, рано',
    render: () => (
      <NewChildPage
        municipalities={municipalities}
        errors={[tooYoung]}
        answers={{ 'birth.day': '3', 'birth.month': '3', 'birth.year': '2022' }}
      />
    ),
  },
  { name: 'ребёнок уже есть', render: () => <KnownChildPage answers={{ snils: '112-233-445 95' }} certain /> },
  { name: 'похожий ребёнок', render: () => <KnownChildPage answers={{}} certain={false} /> },
  {
    name: 'ребёнок уже ваш',
    render: () => <AlreadyYoursPage answers={{}} certain childId={id} childName="Петрова Мария Андреевна" />,
  },
  { name: 'запрос отправлен', render: () => <OwnClaimPage claim={claim} /> },
  { name: 'запрос отклонён', render: () => <OwnClaimPage claim={{ ...claim, state: 'declined', decidedAt: at }} /> },
  {
    name: 'ответ на запрос',
    render: () => <AnswerClaimPage claim={claim} child={child} requester={requester} zone={zone} />,
  },
  {
    name: 'запрос в пункте приёма',
    render: () => <ReceptionClaimPage claim={claim} child={child} requester={requester} />,
  },
  { name: 'поиск запроса', render: () => <ClaimSearchPage /> },
  { name: 'данные ребёнка', render: () => <ChildDataPage child={child} back="/my/children" mendable /> },
  {
    name: 'данные ребёнка похожи на другого',
    render: () => <ChildDataPage child={child} back="/my/children" mendable alike />,
  },
  { name: 'данные ребёнка после заявления', render: () => <ChildDataPage child={child} back="/my/children" /> },
  {
    name: 'данные подтверждены',
    render: () => <ChildDataPage child={{ ...child, confirmedAt: at }} back="/my/children" />,
  },
  { name: 'свои документ и адрес', render: () => <OwnDataPage masked={child.masked} next="/my" /> },
  {
    name: 'журнал ребёнка',
    render: () => (
      <ChildJournalPage childId={id} childName="Петрова Мария" entries={entries} reader={{ userId: id, zone }} />
    ),
  },
]
