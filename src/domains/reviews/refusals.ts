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
  'reviews.not-attended': {
    status: 409,
    words: () => ({
      title: 'Отзыв пишут семьи, чьи дети ходят или ходили на занятия',
      text: 'В вашем кабинете нет начавшегося договора по этой программе. Если ребёнок занимается, а договора нет, спросите организацию.',
      next: [{ href: '/my/applications', label: 'Заявки и договоры' }],
    }),
  },
  'reviews.family-has-one': {
    status: 409,
    words: () => ({
      title: 'Отзыв вашей семьи уже есть',
      text: 'О программе семья пишет один отзыв. Его может изменить тот, кто его написал.',
      next: [applications],
    }),
  },
  'reviews.personal': { status: 422, words: ({ words }) => ({ title: 'Уберите личные данные', text: String(words) }) },
  'reviews.decided-already': {
    status: 409,
    words: () => ({
      title: 'Решение уже принято',
      text: 'Кто-то решил раньше вас, или автор отозвал отзыв.',
      next: [{ href: '/region/reviews', label: 'Отзывы на проверке' }],
    }),
  },
  'reviews.written-anew': {
    status: 409,
    words: () => ({
      title: 'Автор изменил текст, пока вы его читали',
      text: 'Откройте отзыв снова и прочтите новый текст.',
      next: [{ href: '/region/reviews', label: 'Отзывы на проверке' }],
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
