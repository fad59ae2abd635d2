import type { RefusalWords } from '#platform/manifest'

const cabinet = { href: '/my', label: 'В кабинет' }

export const refusals: Record<string, RefusalWords> = {
  'enrolment.seats-free': {
    status: 409,
    words: () => ({
      title: 'Очередь не нужна: есть свободное место',
      text: 'Пока вы смотрели, место освободилось. Откройте программу и подайте заявку.',
      next: [cabinet],
    }),
  },
  'enrolment.waits-already': {
    status: 409,
    words: () => ({
      title: 'Ребёнок уже стоит в этой очереди',
      text: 'Второй раз вставать не нужно: место в очереди сохраняется. Какое оно, видно в кабинете.',
      next: [{ href: '/my/waiting', label: 'Мои очереди' }],
    }),
  },
  'enrolment.waiting-over': {
    status: 409,
    words: () => ({
      title: 'В этой очереди ребёнка уже нет',
      text: 'Место занято, отдано следующему или очередь закрыта. Что произошло, написано на странице очереди.',
      next: [{ href: '/my/waiting', label: 'Мои очереди' }],
    }),
  },
}
