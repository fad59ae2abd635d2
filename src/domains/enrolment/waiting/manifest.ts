import type { Part } from '#platform/manifest'
import { waitingApi } from './api.ts'
import { passOffers, seatFreed, tellWaiting } from './jobs.ts'
import { waitingLetters } from './mails.ts'
import './merge.ts'
import { refusals } from './refusals.ts'
import { waitingRoutes } from './routes.tsx'
import { samples } from './samples.tsx'
import { seatOfferHours, seatOfferNightFrom, seatOfferNightTo } from './settings.ts'

/** The waiting list of a group: a freed seat is offered to its head for a while, then to the next. */
export const waiting: Part = {
  routes: waitingRoutes,
  api: waitingApi,
  jobs: {
    'enrolment.pass-offers': passOffers,
    'enrolment.tell-waiting': tellWaiting,
    'programmes.seat-freed': seatFreed,
  },
  jobWords: {
    'enrolment.pass-offers': 'Передаём неподтверждённые места следующим',
    'enrolment.tell-waiting': 'Пишем стоящим в листе ожидания',
    'programmes.seat-freed': 'Предлагаем свободное место первому в листе ожидания',
  },
  schedules: [{ job: 'enrolment.pass-offers', everySeconds: 120 }],
  journal: {
    'enrolment.waiting-joined': 'Ребёнка поставили в очередь на место в группе',
    'enrolment.waiting-offered': 'Освободилось место в группе, его предложили семье',
    'enrolment.waiting-declined': 'Семья отказалась от предложенного места',
    'enrolment.waiting-missed': 'Срок предложенного места прошёл, оно ушло следующему',
    'enrolment.waiting-left': 'Семья вышла из очереди на место в группе',
    'enrolment.waiting-closed': 'Очередь на место в группе закрыта',
  },
  refusals,
  letters: waitingLetters,
  settings: [seatOfferHours, seatOfferNightFrom, seatOfferNightTo],
  samples,
}
