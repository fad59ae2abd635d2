import { newId } from '#kernel/ids'
import type { Sample } from '#platform/manifest'
import type { Message, Ticket } from './model.ts'
import { AskPage } from './pages/ask.tsx'
import { DeskPage } from './pages/desk.tsx'
import { DeskTicketPage } from './pages/desk-ticket.tsx'
import { TicketPage } from './pages/ticket.tsx'

const at = Temporal.Instant.from('2026-11-20T07:15:00Z')
const zone = 'Europe/Moscow'
const today = Temporal.PlainDate.from('2026-11-23')
const municipalities = [
  { id: '0199d1a0-0000-7000-8000-000000000010', name: 'город Озёрный' },
  { id: '0199d1a0-0000-7000-8000-000000000020', name: 'Приозёрский район' },
]
const ticket: Ticket = {
  ...{ id: newId<'ticket'>(), number: 'О-2026-000012', topic: 'access', name: 'Анна Викторовна' },
  ...{
    email: 'anna@mail.ru',
    userId: null,
    municipalityId: null,
    municipality: null,
    desk: 'support',
    state: 'waiting',
  },
  ...{ dueOn: Temporal.PlainDate.from('2026-11-25'), takenBy: null, openedAt: at, changedAt: at, closedAt: null },
}
const message = (kind: Message['kind'], text: string, hours = 0): Message => ({
  ...{ id: `${kind}-${hours}`, kind, text, writtenAt: at.add({ hours }), writtenBy: null },
})
const asked = message('asked', 'Не приходит письмо для нового пароля, телефон 8 912 345-67-89.\nАдрес точно верный.')
const talk = [
  asked,
  message('question', 'Посмотрите, пожалуйста, в папке «Спам». Там тоже нет письма?', 2),
  message('added', 'Нашла, спасибо!', 5),
]
const person = { ticket, messages: [asked], zone, base: '/support/tickets/0199d1a0' }
const counts = { waiting: 2, overdue: 1, answered: 4, closed: 18 }
const late: Ticket = { ...ticket, id: newId<'ticket'>(), number: 'О-2026-000009', dueOn: today.subtract({ days: 3 }) }
const desk = { counts, tickets: [late, ticket], more: false, state: 'waiting', today, zone, userId: 'me' } as const
const work = { ticket, messages: talk, zone, municipalities, today, userId: 'me' }

export const samples: readonly Sample[] = [
  { name: 'question to the support', render: () => <AskPage municipalities={municipalities} own={[ticket]} /> },
  {
    name: 'question to the support with mistakes',
    render: () => (
      <AskPage
        municipalities={municipalities}
        own={[]}
        doubtfulEmail="anna@gmial.com"
        errors={[{ field: 'email', message: 'Проверьте адрес: возможно, вы имели в виду anna@gmail.com' }]}
        answers={{ topic: 'access', text: 'Не приходит письмо', name: 'Анна', email: 'anna@gmial.com' }}
      />
    ),
  },
  { name: 'ticket accepted', render: () => <TicketPage {...person} /> },
  {
    name: 'ticket answered',
    render: () => <TicketPage {...person} ticket={{ ...ticket, state: 'answered', dueOn: null }} messages={talk} />,
  },
  {
    name: 'ticket closed',
    render: () => (
      <TicketPage {...person} ticket={{ ...ticket, state: 'closed', dueOn: null, closedAt: at }} messages={talk} />
    ),
  },
  { name: 'desk of the support', render: () => <DeskPage {...desk} /> },
  { name: 'desk of the support with nothing to do', render: () => <DeskPage {...desk} tickets={[]} /> },
  { name: 'ticket at the desk', render: () => <DeskTicketPage {...work} /> },
]
