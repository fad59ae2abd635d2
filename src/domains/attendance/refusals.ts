import { formatDay } from '#kernel/dates'
import { plural } from '#kernel/plural'
import type { Facts } from '#kernel/refusal'
import type { RefusalWords } from '#platform/manifest'
import { monthWords, percentOf } from './words.ts'

const today = { href: '/provider/lessons', label: 'Занятия сегодня' }
const months = { href: '/provider/journal', label: 'Журнал по месяцам' }
const day = (fact: Facts[string]) => formatDay(Temporal.PlainDate.from(String(fact)))

function conflict(words: (facts: Facts) => { title: string; text: string }, next = [today]): RefusalWords {
  return { status: 409, words: (facts) => ({ ...words(facts), next }) }
}

/** Words for every «no» of the journal of lessons. */
export const refusals: Record<string, RefusalWords> = {
  'attendance.month-closed': conflict(
    ({ month }) => ({
      title: `Месяц закрыт: ${monthWords(String(month))}`,
      text: 'По закрытому месяцу уже посчитаны деньги семей, поэтому журнал не меняется.',
    }),
    [months],
  ),
  'attendance.not-begun': conflict(
    ({ from }) => ({
      title: 'Не все договоры этого месяца начались',
      text: `Пока договор не начался, семья может от него отказаться, и тогда он не стоит ничего. Закройте месяц с ${day(from ?? '')}.`,
    }),
    [months],
  ),
  'attendance.not-held': conflict(() => ({
    title: 'Этого занятия не было',
    text: 'Занятие отменено или перенесено. Отметьте детей на том занятии, которое прошло вместо него.',
  })),
  'attendance.held-already': conflict(() => ({
    title: 'Занятие уже отмечено',
    text: 'Отменить или перенести можно занятие, на котором ещё никто не отмечен. Исправьте отметки, если они неверны.',
  })),
  'attendance.ahead': conflict(({ on }) => ({
    title: 'Занятие ещё впереди',
    text: `Отметить детей можно с ${day(on ?? '')}.`,
  })),
  'attendance.too-late': conflict(({ until }) => ({
    title: 'Исправлять отметки уже поздно',
    text: `Отметки этого занятия можно было исправить до ${day(until ?? '')} включительно.`,
  })),
  'attendance.children-unmarked': conflict(({ children }) => ({
    title: 'Отмечены не все дети',
    text: `Осталось отметить: ${plural(Number(children), 'ребёнок', 'ребёнка', 'детей')}. Или нажмите «Остальные были».`,
  })),
  'attendance.outside-group': conflict(({ from, to }) => ({
    title: 'В этот день группа не занимается',
    text: `Группа занимается с ${day(from ?? '')} по ${day(to ?? '')}. Выберите день внутри этого срока.`,
  })),
  'attendance.other-month': conflict(({ month }) => ({
    title: 'Занятие переносят внутри месяца',
    text: `Месяц закрывают по его журналу, поэтому новый день должен быть в том же месяце: ${monthWords(String(month))}. Если провести занятие в нём нельзя, отмените его.`,
  })),
  'attendance.time-taken': conflict(({ on, at }) => ({
    title: 'В это время у группы уже есть занятие',
    text: `${day(on ?? '')}, ${at}: занятие уже стоит в журнале. Выберите другое время.`,
  })),
  'attendance.month-runs': conflict(
    ({ from }) => ({ title: 'Месяц ещё идёт', text: `Закрыть его можно с ${day(from ?? '')}.` }),
    [months],
  ),
  'attendance.unmarked': conflict(
    ({ lessons }) => ({
      title: 'Сначала отметьте занятия',
      text: `Без отметок осталось: ${plural(Number(lessons), 'занятие', 'занятия', 'занятий')}. Отметьте, кто был, или отмените занятие с причиной.`,
    }),
    [months],
  ),
  'attendance.nobody': conflict(
    ({ month }) => ({
      title: 'В этом месяце в группе никто не занимался',
      text: `Закрывать нечего: ${monthWords(String(month))}.`,
    }),
    [months],
  ),
  'attendance.share-above': conflict(
    ({ counted }) => ({
      title: 'Полноту можно только уменьшить',
      text: `По журналу она ${percentOf(Number(counted))}. Больше проведённых занятий оплатить нельзя: если занятие было, отметьте его в журнале.`,
    }),
    [months],
  ),
  'attendance.share-reason': conflict(
    () => ({ title: 'Напишите, почему полнота меньше', text: 'Причину прочитает семья и муниципалитет.' }),
    [months],
  ),
}
