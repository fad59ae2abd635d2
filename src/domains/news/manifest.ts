import type { Manifest } from '#platform/manifest'
import { api } from './api.ts'
import './home-block.tsx'
import { letters } from './mails.ts'
import { subjects } from './queries/subject.ts'
import { refusals } from './refusals.ts'
import { deskRoutes } from './routes/desk.tsx'
import { publicRoutes } from './routes/public.tsx'
import { takenDownRoutes } from './routes/taken-down.tsx'
import { samples } from './samples.tsx'
import { settings } from './settings.ts'

const writers = ['provider', 'municipality', 'region']

export const news: Manifest = {
  name: 'news',
  permissions: {
    'news.piece.write': { roles: writers, words: 'писать новости своей организации, муниципалитета или региона' },
    'news.piece.take-down': {
      roles: ['region'],
      words: 'скрывать новости организаций и муниципалитетов с причиной и показывать снова',
    },
  },
  // The header has no room for a fifth section beside a long name.
  footer: [{ href: '/news', label: 'Новости' }],
  menu: [
    { roles: writers, place: 95, href: '/news/desk', group: 'На сайте', label: 'Мои новости' },
    { roles: ['region'], place: 96, href: '/region/news', group: 'На сайте', label: 'Скрытые новости' },
  ],
  routes(app) {
    deskRoutes(app)
    publicRoutes(app)
    takenDownRoutes(app)
  },
  api,
  journal: {
    'news.drafted': 'Начали новость',
    'news.corrected': 'Изменили новость',
    'news.published': 'Опубликовали новость или изменили её срок',
    'news.archived': 'Убрали новость в архив',
    'news.taken-down': 'Оператор скрыл новость',
    // Rows of the journal are never rewritten, so what was called otherwise once keeps its words.
    'news.hidden': 'Оператор скрыл новость',
    'news.sent-back': 'Автор исправил скрытую новость и отправил оператору',
    'news.shown-again': 'Оператор снова показал скрытую новость',
    'news.picture-added': 'Добавили картинку к новости',
    'news.picture-removed': 'Убрали картинку новости',
  },
  facts: {
    state: {
      called: 'состояние',
      codes: {
        draft: 'черновик',
        published: 'опубликовано',
        archived: 'в архиве',
        'taken-down': 'скрыто оператором',
        hidden: 'скрыто оператором',
      },
    },
    showsAt: 'показать',
    hidesAt: 'скрыть',
    text: 'что исправили',
  },
  subjects,
  refusals,
  letters,
  settings,
  samples,
}
