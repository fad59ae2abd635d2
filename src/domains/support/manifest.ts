import type { Manifest } from '#platform/manifest'
import { api } from './api.ts'
import { letters } from './mails.ts'
import './own-data.ts'
import { topicWords } from './model.ts'
import { subjects } from './queries.ts'
import { refusals } from './refusals.ts'
import { deskRoutes } from './routes/desk.tsx'
import { personRoutes } from './routes/person.tsx'
import { samples } from './samples.tsx'
import { answerTerm, linkDays, ticketsPerAddress, ticketsPerNetwork, ticketsWindow } from './settings.ts'

const desks = ['support', 'region', 'municipality']

export const support: Manifest = {
  name: 'support',
  permissions: {
    'support.ticket.answer': {
      roles: desks,
      words: 'отвечать на обращения: поддержка и оператор — на все, муниципалитет — на переданные ему',
    },
  },
  routes(app) {
    personRoutes(app)
    deskRoutes(app)
  },
  api,
  menu: [
    { roles: ['family', 'certificate', 'reception', 'provider'], place: 895, href: '/support', label: 'Поддержка' },
    { roles: ['support'], place: 5, href: '/support/desk', label: 'Обращения' },
    { roles: ['region', 'municipality'], place: 88, href: '/support/desk', group: 'Люди', label: 'Обращения' },
  ],
  footer: [{ href: '/support', label: 'Написать в поддержку' }],
  journal: {
    'support.opened': 'Задали вопрос поддержке',
    'support.replied': 'Дополнили обращение',
    'support.looked': 'Открыли обращение',
    'support.taken': 'Взяли обращение в работу',
    'support.answered': 'Ответили на обращение',
    'support.forwarded': 'Передали обращение',
    'support.closed': 'Закрыли обращение',
  },
  facts: {
    topic: { called: 'тема', codes: topicWords },
    kind: { called: 'вид ответа', codes: { answer: 'ответ', question: 'вопрос человеку' } },
    to: { called: 'кому', codes: { support: 'поддержке региона' } },
  },
  subjects,
  refusals,
  letters,
  settings: [answerTerm, ticketsWindow, ticketsPerAddress, ticketsPerNetwork, linkDays],
  samples,
}
