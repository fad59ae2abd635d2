import type { Actor } from '#access'
import { bookChildren, draftEvent, type EventFacts, type EventId, editEvent, publishEvent } from '#events'
import { listChildrenOf } from '#families'
import type { Stage } from './stage.ts'

type Draft = Partial<EventFacts> &
  Pick<EventFacts, 'name' | 'kind' | 'description'> & { inDays: number; lasts?: number }

/** A handful of events in this month and the next: one full with a waiting list, one moved after people had booked. */
export async function holdEvents(stage: Stage): Promise<void> {
  const { people, moments } = stage
  const [ddt, body, region] = [people('sokolova'), people('ilyin'), people('karimova')]
  const [petrova, nikitin, zaytsev] = [people('anna-petrova'), people('petr-nikitin'), people('oleg-zaytsev')]

  const toys = await announce(stage, ddt, fullMasterClass)
  for (const parent of [petrova, nikitin, zaytsev]) await bookEldest(stage, parent, toys, moments.daysAgo(3))
  const concert = await announce(stage, ddt, choir)
  for (const parent of [petrova, zaytsev]) await bookEldest(stage, parent, concert, moments.daysAgo(4))
  const moved = factsOf(stage, { ...choir, startsTime: '18:00', endsTime: '19:30' })
  const agreed = { reason: 'Утром в зале репетиция', toWaiting: false }
  await editEvent(stage.tx, ddt, { id: concert, facts: moved, agreed }, moments.daysAgo(1))
  const trip = await announce(stage, body, careers)
  await bookEldest(stage, nikitin, trip, moments.daysAgo(1))
  await announce(stage, region, olympiad)
  await announce(stage, ddt, exhibition)
  await draftEvent(stage.tx, ddt, factsOf(stage, festival), moments.now)
}

async function announce(stage: Stage, by: Actor, draft: Draft): Promise<EventId> {
  const { tx, moments } = stage
  const id = await draftEvent(tx, by, factsOf(stage, draft), moments.enrolled)
  await publishEvent(tx, by, id, moments.enrolled)
  return id
}

async function bookEldest({ tx }: Stage, parent: Actor, eventId: EventId, now: Temporal.Instant): Promise<void> {
  const [eldest] = await listChildrenOf(tx, parent.userId)
  if (eldest) await bookChildren(tx, parent, { eventId, childIds: [eldest.id] }, now)
}

function factsOf({ moments, town }: Stage, { inDays, lasts = 1, ...draft }: Draft): EventFacts {
  const startsOn = moments.today.add({ days: inDays })
  const endsOn = startsOn.add({ days: lasts - 1 })
  return {
    ...{ level: 'municipal', audience: 'everyone', conditions: 'Дети до 8 лет приходят со взрослым.' },
    ...{ municipalityId: town.municipalities[0].id, online: false, place: 'Дом детского творчества, актовый зал' },
    ...{
      link: null,
      startsOn,
      startsTime: '11:00',
      endsOn,
      endsTime: '13:00',
      entryTo: inDays > 0 ? startsOn.subtract({ days: 1 }) : endsOn,
    },
    ...{ ageFrom: 5, ageTo: 17, ageStrict: false, costKopecks: 0n, costNote: '' },
    ...{ capacity: null, waits: false, byHand: false },
    ...{ contactName: 'Ирина Львовна Белова', contactPhone: '+79215550199', contactEmail: null },
    ...draft,
  }
}

const fullMasterClass: Draft = {
  ...{ name: 'Мастер-класс «Ёлочная игрушка»', kind: 'master-class', inDays: 10 },
  description:
    'Сделаем из бумаги и шерсти три игрушки на ёлку и унесём их домой.\n\nПонадобятся:\n- фартук\n- сменная обувь',
  ...{ capacity: 2, waits: true, costKopecks: 30_000n, costNote: 'материалы включены' },
}
const choir: Draft = {
  ...{ name: 'Концерт хора «Ручеёк»', kind: 'concert', inDays: 6, capacity: 60, waits: true },
  description: 'Хор и солисты поют народные песни и песни из мультфильмов. Можно подпевать.',
}
const careers: Draft = {
  ...{ name: 'День профессий: железная дорога', kind: 'career', inDays: 20, capacity: 25, waits: true, byHand: true },
  description: 'Поездка в депо: кабина локомотива, диспетчерская, разговор с машинистами.',
  conditions: 'Согласие родителей приносят в день поездки. Обувь закрытая.',
  ...{ ageFrom: 8, ageTo: 17, ageStrict: true, place: 'Станция, главный вход' },
}
const olympiad: Draft = {
  ...{ name: 'Открытая олимпиада по математике', kind: 'olympiad', level: 'regional', inDays: 17, lasts: 3 },
  description: 'Три дня, три тура. Задания открываются в десять утра и ждут решения до вечера.',
  conditions: 'Каждый решает сам. Победители получают приглашение на летнюю школу.',
  ...{ online: true, place: 'Площадка олимпиады', link: 'https://example.ru/olympiad', ageFrom: 10, ageTo: 17 },
}
const exhibition: Draft = {
  ...{ name: 'Выставка «Город глазами детей»', kind: 'exhibition', inDays: -1, lasts: 14 },
  description: 'Рисунки и макеты изостудии: дома, мосты и парки, какими их видят дети.',
}
const festival: Draft = {
  ...{ name: 'Фестиваль робототехники', kind: 'festival', level: 'regional', inDays: 40, audience: 'teams' },
  description: 'Соревнования роботов на трёх полях, выставка и мастерские для зрителей.',
}
