import type { Sample } from '#platform/manifest'
import { DayPage, MonthPage } from '../pages/calendar.tsx'
import { EventPage } from '../pages/event.tsx'
import { anything } from '../search.ts'
import { cancelled, change, id, masterClass, olympiad, today, zone } from './facts.ts'

const counts = new Map([
  ['2026-11-03', 2],
  ['2026-11-25', 1],
  ['2026-11-28', 12],
  ['2026-11-29', 140],
])
const shown = {
  ...{ search: anything, instead: null, total: 2, page: 1, pages: 1, today, organiser: null },
  municipalities: [
    { code: '01', name: 'г. Озёрный' },
    { code: '02', name: 'Приозёрский район' },
  ],
  events: [masterClass, olympiad],
  looking: [
    { name: 'Иван', age: 9, municipality: '01' },
    { name: 'Мария', age: 5, municipality: '01' },
  ],
}
const narrow = { ...anything, text: 'игрушка', kind: ['master-class'] as const, age: 9, open: true }
const card = { similar: [olympiad], changes: [], mine: [], open: true, over: false, mayBook: true, allBooked: false }
const page = { ...card, origin: 'https://example.ru', zone }
const free = { ...masterClass, taken: 9, waiting: 0 }

export const publicSamples: Sample[] = [
  { name: 'мероприятия: месяц', render: () => <MonthPage {...shown} later={[]} month={today} counts={counts} /> },
  {
    name: 'мероприятия: гибкий поиск',
    render: () => (
      <MonthPage {...{ ...shown, later: [], month: today, counts }} search={narrow} instead="ёлочная игрушка" />
    ),
  },
  {
    name: 'мероприятия: ничего не нашлось',
    render: () => (
      <MonthPage {...{ ...shown, later: [], month: today }} events={[]} total={0} looking={[]} counts={new Map()} />
    ),
  },
  {
    name: 'мероприятия: есть в другие месяцы',
    render: () => (
      <MonthPage
        {...{ ...shown, later: [olympiad], month: today }}
        search={narrow}
        events={[]}
        total={0}
        counts={new Map()}
      />
    ),
  },
  { name: 'мероприятия: день', render: () => <DayPage {...shown} day={masterClass.startsOn} /> },
  { name: 'мероприятие: записаться', render: () => <EventPage {...page} event={free} /> },
  {
    name: 'мероприятие: мест нет, ребёнок в листе ожидания',
    render: () => (
      <EventPage
        {...page}
        event={masterClass}
        changes={[change]}
        mine={[{ id: id(901) as never, number: 1042, state: 'waiting', name: 'Иван' }]}
      />
    ),
  },
  { name: 'мероприятие: отменено', render: () => <EventPage {...page} event={cancelled} open={false} similar={[]} /> },
  { name: 'мероприятие: прошло', render: () => <EventPage {...page} event={free} open={false} over similar={[]} /> },
]
