import type { Manifest } from '#platform/manifest'
import { bookingsApi } from './api/bookings.ts'
import { ownApi } from './api/own.ts'
import { publicApi } from './api/public.ts'
import './blocks.tsx'
import { passOffers, remindSoon, seatFreed, tell, tellOfChange } from './jobs.ts'
import { letters } from './mails/letters.ts'
import './merge.ts'
import './own-data.ts'
import { subjects } from './queries/subject.ts'
import { refusals } from './refusals.ts'
import { bookingRoutes } from './routes/bookings.tsx'
import { familyRoutes } from './routes/family.tsx'
import { ownRoutes } from './routes/own.tsx'
import { publicRoutes } from './routes/public.tsx'
import { familySamples } from './samples/family.tsx'
import { ownSamples } from './samples/own.tsx'
import { publicSamples } from './samples/public.tsx'
import { offerHours, reminderDays } from './settings.ts'
import { bookingWords } from './words.ts'

const organisers = ['provider', 'municipality', 'region']

export const events: Manifest = {
  name: 'events',
  permissions: {
    'events.own.write': { roles: organisers, words: 'объявлять и вести мероприятия своей организации' },
    'events.booking.answer': {
      roles: organisers,
      words: 'видеть записавшихся на свои мероприятия, отвечать им и отмечать пришедших',
    },
    'events.booking.write': {
      roles: ['family', 'certificate'],
      words: 'записывать своих детей на мероприятия и отказываться от места',
    },
  },
  // The seed wants it at the top left, and behind the three lines on a phone (S-113).
  sections: [{ href: '/events', label: 'Мероприятия', place: 10 }],
  menu: [
    { roles: organisers, place: 75, href: '/organiser/events', group: 'На сайте', label: 'Мероприятия' },
    { roles: ['family', 'certificate'], place: 45, href: '/my/events', label: 'Мои мероприятия' },
  ],
  routes(app) {
    publicRoutes(app)
    familyRoutes(app)
    ownRoutes(app)
    bookingRoutes(app)
  },
  api(app) {
    publicApi(app)
    bookingsApi(app)
    ownApi(app)
  },
  jobs: {
    'events.seat-freed': seatFreed,
    'events.pass-offers': passOffers,
    'events.remind': remindSoon,
    'events.tell': tell,
    'events.tell-change': tellOfChange,
  },
  jobWords: {
    'events.seat-freed': 'Предлагаем свободное место на мероприятии',
    'events.pass-offers': 'Передаём неподтверждённые места на мероприятиях',
    'events.remind': 'Напоминаем о мероприятии',
    'events.tell': 'Пишем о записи на мероприятие',
    'events.tell-change': 'Пишем, что мероприятие изменилось',
  },
  schedules: [
    { job: 'events.pass-offers', everySeconds: 300 },
    { job: 'events.remind', everySeconds: 600 },
  ],
  journal: {
    'events.drafted': 'Начали мероприятие',
    'events.edited': 'Изменили мероприятие',
    'events.published': 'Опубликовали мероприятие',
    'events.cancelled': 'Отменили мероприятие',
    'events.archived': 'Убрали мероприятие в архив',
    'events.booked': 'Записали ребёнка на мероприятие',
    'events.left': 'Семья отказалась от места на мероприятии',
    'events.offer-taken': 'Семья заняла предложенное место на мероприятии',
    'events.booking-confirmed': 'Организатор подтвердил запись на мероприятие',
    'events.booking-refused': 'Организатор отказал в записи на мероприятие',
    'events.seat-offered': 'Ребёнку из листа ожидания предложено место на мероприятии',
    'events.seat-missed': 'Предложенное место на мероприятии ушло следующему',
    'events.checked-in': 'Отметили пришедших на мероприятие',
    'events.list-taken': 'Скачали список записавшихся на мероприятие',
  },
  facts: {
    name: 'название',
    number: 'номер записи',
    state: { called: 'состояние', codes: bookingWords },
    out: 'выбыло',
    bookings: 'закрыто записей',
    came: 'пришли',
    children: 'детей в списке',
  },
  subjects,
  refusals,
  letters,
  settings: [offerHours, reminderDays],
  samples: [...publicSamples, ...familySamples, ...ownSamples],
}
