import type { Manifest } from '#platform/manifest'
import { api } from './api.ts'
import { textWords } from './model.ts'
import { refusals } from './refusals.ts'
import { contactRoutes } from './routes/contacts.tsx'
import { editingRoutes } from './routes/editing.tsx'
import { filmRoutes } from './routes/films.ts'
import { lessonApi, lessonRoutes } from './routes/lesson.tsx'
import { readingRoutes } from './routes/reading.tsx'
import { samples } from './samples.tsx'
import { settings } from './settings.ts'

export const help: Manifest = {
  name: 'help',
  permissions: {
    'help.contacts.change': { roles: ['municipality'], words: 'менять контакты муниципалитета для семей' },
    'help.text.edit': { roles: ['region'], words: 'добавлять, править, снимать и возвращать тексты помощи' },
  },
  routes(app) {
    filmRoutes(app)
    readingRoutes(app)
    lessonRoutes(app)
    editingRoutes(app)
    contactRoutes(app)
  },
  api(app) {
    api(app)
    lessonApi(app)
  },
  menu: [
    {
      roles: ['municipality'],
      place: 89,
      href: '/municipality/contacts',
      group: 'На сайте',
      label: 'Контакты для семей',
    },
    { roles: ['region'], place: 89, href: '/region/help', group: 'На сайте', label: 'Помощь' },
  ],
  journal: {
    'help.film-replaced': 'Заменили ролик видеоурока',
    'help.added': 'Добавили текст помощи',
    'help.taken-down': 'Сняли текст помощи',
    // Rows of the journal are never rewritten, so what was called otherwise once keeps its words.
    'help.withdrawn': 'Сняли текст помощи',
    'help.shown-again': 'Снова показали текст помощи',
    'help.published': 'Опубликовали редакцию текста помощи',
    'help.restored': 'Вернули прежнюю редакцию текста помощи',
  },
  facts: { kind: { called: 'раздел', codes: textWords }, slug: 'адрес текста', number: 'редакция' },
  refusals,
  settings,
  samples,
}
