import type { Part } from '#platform/manifest'
import { admissionsApi } from './api.ts'
import './due.ts'
import { visitorLetters } from './mails.ts'
import { refusals } from './refusals.ts'
import { admissionRoutes } from './routes/admission.tsx'
import { disputeRoutes } from './routes/dispute.tsx'
import { samples } from './samples.tsx'
import { admissionMinutes } from './settings.ts'

/** An application that an organisation files for a family beside it, and the family's word against one (S-073). */
export const visitors: Part = {
  permissions: {
    'enrolment.dispute.settle': {
      roles: ['municipality'],
      words: 'разбирать заявки, которые семьи оспорили',
    },
  },
  menu: [
    { roles: ['municipality'], place: 80, href: '/municipality/disputes', group: 'Люди', label: 'Оспоренные заявки' },
  ],
  routes(app) {
    admissionRoutes(app)
    disputeRoutes(app)
  },
  api: admissionsApi,
  journal: {
    'enrolment.filed-for-visitor': 'Организация подала заявку в присутствии семьи',
    'enrolment.disputed': 'Семья сообщила: заявку подали без неё',
    'enrolment.dispute-settled': 'Муниципалитет разобрался с оспоренной заявкой',
  },
  refusals,
  letters: visitorLetters,
  settings: [admissionMinutes],
  samples,
}
