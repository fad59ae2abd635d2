import { formatDay } from '#kernel/dates'
import type { Facts } from '#kernel/refusal'
import type { RefusalWords } from '#platform/manifest'

const applications = { href: '/my/applications?tab=archive', label: 'Договоры в архиве' }
const day = (fact: Facts[string] | undefined) => formatDay(Temporal.PlainDate.from(String(fact)))

/** Words for every «no» of ratings and reviews. */
export const refusals: Record<string, RefusalWords> = {
  'reviews.never-learnt': {
    status: 409,
    words: () => ({
      title: 'Оценить можно программу, по которой ребёнок учился',
      text: 'Занятия по этому договору не начались, поэтому оценки по нему нет.',
      next: [applications],
    }),
  },
  'reviews.study-runs': {
    status: 409,
    words: ({ from }) => ({
      title: 'Обучение ещё идёт',
      text: `Оценить программу можно будет с ${day(from)}, когда обучение закончится. Мы пришлём письмо.`,
      next: [{ href: '/my/applications?tab=living', label: 'Действующие договоры' }],
    }),
  },
  'reviews.rating-late': {
    status: 409,
    words: ({ until }) => ({
      title: 'Оценивать уже поздно',
      text: `Оценить программу и изменить оценку можно было до ${day(until)} включительно. Отзыв словами можно написать и сейчас, на странице программы.`,
      next: [applications],
    }),
  },
}
