import { formatDay } from '#kernel/dates'
import { plural } from '#kernel/plural'
import type { Facts } from '#kernel/refusal'
import type { NextStep } from '#platform/http'
import type { RefusalWords } from '#platform/manifest'
import type { EventState } from './model.ts'
import { stateWords } from './words.ts'

const mine = [{ href: '/my/events', label: 'Мои мероприятия' }]
const own = [{ href: '/organiser/events', label: 'Мероприятия организации' }]

function conflict(words: (facts: Facts) => { title: string; text: string }, next: NextStep[] = own): RefusalWords {
  return { status: 409, words: (facts) => ({ ...words(facts), next }) }
}
const children = (count: Facts[string] | undefined) => plural(Number(count), 'ребёнок', 'ребёнка', 'детей')

/** Words for every «no» about events. */
export const refusals: Record<string, RefusalWords> = {
  'events.not-draft': conflict(({ state }) => ({
    title: 'Это мероприятие уже не черновик',
    text: `Сейчас оно ${stateWords[state as EventState]}. Опубликовать можно только черновик.`,
  })),
  'events.already-over': conflict(() => ({
    title: 'Мероприятие уже прошло',
    text: 'Проверьте дни. Если мероприятие повторяется, создайте новое.',
  })),
  'events.closed': conflict(({ state }) => ({
    title: `Мероприятие ${stateWords[state as EventState] ?? 'закрыто'}`,
    text: 'Изменить его уже нельзя. Если мероприятие всё же состоится, создайте новое.',
  })),
  'events.still-ahead': conflict(() => ({
    title: 'Мероприятие ещё впереди',
    text: 'В архив убирают то, что прошло или отменено. Если оно не состоится, отмените его с причиной: семьям сообщим.',
  })),
  'events.people-wait': conflict(({ waiting }) => ({
    title: 'В листе ожидания есть дети',
    text: `Ждут места: ${children(waiting)}. Пока они ждут, лист ожидания и число мест остаются. Увеличьте число мест: свободные места предложим им по очереди.`,
  })),
  'events.not-agreed': conflict(() => ({
    title: 'На мероприятие уже записаны дети',
    text: 'Изменение касается их семей. Посмотрите, кого оно затронет, напишите причину и подтвердите.',
  })),
  'events.no-list': conflict(({ beyond }) => ({
    title: 'Мест меньше, чем записано детей',
    text: `Лишними окажутся ${children(beyond)}. Включите лист ожидания, чтобы они стали в нём первыми, или оставьте столько мест, сколько занято.`,
  })),
  'events.fewer-than-taken': conflict(({ beyond }) => ({
    title: 'Мест меньше, чем записано детей',
    text: `Лишними окажутся ${children(beyond)}. Оставьте столько мест, сколько занято, или отметьте, что записавшиеся последними перейдут в начало листа ожидания.`,
  })),
  'events.booked-already': conflict(
    () => ({ title: 'Ребёнок уже записан', text: 'Запись стоит в списке «Мои мероприятия».' }),
    mine,
  ),
  'events.booking-over': conflict(
    () => ({
      title: 'Эта запись уже закрыта',
      text: 'Отказываться больше не от чего. Чтобы прийти, запишитесь снова.',
    }),
    mine,
  ),
  'events.already-begun': conflict(
    () => ({ title: 'Мероприятие уже началось', text: 'Если ребёнок не придёт, скажите об этом организатору.' }),
    mine,
  ),
  'events.offer-over': conflict(
    () => ({
      title: 'Срок этого места прошёл',
      text: 'Место предложено следующему в очереди. Запишитесь снова: вы окажетесь в конце листа ожидания.',
    }),
    mine,
  ),
  'events.answered-already': conflict(() => ({
    title: 'На эту запись уже ответили',
    text: 'Обновите список: запись подтвердили, отклонили, или семья отказалась сама.',
  })),
  'events.not-begun': conflict(({ on }) => ({
    title: 'Мероприятие ещё не началось',
    text: `Отметить пришедших можно с ${formatDay(Temporal.PlainDate.from(String(on)))}.`,
  })),
}
