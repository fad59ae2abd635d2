import { plural } from '#kernel/plural'
import { sentence } from '#kernel/sentence'
import type { Block, Letter } from '#platform/mail'
import { type BookingLetterFacts, example } from './facts.ts'

type BookingLetter = Letter<BookingLetterFacts>
const why = () => 'Вы получили это письмо, потому что ребёнок записан в вашем кабинете.'
const until = '27 ноября 2026 года, 12:40'

const accepted: BookingLetter = {
  name: 'events.accepted',
  kind: 'event',
  subject: ({ child, event }) => `${child} участвует: ${event}`,
  body: (facts) => [
    { p: `Место за ребёнком. Номер записи ${facts.number}.` },
    about(facts),
    ...conditions(facts),
    ...linkTo(facts),
    open(facts),
    { small: 'Если планы изменятся, откажитесь от места на той же странице: его сразу займёт другой ребёнок.' },
  ],
  why,
  samples: { место: example, онлайн: { ...example, link: 'https://example.ru/math' } },
}

const pending: BookingLetter = {
  name: 'events.pending',
  kind: 'event',
  subject: ({ child, event }) => `Запись отправлена организатору: ${child}, ${event}`,
  body: (facts) => [
    { p: `Номер записи ${facts.number}. Место пока держится за ребёнком, ответ организатора придёт письмом.` },
    about(facts),
    ...conditions(facts),
    open(facts),
  ],
  why,
  samples: { 'ждёт ответа': example },
}

const confirmed: BookingLetter = {
  name: 'events.confirmed',
  kind: 'event',
  subject: ({ child, event }) => `Организатор ждёт вас: ${child}, ${event}`,
  body: (facts) => [
    { p: `Организатор подтвердил запись ${facts.number}.` },
    about(facts),
    ...conditions(facts),
    ...linkTo(facts),
    open(facts),
  ],
  why,
  samples: { подтверждено: example },
}

const refused: BookingLetter = {
  name: 'events.refused',
  kind: 'event',
  subject: ({ child, event }) => `Организатор отказал: ${child}, ${event}`,
  body: (facts) => [
    { p: `Запись ${facts.number} не принята. Причина: ${sentence(facts.reason)}` },
    about(facts),
    { button: 'Посмотреть другие мероприятия', href: '/events' },
  ],
  why,
  samples: { отказ: { ...example, reason: 'Нужна справка о прививках' } },
}

const waiting: BookingLetter = {
  name: 'events.waiting',
  kind: 'event',
  subject: ({ child, event }) => `${child} в листе ожидания: ${event}`,
  body: (facts) => [
    {
      p:
        facts.place === 1
          ? `Номер записи ${facts.number}. Ребёнок первый: следующее свободное место предложим вам.`
          : `Номер записи ${facts.number}. Впереди ${plural((facts.place ?? 1) - 1, 'ребёнок', 'ребёнка', 'детей')}.`,
    },
    about(facts),
    ...conditions(facts),
    { p: 'Когда место освободится, мы напишем, и оно будет ждать только вас до указанного дня и часа.' },
    open(facts),
  ],
  why,
  samples: { третий: { ...example, place: 3 }, первый: { ...example, place: 1 } },
}

const offered: BookingLetter = {
  name: 'events.offered',
  kind: 'term',
  subject: (facts) => `Есть место: ${facts.child}. Ответьте до ${facts.until}`,
  body: (facts) => [
    { p: `Освободилось место, и подошла ваша очередь. Оно ждёт только вас до ${facts.until}.` },
    about(facts),
    ...conditions(facts),
    { button: 'Занять место', href: `/my/events/${facts.id}` },
    { small: 'Если место не нужно, откажитесь от него на той же странице: оно сразу достанется следующему.' },
  ],
  why,
  samples: { место: { ...example, until } },
}

const missed: BookingLetter = {
  name: 'events.missed',
  kind: 'term',
  subject: ({ event }) => `Место ушло следующему: ${event}`,
  body: (facts) => [
    { p: `Место ждало вас до ${facts.until}, ответа не было, и оно предложено следующему ребёнку.` },
    about(facts),
    { p: 'Если мероприятие ещё нужно, запишитесь снова: вы окажетесь в конце листа ожидания.' },
    { button: 'К мероприятию', href: `/events/${facts.eventNumber}` },
  ],
  why,
  samples: { 'срок прошёл': { ...example, until } },
}

const changed: BookingLetter = {
  name: 'events.changed',
  kind: 'event',
  subject: ({ event }) => `Изменилось мероприятие: ${event}`,
  body: (facts) => [
    { p: `Организатор изменил мероприятие. Причина: ${sentence(facts.reason)}` },
    { list: facts.changes },
    {
      p:
        facts.place === null
          ? `Запись ${facts.number} остаётся в силе.`
          : `Мест стало меньше, поэтому запись ${facts.number} теперь в листе ожидания, место в нём: ${facts.place}. Свободные места предложим тем, кто в начале листа, раньше всех остальных.`,
    },
    about(facts),
    ...conditions(facts),
    { button: 'Открыть запись', href: `/my/events/${facts.id}` },
    { small: 'Если так не подходит, откажитесь на той же странице.' },
  ],
  why,
  samples: {
    перенос: {
      ...example,
      reason: 'В субботу зал занят',
      changes: ['Время: 6 декабря 2026 года, 11:00–13:00 (было: 5 декабря 2026 года, 11:00–13:00)'],
    },
    'мест меньше': { ...example, reason: 'Зал поменьше', changes: ['Места: 10 (было: 14)'], place: 2 },
  },
}

const cancelled: BookingLetter = {
  name: 'events.cancelled',
  kind: 'event',
  subject: ({ event }) => `Мероприятие отменено: ${event}`,
  body: (facts) => [
    { p: `Мероприятия не будет. Причина: ${sentence(facts.reason)}` },
    about(facts),
    { button: 'Посмотреть другие мероприятия', href: '/events' },
  ],
  why,
  samples: { отмена: { ...example, reason: 'Карантин в школе' } },
}

const soon: BookingLetter = {
  name: 'events.soon',
  kind: 'event',
  subject: ({ child, event, when }) => `Напоминаем: ${when}. ${child}, ${event}`,
  body: (facts) => [
    { p: 'Скоро мероприятие, на которое записан ребёнок.' },
    about(facts),
    ...conditions(facts),
    ...linkTo(facts),
    open(facts),
    { small: 'Если прийти не получится, откажитесь от места: его успеет занять другой ребёнок.' },
  ],
  why,
  samples: { завтра: example },
}

/** To the contact person: bookings wait for an answer. */
const toAnswer: Letter<{ eventId: string; event: string; when: string; pending: number }> = {
  name: 'events.to-answer',
  kind: 'event',
  subject: ({ event }) => `Новые записи ждут ответа: ${event}`,
  body: ({ eventId, event, when, pending: count }) => [
    { p: `${event}, ${when}: ждут вашего ответа ${plural(count, 'запись', 'записи', 'записей')}.` },
    { button: 'Ответить', href: `/organiser/events/${eventId}/bookings?tab=pending` },
  ],
  why: () => 'Вы получили это письмо, потому что указаны ответственным за мероприятие.',
  samples: { 'три записи': { eventId: example.eventId, event: example.event, when: example.when, pending: 3 } },
}

export const letters = [
  ...[accepted, pending, confirmed, refused, waiting, offered, missed, changed, cancelled, soon],
  toAnswer,
]

function about(facts: BookingLetterFacts): Block {
  return {
    facts: [
      ['Ребёнок', facts.child],
      ['Мероприятие', facts.event],
      ['Когда', facts.when],
      ['Где', facts.where],
      ['Стоимость', facts.cost],
      ['Организатор', facts.organiser],
      ['Кого спросить', facts.contact],
    ],
  }
}

function conditions({ conditions: words }: BookingLetterFacts): Block[] {
  return words ? [{ p: `Условия участия: ${words}` }] : []
}

function linkTo({ link }: BookingLetterFacts): Block[] {
  return link ? [{ button: 'Ссылка на встречу', href: link }] : []
}

function open({ id }: BookingLetterFacts): Block {
  return { button: 'Открыть запись', href: `/my/events/${id}` }
}
