import { formatPhone } from '#kernel/contacts'
import { formatInstant } from '#kernel/dates'
import { plural } from '#kernel/plural'
import { quoted } from '#kernel/quoted'
import { sentence } from '#kernel/sentence'
import type { Block, Letter } from '#platform/mail'
import { timetableWords } from '#programmes'
import type { WaitingView } from './model.ts'

/** What letters about a waiting list are written from; the term as words of the region's clocks. */
export type WaitingFacts = {
  id: string
  childId: string
  groupId: string
  child: string
  programme: string
  article: number
  group: string
  lessons: string
  provider: string
  providerPhone: string
  place: number | null
  until: string | null
  reason: string | null
}

export function waitingFacts(waiting: WaitingView, zone: string): WaitingFacts {
  const { id, childId, groupId, name, surname, programme, article, group, provider, providerPhone, place } = waiting
  return {
    ...{ id, childId, groupId, programme, article, group, provider, providerPhone, place, reason: waiting.reason },
    child: `${name} ${surname}`,
    lessons: timetableWords(waiting.lessons) || 'расписание уточняется',
    until: waiting.offerUntil && formatInstant(waiting.offerUntil, zone),
  }
}

const example: WaitingFacts = {
  id: '0199d1a0-0000-7000-8000-000000000701',
  childId: '0199d1a0-0000-7000-8000-000000000001',
  groupId: '0199d1a0-0000-7000-8000-000000000013',
  child: 'Мария Петрова',
  programme: 'Первые роботы',
  article: 1042,
  group: 'Р-2',
  lessons: 'сб 10:00–13:00',
  provider: 'Дом детского творчества',
  providerPhone: '+78142553322',
  place: 3,
  until: null,
  reason: null,
}

const why = () => 'Вы получили это письмо, потому что ребёнок записан в вашем кабинете.'

/** The child stands in the list: which place, and what happens when a seat is free. */
const waitingJoined: Letter<WaitingFacts> = {
  name: 'enrolment.waiting-joined',
  kind: 'application',
  subject: ({ child, programme }) => `${child} в очереди на программу ${quoted(programme)}`,
  body: (facts) => [
    {
      p:
        facts.place === 1
          ? 'Ребёнок первый в очереди: следующее свободное место предложим вам.'
          : `Ребёнок в очереди, перед ним ${plural((facts.place ?? 1) - 1, 'человек', 'человека', 'человек')}.`,
    },
    about(facts),
    {
      p: 'Когда место освободится, мы напишем, и оно будет ждать только вас до указанного дня и часа. Очередь идёт строго по времени записи.',
    },
    { button: 'Открыть очередь', href: `/my/waiting/${facts.id}` },
    { small: 'Стоять в очереди можно сразу в нескольких группах. Выйти из неё можно в любой момент.' },
  ],
  why,
  samples: { 'третье место': example, 'первое место': { ...example, place: 1 } },
}

/** A seat is free and kept for this family alone, until a moment told as a day and an hour. */
const waitingOffered: Letter<WaitingFacts> = {
  name: 'enrolment.waiting-offered',
  kind: 'term',
  subject: ({ child, until }) => `Есть место: ${child}. Ответьте до ${until}`,
  body: (facts) => [
    { p: `В группе ${facts.group} программы ${quoted(facts.programme)} освободилось место, и подошла ваша очередь.` },
    { p: `Место ждёт только вас до ${facts.until}. Чтобы занять его, подайте заявку: расчёт уже готов.` },
    about(facts),
    { button: 'Занять место', href: `/my/waiting/${facts.id}` },
    { small: 'Если место не нужно, откажитесь от него на той же странице: оно сразу достанется следующему ребёнку.' },
  ],
  why,
  samples: { место: { ...example, place: null, until: '27 ноября 2026 года, 12:40' } },
}

/** Nobody answered: the seat went on. */
const waitingMissed: Letter<WaitingFacts> = {
  name: 'enrolment.waiting-missed',
  kind: 'term',
  subject: ({ programme }) => `Место на программе ${quoted(programme)} ушло следующему`,
  body: (facts) => [
    { p: `Место ждало вас до ${facts.until}, ответа не было, и оно предложено следующему ребёнку.` },
    about(facts),
    { p: 'Если программа ещё нужна, встаньте в очередь снова: вы окажетесь в её конце.' },
    {
      button: 'Встать в очередь снова',
      href: `/my/waiting/new?child=${facts.childId}&group=${facts.groupId}`,
    },
  ],
  why,
  samples: { 'срок прошёл': { ...example, place: null, until: '27 ноября 2026 года, 12:40' } },
}

/** The list gave the child up: the group is over, the child studies there, the certificate left the registry. */
const waitingClosed: Letter<WaitingFacts> = {
  name: 'enrolment.waiting-closed',
  kind: 'application',
  subject: ({ programme }) => `Очередь на программу ${quoted(programme)} закрыта`,
  body: (facts) => [
    { p: `Ребёнок больше не стоит в этой очереди. ${sentence(facts.reason)}` },
    about(facts),
    { button: 'Посмотреть другие программы', href: '/programmes' },
    { p: `Вопросы — в организацию: ${facts.provider}, ${formatPhone(facts.providerPhone)}.` },
  ],
  why,
  samples: { 'группа закончила': { ...example, place: null, reason: 'Группа закончила занятия или закрыта' } },
}

export const waitingLetters = [waitingJoined, waitingOffered, waitingMissed, waitingClosed]

function about({ child, programme, provider, group, lessons }: WaitingFacts): Block {
  return {
    facts: [
      ['Ребёнок', child],
      ['Программа', programme],
      ['Организация', provider],
      ['Группа', `${group}, ${lessons}`],
    ],
  }
}
