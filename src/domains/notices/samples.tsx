import type { Sample } from '#platform/manifest'
import { kindsOf, type NoticeView } from './model.ts'
import { ChoicesPage } from './pages/choices.tsx'
import { LettersPage } from './pages/letters.tsx'
import { NoticesPage, type NoticesPageProps } from './pages/notices.tsx'
import { StopOverPage, StopPage } from './pages/stop.tsx'

const at = (text: string) => Temporal.Instant.from(text)
const family = kindsOf({ userId: '1' })
const misha = { id: '0198c0de-0000-7000-8000-000000000001', name: 'Петров М. А.' }
const masha = { id: '0198c0de-0000-7000-8000-000000000002', name: 'Петрова М. А.' }

const told: NoticeView[] = [
  {
    ...{
      id: '1',
      kind: 'term',
      title: 'Заявка 2026-000184 подтверждена, примите договор: Мария',
      href: '/my/applications/1',
    },
    ...{ text: 'Хорошая новость: Студия «Радуга» ждёт ребёнка на программе «Акварель».', childId: misha.id },
    ...{ createdAt: at('2026-09-01T07:12:00Z'), readAt: null },
  },
  {
    ...{ id: '2', kind: 'money', title: 'Списано за сентябрь: 1 340,66 ₽', href: '/my/children/2', childId: masha.id },
    ...{ text: 'С сертификата Маши списано за сентябрь по одному договору.', createdAt: at('2026-09-01T02:00:00Z') },
    readAt: at('2026-09-01T05:00:00Z'),
  },
  {
    ...{ id: '3', kind: 'security', title: 'Пароль кабинета изменён', href: '/recovery', childId: null },
    text: '31 августа 2026 года, 21:40 пароль вашего кабинета изменили, а все прежние входы закрыли.',
    ...{ createdAt: at('2026-08-31T18:40:00Z'), readAt: at('2026-08-31T19:00:00Z') },
  },
]
const page: NoticesPageProps = {
  ...{ notices: told, next: '3', unread: 1, offered: family, children: [misha, masha], zone: 'Europe/Moscow' },
  ...{ query: { kind: null, child: null, after: null }, chooses: true },
}
const empty = { ...page, notices: [], next: null, unread: 0 }
const troubled = {
  ...{ to: 'petrova@mail.ru', letter: 'enrolment.submitted', plannedAt: at('2026-09-01T07:00:00Z') },
  problem: 'the mail server mail.region.ru did not take the letter: 451 try again later',
}

export const samples: readonly Sample[] = [
  { name: 'Уведомления', render: () => <NoticesPage {...page} /> },
  { name: 'Уведомлений нет', render: () => <NoticesPage {...empty} children={[]} /> },
  {
    name: 'Таких уведомлений нет',
    render: () => <NoticesPage {...empty} query={{ kind: 'lesson', child: masha.id, after: null }} />,
  },
  {
    name: 'Какие письма приходят',
    render: () => <ChoicesPage offered={family} refused={['money']} address="anna@mail.ru" place={null} />,
  },
  {
    name: 'Какие письма приходят: почты нет',
    render: () => <ChoicesPage offered={family} refused={[]} address={null} place={null} />,
  },
  {
    name: 'Какие письма приходят организации',
    render: () => (
      <ChoicesPage
        offered={kindsOf({ role: 'provider', scopeId: '1' })}
        refused={[]}
        address="olga@raduga.ru"
        place="организации"
      />
    ),
  },
  { name: 'Не присылать письма', render: () => <StopPage kind="money" token="x.y" stopped={false} /> },
  { name: 'Письма отключены', render: () => <StopPage kind="money" token="x.y" stopped /> },
  { name: 'Ссылка из письма устарела', render: () => <StopOverPage /> },
  {
    name: 'Письма, которые не дошли',
    render: () => (
      <LettersPage
        counts={{ waiting: 12, delayed: 1, failed: 1, oldest: at('2026-09-01T07:00:00Z') }}
        letters={[
          {
            ...{ ...troubled, id: '8', to: 'ivanov@mial.ru', tries: 1, dueAt: null },
            problem: 'the mail server mail.region.ru did not take the letter: 550 user unknown',
          },
          { ...troubled, id: '7', tries: 3, dueAt: at('2026-09-01T08:00:00Z') },
        ]}
        kinds={new Map([['enrolment.submitted', 'Ход заявок']])}
        next={null}
        zone="Europe/Moscow"
      />
    ),
  },
  {
    name: 'Все письма ушли',
    render: () => (
      <LettersPage
        counts={{ waiting: 0, delayed: 0, failed: 0, oldest: null }}
        letters={[]}
        kinds={new Map()}
        next={null}
        zone="Europe/Moscow"
      />
    ),
  },
]
