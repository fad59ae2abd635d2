import type { Manifest } from '#platform/manifest'
import { checksApi } from './api/checks.ts'
import { favouritesApi } from './api/favourites.ts'
import { organisationsApi } from './api/organisations.ts'
import { ownApi } from './api/own.ts'
import { programmesApi } from './api/programmes.ts'
import { searchesApi } from './api/searches.ts'
import { suggestionsApi } from './api/suggestions.ts'
import { forgetChanges } from './catalogue/notes.ts'
import { checkLetters } from './mails/check.ts'
import { subjects } from './queries/subject.ts'
import { refusals } from './refusals.ts'
import { catalogueRoutes } from './routes/catalogue.tsx'
import { checkRoutes } from './routes/checks.tsx'
import { favouriteRoutes } from './routes/favourites.tsx'
import { homeRoutes } from './routes/home.tsx'
import { organisationRoutes } from './routes/organisation.tsx'
import { ownRoutes } from './routes/own.tsx'
import { ownGroupRoutes } from './routes/own-groups.tsx'
import { ownModuleRoutes } from './routes/own-modules.tsx'
import { providerCardRoutes } from './routes/provider-card.tsx'
import { searchRoutes } from './routes/searches.tsx'
import { sitemapRoutes } from './routes/sitemap.ts'
import { ownSamples } from './samples/own.tsx'
import { samples } from './samples/public.tsx'
import { settings } from './settings.ts'

export const programmes: Manifest = {
  name: 'programmes',
  permissions: {
    'programmes.own.write': { roles: ['provider'], words: 'писать программы своей организации и открывать запись' },
    'programmes.check.decide': { roles: ['region'], words: 'проверять и сертифицировать программы' },
    'programmes.favourite.keep': {
      roles: ['family', 'certificate'],
      words: 'откладывать программы в избранное и сохранять поиски',
    },
  },
  menu: [
    { roles: ['family', 'certificate'], place: 40, href: '/my/favourites', label: 'Избранное' },
    {
      ...{ roles: ['provider'], place: 20, href: '/provider/programmes', label: 'Программы' },
      under: ['/provider/modules', '/provider/groups'],
    },
    { roles: ['region'], place: 40, href: '/region/checks', group: 'Организации', label: 'Программы' },
  ],
  routes(app) {
    homeRoutes(app)
    catalogueRoutes(app)
    organisationRoutes(app)
    favouriteRoutes(app)
    searchRoutes(app)
    sitemapRoutes(app)
    providerCardRoutes(app)
    ownRoutes(app)
    ownModuleRoutes(app)
    ownGroupRoutes(app)
    checkRoutes(app)
  },
  sections: [
    { href: '/programmes', label: 'Программы' },
    { href: '/organisations', label: 'Организации' },
  ],
  api(app) {
    programmesApi(app)
    organisationsApi(app)
    suggestionsApi(app)
    favouritesApi(app)
    searchesApi(app)
    ownApi(app)
    checksApi(app)
  },
  journal: {
    'programmes.drafted': 'Организация начала программу',
    'programmes.edited': 'Организация изменила программу',
    'programmes.copied': 'Организация скопировала программу',
    'programmes.withdrawn': 'Организация вернула программу в черновик',
    'programmes.archived': 'Организация убрала программу в архив',
    'programmes.sent': 'Организация отправила программу на проверку',
    'programmes.published': 'Организация опубликовала программу',
    'programmes.check-approved': 'Программа прошла проверку и опубликована',
    'programmes.check-refused': 'Программу вернули на исправление',
    'programmes.module-added': 'К программе добавили модуль',
    'programmes.module-edited': 'Модуль программы изменили',
    'programmes.group-added': 'К программе добавили группу',
    'programmes.group-edited': 'Группу изменили',
    'programmes.group-state': 'Группу открыли, закрыли или убрали в архив',
    'programmes.enrolment-opened': 'Организация открыла запись на модуль',
    'programmes.enrolment-closed': 'Организация закрыла запись на модуль',
    'programmes.favourite-kept': 'Отложили программу в избранное',
    'programmes.favourite-dropped': 'Убрали программу из избранного',
    'programmes.search-saved': 'Сохранили поиск программ',
    'programmes.search-forgotten': 'Забыли сохранённый поиск',
  },
  facts: {
    kind: { called: 'вид проверки', codes: { moderation: 'модерация', certification: 'сертификация' } },
    state: { called: 'состояние группы', codes: { open: 'открыта', closed: 'закрыта', archive: 'в архиве' } },
    fields: 'что изменили',
  },
  subjects,
  refusals,
  letters: checkLetters,
  settings,
  samples: [...samples, ...ownSamples],
  jobs: {
    'programmes.forget-changes': ({ db }) => db.transaction(forgetChanges),
  },
  jobWords: {
    'programmes.forget-changes': 'Убираем старые отметки об изменениях поиска',
  },
  schedules: [{ job: 'programmes.forget-changes', everySeconds: 600 }],
}
