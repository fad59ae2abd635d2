import type { Manifest } from '#platform/manifest'
import { api } from './api.ts'
import { refusals } from './refusals.ts'
import { editingRoutes } from './routes/editing.tsx'
import { filmRoutes } from './routes/films.ts'
import { readingRoutes } from './routes/reading.tsx'
import { samples } from './samples.tsx'

export const help: Manifest = {
  name: 'help',
  permissions: {
    'help.text.edit': { roles: ['region'], words: 'добавлять, править, снимать и возвращать тексты помощи' },
  },
  routes(app) {
    filmRoutes(app)
    readingRoutes(app)
    editingRoutes(app)
  },
  api,
  menu: [{ roles: ['region'], place: 89, href: '/region/help', group: 'На сайте', label: 'Помощь' }],
  journal: {
    'help.added': 'Добавили текст помощи',
    'help.withdrawn': 'Сняли текст помощи',
    'help.shown-again': 'Снова показали текст помощи',
    'help.published': 'Опубликовали редакцию текста помощи',
    'help.restored': 'Вернули прежнюю редакцию текста помощи',
  },
  refusals,
  samples,
}
