import type { Part } from '#platform/manifest'
import { freezeApi } from './api.ts'
import { endOfFrozen } from './jobs.ts'
import { freezeLetters } from './mails.ts'
import { refusals } from './refusals.ts'
import { freezeRoutes } from './routes.tsx'
import { samples } from './samples.tsx'

/** The municipality stops a certificate for a while: what waits on it ends, its money is kept (domain 3.8). */
export const freeze: Part = {
  permissions: {
    'enrolment.certificate.freeze': {
      roles: ['municipality'],
      words: 'приостанавливать и возобновлять сертификаты своего муниципалитета',
    },
  },
  routes: freezeRoutes,
  api: freezeApi,
  jobs: { 'enrolment.frozen': endOfFrozen },
  jobWords: { 'enrolment.frozen': 'Закрываем заявки и очереди приостановленных сертификатов' },
  journal: {
    'enrolment.frozen': 'Сертификат приостановили',
    'enrolment.unfrozen': 'Сертификат возобновили',
  },
  facts: { number: 'номер', ground: 'основание' },
  refusals,
  letters: freezeLetters,
  samples,
}
