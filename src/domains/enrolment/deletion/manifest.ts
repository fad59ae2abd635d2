import type { Part } from '#platform/manifest'
import { deletionApi } from './api.ts'
import { deletionLetters } from './mails.ts'
import { refusals } from './refusals.ts'
import { deletionRoutes } from './routes.tsx'
import { samples } from './samples.tsx'

/** A contract that was registered by mistake is deleted when both sides and the operator agree (domain 5.6). */
export const deletion: Part = {
  permissions: {
    'enrolment.contract.delete': {
      roles: ['region'],
      words: 'удалять договоры, оформленные по ошибке, с согласия обеих сторон',
    },
  },
  menu: [{ roles: ['region'], place: 72, href: '/region/deletions', label: 'Ошибочные договоры' }],
  routes: deletionRoutes,
  api: deletionApi,
  journal: {
    'enrolment.deletion-asked': 'Организация попросила удалить договор, оформленный по ошибке',
    'enrolment.deletion-agreed': 'Семья согласилась удалить договор',
    'enrolment.deletion-declined': 'Семья не согласилась удалить договор',
    'enrolment.deletion-deleted': 'Оператор удалил договор, оформленный по ошибке',
    'enrolment.deletion-refused': 'Оператор оставил договор в силе',
  },
  refusals,
  letters: deletionLetters,
  samples,
}
