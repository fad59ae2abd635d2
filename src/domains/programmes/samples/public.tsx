import type { Sample } from '#platform/manifest'
import type { Provider } from '#providers'
import type { CardGroup, ProgrammeCard } from '../catalogue/cards.ts'
import type { Counts } from '../catalogue/columns.ts'
import { anything } from '../catalogue/search.ts'
import type { Looker } from '../looker.ts'
import { type Programme, type ProgrammeDirection, programmeDirections } from '../model.ts'
import { CataloguePage, type CataloguePageProps } from '../pages/catalogue.tsx'
import { CriteriaPage } from '../pages/criteria.tsx'
import type { FavouriteMark } from '../pages/favourite.tsx'
import { FavouritePage, FavouritesPage } from '../pages/favourites.tsx'
import { HomePage } from '../pages/home.tsx'
import { OrganisationPage } from '../pages/organisation.tsx'
import { SearchesPage } from '../pages/searches.tsx'

const firstPage = {
  papers: 'В любом пункте приёма: школе, детском саду или кружке. Там же сертификат активируют.',
  clubs: 'Сколько угодно кружков, пока на сертификате хватает денег. В кабинете видно каждую копейку.',
  pays: true,
}

const origin = 'https://kruzhok.example'
const lessons = [2, 4].map((weekday) => ({ weekday, startsAt: '16:00', endsAt: '17:30' }))
const group: CardGroup = { opening: 'free', capacity: 15, taken: 11, lessons }
const robots: ProgrammeCard = {
  ...{ article: 1042, name: 'Первые роботы', summary: 'За год ребёнок соберёт шесть роботов.', direction: 'tech' },
  ...{ providerName: 'Дом детского творчества', municipalityName: 'город Озёрный', address: 'ул. Ленина, 12' },
  ...{ register: 'certified', form: 'on-site', ageFrom: 7, ageTo: 10, adapted: true, hours: 72 },
  priceKopecks: 1_200_000n,
  certificate: true,
  standing: { rating: 872, ratings: 12, needed: 5, mark: 468, reviews: 8 },
  groups: [group, { ...group, taken: 15 }],
}
const cards: readonly ProgrammeCard[] = [
  robots,
  {
    ...robots,
    ...{
      article: 1043,
      name: 'Лыжные гонки',
      direction: 'sport',
      register: 'general',
      adapted: false,
      certificate: false,
    },
    standing: { rating: null, ratings: 1, needed: 3, mark: null, reviews: 0 },
    groups: [{ ...group, capacity: 18, taken: 17 }],
  },
  {
    ...robots,
    ...{ article: 1044, name: 'Разговорный английский', direction: 'social', register: 'paid', form: 'distance' },
    ...{ priceKopecks: 1_800_000n, adapted: false, certificate: false, groups: [{ ...group, opening: 'soon' }] },
  },
]

const counts: Counts = {
  municipality: new Map([['01', 23]]),
  direction: new Map<ProgrammeDirection, number>(programmeDirections.map((direction, at) => [direction, 7 - at])),
  age: new Map([['9', 12]]),
  payment: new Map([['certificate', 20]]),
  form: new Map([['on-site', 35]]),
  adapted: new Map([['yes', 4]]),
  open: new Map([['yes', 34]]),
  seats: new Map([['yes', 33]]),
  day: new Map([['6', 5]]),
  hour: new Map([['evening', 9]]),
}
const catalogue: CataloguePageProps = {
  search: anything,
  found: {
    articles: [],
    total: 37,
    pages: 2,
    counts,
    instead: null,
    partial: false,
    next: null,
    metres: new Map([[1042, 1240]]),
  },
  cards,
  municipalities: [
    { id: '1', code: '01', name: 'город Озёрный' },
    { id: '2', code: '02', name: 'Приозёрский район' },
  ],
}
const children: Looker['children'] = [
  { id: '1', name: 'Иван', gender: 'male', age: 9, municipality: '01', address: null },
  { id: '2', name: 'Ольга', gender: 'female', age: 14, municipality: '02', address: null },
]
const unplaced: Looker = { children, origin: null, mayPlace: true }
const looker: Looker = {
  ...unplaced,
  origin: {
    ...{ childId: '1', child: 'Иван', gender: 'male', words: 'г. Озёрный, ул. Садовая, у школы № 3' },
    ...{ latitude: 60.1, longitude: 33.4 },
  },
}
const spots = new Map([
  [1042, { latitude: 60.108, longitude: 33.41 }],
  [1043, { latitude: 60.09, longitude: 33.38 }],
])
const favouriteOf = (article: number): FavouriteMark => (article === 1042 ? 'kept' : 'absent')
const nothing = { ...catalogue.found, total: 0, pages: 0 }

const provider: Provider = {
  id: '01990000-0000-7000-8000-000000000020' as Provider['id'],
  name: 'Муниципальное бюджетное учреждение дополнительного образования «Дом детского творчества»',
  ...{ shortName: 'Дом детского творчества', kind: 'municipal', inn: '2804001015', state: 'active' },
  ...{ municipalityId: '1', municipalityName: 'город Озёрный', address: 'ул. Ленина, 12' },
  ...{ latitude: 60.1, longitude: 33.4, phone: '+78142550112', email: 'ddt@ozyorny.example' },
  ...{ headName: 'Соколова Марина Юрьевна', headPost: 'Директор', licence: 'Л035-01272-10/00214455' },
  ...{ bankDetails: '', description: 'Сорок лет учим рисовать, петь, мастерить и дружить.' },
  registeredAt: Temporal.Instant.from('2020-09-01T09:00:00Z'),
}

const programme: Programme = {
  ...{ ...robots, id: '01990000-0000-7000-8000-000000000021' as Programme['id'], providerId: provider.id },
  ...{ municipalityId: '1', description: 'Собираем и программируем.', activity: 'Робототехника', level: 'starting' },
  ...{ state: 'published', publishedAt: null, paidUntil: Temporal.PlainDate.from('2026-12-31') },
}
const addedAt = Temporal.Instant.from('2026-08-25T09:00:00Z')
const favourites = [
  { article: 1042, name: 'Первые роботы', providerName: provider.shortName, addedAt, shown: true },
  { article: 1050, name: 'Лепка', providerName: 'Студия «Глина»', addedAt, shown: false },
]

/** Pages of the catalogue; the page of one programme has its samples where the quote is made, above. */
export const samples: readonly Sample[] = [
  {
    name: 'home',
    render: () => (
      <HomePage
        suggested={{ cards, metres: new Map(), looker: null, search: anything }}
        directions={counts.direction}
        regionName="Озёрная область"
        words={firstPage}
        toStatement="/register"
      />
    ),
  },
  {
    name: 'home before programmes',
    render: () => (
      <HomePage
        suggested={{ cards: [], metres: new Map(), looker: null, search: anything }}
        directions={new Map()}
        regionName="Озёрная область"
        words={firstPage}
        toStatement="/register"
      />
    ),
  },
  { name: 'catalogue', render: () => <CataloguePage {...catalogue} /> },
  {
    name: 'catalogue for a child of the cabinet',
    render: () => (
      <CataloguePage
        {...catalogue}
        search={{ ...anything, age: 9, municipality: ['01'] }}
        {...{ looker: unplaced, favouriteOf }}
      />
    ),
  },
  {
    name: 'catalogue guesses a slip',
    render: () => (
      <CataloguePage
        {...catalogue}
        search={{ ...anything, text: 'щахматы' }}
        found={{ ...catalogue.found, total: 1, pages: 1, instead: 'шахматы', partial: true }}
        cards={cards.slice(0, 1)}
      />
    ),
  },
  {
    name: 'catalogue finds nothing',
    render: () => (
      <CataloguePage
        {...catalogue}
        search={{ ...anything, text: 'кваркодром', seats: true }}
        found={nothing}
        cards={[]}
      />
    ),
  },
  {
    name: 'catalogue near the convenient address',
    render: () => (
      <CataloguePage
        {...catalogue}
        search={{ ...anything, direction: ['tech'], hour: ['evening'], price: 15_000, within: 3, sort: 'near' }}
        {...{ looker, favouriteOf }}
        mayKeep="absent"
      />
    ),
  },
  {
    name: 'catalogue on a map around the convenient address',
    render: () => (
      <CataloguePage {...catalogue} search={{ ...anything, view: 'map' }} {...{ looker, favouriteOf, spots }} />
    ),
  },
  {
    name: 'catalogue on a map by towns',
    render: () => <CataloguePage {...catalogue} search={{ ...anything, view: 'map' }} spots={spots} />,
  },
  {
    name: 'catalogue does not know from where',
    render: () => (
      <CataloguePage
        {...catalogue}
        search={{ ...anything, within: 3, activity: 'Робототехника' }}
        leftOut={['Цену «дёшево» не поняли. Введите рубли цифрами, например 1500.']}
        favouriteOf={() => 'stranger'}
      />
    ),
  },
  {
    name: 'extended search',
    render: () => (
      <CriteriaPage
        {...{ search: anything, found: catalogue.found, municipalities: catalogue.municipalities, looker: unplaced }}
        activities={['Робототехника', 'Шахматы']}
      />
    ),
  },
  { name: 'favourites', render: () => <FavouritesPage cards={[robots]} favourites={favourites} next="bmV4dA" /> },
  {
    name: 'saved searches',
    render: () => (
      <SearchesPage
        searches={[
          { id: '1', href: '/programmes?q=роботы', words: '«роботы», Вечером, с 16:00', total: 3 },
          { id: '2', href: '/programmes?direction=art', words: 'Художественная направленность', total: 0 },
        ]}
        next={null}
      />
    ),
  },
  { name: 'saved searches are empty', render: () => <SearchesPage searches={[]} next={null} /> },
  { name: 'favourites are empty', render: () => <FavouritesPage cards={[]} favourites={[]} next={null} /> },
  { name: 'favourite after signing in', render: () => <FavouritePage programme={programme} kept={false} /> },
  {
    name: 'home near the convenient address',
    render: () => (
      <HomePage
        suggested={{ cards, metres: catalogue.found.metres, looker, search: anything }}
        favouriteOf={favouriteOf}
        directions={counts.direction}
        regionName="Озёрная область"
        words={firstPage}
        toStatement="/my/children/new"
      />
    ),
  },
  { name: 'organisation', render: () => <OrganisationPage provider={provider} cards={cards} origin={origin} /> },
  {
    name: 'organisation without programmes',
    render: () => <OrganisationPage provider={{ ...provider, licence: null }} cards={[]} origin={origin} />,
  },
]
