import type { Manifest } from '#platform/manifest'
import { api } from './api.ts'
import './home-block.tsx'
import { letters } from './mails.ts'
import { refusals } from './refusals.ts'
import { deskRoutes } from './routes/desk.tsx'
import { publicRoutes } from './routes/public.tsx'
import { samples } from './samples.tsx'
import { settings } from './settings.ts'

const writers = ['provider', 'municipality', 'region']

export const news: Manifest = {
  name: 'news',
  permissions: {
    'news.piece.write': { roles: writers, words: 'писать новости своей организации, муниципалитета или региона' },
    'news.piece.hide': { roles: ['region'], words: 'скрывать новости организаций и муниципалитетов с причиной' },
  },
  // The header has no room for a fifth section beside a long name.
  footer: [{ href: '/news', label: 'Новости' }],
  menu: [{ roles: writers, place: 95, href: '/news/desk', group: 'На сайте', label: 'Мои новости' }],
  routes(app) {
    deskRoutes(app)
    publicRoutes(app)
  },
  api,
  journal: {
    'news.drafted': 'Начали новость',
    'news.corrected': 'Изменили новость',
    'news.published': 'Опубликовали новость или изменили её срок',
    'news.archived': 'Убрали новость в архив',
    'news.hidden': 'Оператор скрыл новость',
    'news.picture-added': 'Добавили картинку к новости',
    'news.picture-removed': 'Убрали картинку новости',
  },
  refusals,
  letters,
  settings,
  samples,
}
