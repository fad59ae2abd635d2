import type { Manifest } from '#platform/manifest'
import { api } from './api.ts'
import { tellOfOpening } from './jobs.ts'
import { opened } from './mails/opened.ts'
import './merge.ts'
import { routes } from './routes.tsx'
import { samples } from './samples.tsx'

export const basket: Manifest = {
  name: 'basket',
  permissions: {
    'basket.keep': { roles: ['family', 'certificate'], words: 'готовить заявки заранее и подавать их одним нажатием' },
  },
  menu: [{ roles: ['family', 'certificate'], place: 35, href: '/my/basket', label: 'Корзина' }],
  routes,
  api,
  jobs: { 'basket.tell-opened': tellOfOpening },
  jobWords: {
    'basket.tell-opened': 'Пишем семьям, что подготовленную заявку уже можно подать',
  },
  schedules: [{ job: 'basket.tell-opened', everySeconds: 60 }],
  journal: {
    'basket.put': 'Подготовлена заявка в корзине',
    'basket.taken-out': 'Подготовленная заявка убрана из корзины',
  },
  refusals: {
    'basket.full': {
      status: 409,
      words: ({ most }) => ({
        title: 'В корзине нет места',
        text: `В ней уже ${most} заявок. Подайте готовые или уберите лишние.`,
        next: [{ href: '/my/basket', label: 'Открыть корзину' }],
      }),
    },
  },
  letters: [opened],
  samples,
}
