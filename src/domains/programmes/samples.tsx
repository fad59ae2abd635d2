import type { Sample } from '#platform/manifest'
import type { Provider } from '#providers'
import type { CardGroup, ProgrammeCard } from './catalogue/cards.ts'
import type { Counts } from './catalogue/columns.ts'
import { anything } from './catalogue/search.ts'
import { type ProgrammeDirection, programmeDirections } from './model.ts'
import { CataloguePage, type CataloguePageProps } from './pages/catalogue.tsx'
import { HomePage } from './pages/home.tsx'
import { OrganisationPage } from './pages/organisation.tsx'

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
  groups: [group, { ...group, taken: 15 }],
}
const cards: readonly ProgrammeCard[] = [
  robots,
  {
    ...robots,
    ...{ article: 1043, name: 'Лыжные гонки', direction: 'sport', register: 'general', adapted: false },
    groups: [{ ...group, capacity: 18, taken: 17 }],
  },
  {
    ...robots,
    ...{ article: 1044, name: 'Разговорный английский', direction: 'social', register: 'paid', form: 'distance' },
    ...{ priceKopecks: 1_800_000n, adapted: false, groups: [{ ...group, opening: 'soon' }] },
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
}
const catalogue: CataloguePageProps = {
  search: anything,
  found: { articles: [], total: 37, pages: 2, counts, instead: null, partial: false },
  cards,
  municipalities: [
    { id: '1', code: '01', name: 'город Озёрный' },
    { id: '2', code: '02', name: 'Приозёрский район' },
  ],
}
const children: CataloguePageProps['children'] = [
  { id: '1', name: 'Иван', gender: 'male', age: 9, municipality: '01' },
  { id: '2', name: 'Ольга', gender: 'female', age: 14, municipality: '02' },
]
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

/** Pages of the catalogue; the page of one programme has its samples where the quote is made, above. */
export const samples: readonly Sample[] = [
  {
    name: 'home',
    render: () => (
      <HomePage
        cards={cards}
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
        cards={[]}
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
      <CataloguePage {...catalogue} search={{ ...anything, age: 9, municipality: ['01'] }} children={children} />
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
  { name: 'organisation', render: () => <OrganisationPage provider={provider} cards={cards} origin={origin} /> },
  {
    name: 'organisation without programmes',
    render: () => <OrganisationPage provider={{ ...provider, licence: null }} cards={[]} origin={origin} />,
  },
]
