import { formatDay } from '#kernel/dates'
import { quoted } from '#kernel/quoted'
import type { Letter } from '#platform/mail'

/** An ended contract that nobody has rated; the day as ISO text. */
export type RateFacts = {
  id: string
  child: string
  programme: string
  provider: string
  article: number
  until: string
}

export const rate: Letter<RateFacts> = {
  name: 'reviews.rate',
  kind: 'review',
  subject: ({ programme }) => `Оцените программу ${quoted(programme)}`,
  body: ({ id, child, programme, provider, article, until }) => [
    {
      p: `Обучение закончилось: ${child}, ${quoted(programme)}, ${provider}. Как вам программа? Четыре вопроса, одна минута.`,
    },
    { button: 'Оценить программу', href: `/my/applications/${id}/rating` },
    { p: `Оценить и изменить оценку можно до ${formatDay(Temporal.PlainDate.from(until))} включительно.` },
    { p: 'Отдельно можно написать отзыв словами: его прочтут другие семьи и сама организация.' },
    { button: 'Написать отзыв', href: `/programmes/${article}/reviews` },
  ],
  why: () => 'Вы получили это письмо, потому что ребёнок записан в вашем кабинете.',
  samples: {
    'обучение закончилось': {
      id: '0199d1a0-0000-7000-8000-000000000061',
      child: 'Иван',
      programme: 'Первые роботы',
      provider: 'Дом детского творчества',
      article: 1042,
      until: '2026-06-30',
    },
  },
}
