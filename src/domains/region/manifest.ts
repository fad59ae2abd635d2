import type { Manifest } from '#platform/manifest'
import { api } from './api.ts'
import { operator, support, zone } from './settings.ts'

export const region: Manifest = {
  name: 'region',
  api,
  journal: {
    'region.preset-installed': 'Загрузили правила региона',
    'region.act-registered': 'Внесли правовой акт',
    'region.setting-changed': 'Изменили параметр региона',
  },
  refusals: {
    'region.setting-later-exists': {
      status: 409,
      words: ({ setting, from }) => ({
        title: 'У параметра уже есть более позднее значение',
        text: `Параметр «${setting}» уже изменён с этой или более поздней даты (${from}). Выберите дату позже.`,
      }),
    },
  },
  settings: [zone, operator, support],
}
