import { plural } from '#kernel/plural'
import type { RefusalWords } from '#platform/manifest'

const ask = { href: '/support', label: 'Задать новый вопрос' }

export const refusals: Record<string, RefusalWords> = {
  'support.closed': {
    status: 409,
    words: ({ number }) => ({
      title: 'Обращение уже закрыто',
      text: `В обращение ${number} больше нельзя написать. Если вопрос остался, задайте его заново и назовите этот номер.`,
      next: [ask],
    }),
  },
  'support.there-already': {
    status: 409,
    words: ({ number }) => ({
      title: 'Обращение уже там',
      text: `Обращение ${number} и так лежит у того, кого вы выбрали. Выберите другого или ответьте сами.`,
    }),
  },
  'support.too-many': {
    status: 429,
    words: ({ minutes }) => ({
      title: 'Слишком много сообщений подряд',
      text: `Написать можно снова через ${plural(Number(minutes), 'минуту', 'минуты', 'минут')}. Предыдущие сообщения мы получили.`,
    }),
  },
}
