import type { Part } from '#platform/manifest'
import { applicationsApi } from './api/operations.ts'
import { aged, excluded, expire, tell } from './jobs.ts'
import { letters } from './mails/news.ts'
import { subjects } from './queries/subject.ts'
import { refusals } from './refusals.ts'
import { applyRoutes } from './routes/apply.tsx'
import { familyRoutes } from './routes/family.tsx'
import { providerRoutes } from './routes/provider.tsx'
import { samples } from './samples.tsx'
import { answerReminder, answerTerm } from './settings.ts'

/** From the press to the provider's answer: an application holds its seat and its money. */
export const applications: Part = {
  permissions: {
    'enrolment.application.file': {
      roles: ['family', 'certificate'],
      words: 'подавать и отзывать заявки, принимать договоры',
    },
    'enrolment.application.answer': { roles: ['provider'], words: 'отвечать на заявки в свои группы' },
    'enrolment.application.read': {
      roles: ['family', 'certificate', 'provider'],
      words: 'видеть заявки своих детей или своей организации',
    },
  },
  routes(app) {
    applyRoutes(app)
    familyRoutes(app)
    providerRoutes(app)
  },
  api: applicationsApi,
  jobs: {
    'enrolment.tell': tell,
    'enrolment.expire': expire,
    'certificates.excluded': excluded,
    'certificates.aged': aged,
  },
  jobWords: {
    'enrolment.tell': 'Пишем о заявке семье и организации',
    'enrolment.expire': 'Напоминаем о заявках без ответа и закрываем те, чей срок прошёл',
    'certificates.excluded': 'Закрываем заявки и договоры исключённого сертификата',
    'certificates.aged': 'Закрываем заявки и договоры того, кто вырос',
  },
  schedules: [{ job: 'enrolment.expire', everySeconds: 600 }],
  journal: {
    'enrolment.submitted': 'Подали заявку на программу',
    'enrolment.refused': 'Организация отказала по заявке',
    'enrolment.cancelled': 'Заявка отозвана',
    'enrolment.expired': 'Заявка закрыта: срок прошёл',
  },
  subjects,
  refusals,
  letters,
  settings: [answerTerm, answerReminder],
  samples,
}
