import type { Point } from '#kernel/distance'
import { plural } from '#kernel/plural'
import { Chips, Columns, Live, Page, Pagination, SearchBox } from '#ui'
import type { ProgrammeCard } from '../catalogue/cards.ts'
import type { Found, Place } from '../catalogue/catalogue.ts'
import { addressOf, countFilters, type Search, type Sort, type View, views } from '../catalogue/search.ts'
import type { Looker } from '../looker.ts'
import { genitive } from '../words.ts'
import { contentOfCard } from './card.tsx'
import { ChosenCriteria } from './chosen.tsx'
import { FavouriteForm, type FavouriteMark, SaveSearchButton } from './favourite.tsx'
import { CatalogueFilters } from './filters.tsx'
import { FoundCards } from './found-cards.tsx'
import { NearWords, unmetOf } from './near.tsx'
import { Nothing } from './nothing.tsx'

export type CataloguePageProps = {
  search: Search
  found: Found
  cards: readonly ProgrammeCard[]
  municipalities: readonly Place[]
  /** The family that looks; null for everybody else. */
  looker?: Looker | null
  /** What of an address could not be understood, in words. */
  leftOut?: readonly string[]
  favouriteOf?: (article: number) => FavouriteMark
  /** Whether the search itself may be kept. */
  mayKeep?: FavouriteMark
  /** Where one goes to what is shown; asked for by the map alone. */
  spots?: ReadonlyMap<number, Point>
}

/** «Программы»: one search line, filters with counters, results (S-013, S-014). */
export function CataloguePage(props: CataloguePageProps) {
  const { search, found, municipalities, looker = null } = props
  return (
    <Page
      title={search.text ? `«${search.text}»: программы` : 'Программы'}
      heading="Программы"
      width="wide"
      description="Кружки и секции региона: направления, расписание, цены и свободные места."
      hidden={countFilters(search) > 1 || search.page > 1}
    >
      <SearchBox
        action="/programmes"
        label="Что ищем"
        value={search.text}
        placeholder="танцы, шахматы…"
        suggestions="/api/v1/suggestions"
      >
        <KeptFilters search={search} />
      </SearchBox>
      <Live name="criteria">
        <p class="search-more">
          <a href={addressOf({ ...search, page: 1 }, '/programmes/criteria')}>Расширенный поиск</a>
        </p>
        <ChosenCriteria search={search} municipalities={municipalities} />
        {(search.text !== '' || countFilters(search) > 0) && <SaveSearchButton mark={props.mayKeep ?? null} />}
      </Live>
      {looker && looker.children.length > 0 && (
        <Live name="children">
          <ForChildren search={search} looker={looker} />
        </Live>
      )}
      <Columns
        first
        aside={<CatalogueFilters search={search} counts={found.counts} municipalities={municipalities} />}
        asideLabel="Фильтры"
        main={<Results {...props} />}
      />
      <Live name="favourites">
        <FavouriteForm />
      </Live>
    </Page>
  )
}

/** All that strangers are shown at one address: another counter or another seat is another page. */
export function contentOfCatalogue({ search, found, cards, municipalities, spots }: CataloguePageProps): string {
  const { counts, total, pages, instead, partial } = found
  const counted = Object.values(counts).map((ofFilter) => [...ofFilter])
  const around = JSON.stringify([total, pages, instead, partial, counted, municipalities, [...(spots ?? [])]])
  return [around, ...cards.map((card) => contentOfCard(card, search.day))].join('\n')
}

/** One press finds what suits a child by age and place; another lets the filters go. */
function ForChildren({ search, looker: { children } }: { search: Search; looker: Looker }) {
  const chips = children.map(({ name, gender, age, municipality }) => {
    const places = municipality ? [municipality] : []
    const current = search.age === age && search.municipality.join() === places.join()
    const asked = current ? { age: null, municipality: [] } : { age, municipality: places }
    return {
      href: addressOf({ ...search, ...asked, page: 1 }),
      label: `Подобрать для ${genitive(name, gender)}, ${plural(age, 'год', 'года', 'лет')}`,
      current,
    }
  })
  return <Chips label="Для кого ищем" chips={chips} />
}

function Results(props: CataloguePageProps) {
  const { search, found, cards, looker = null, leftOut = [] } = props
  return (
    <>
      <Live name="found" announce>
        <FoundWords search={search} found={found} />
        {leftOut.map((words) => (
          <p key={words}>{words}</p>
        ))}
      </Live>
      <Live name="order">
        {found.total > 1 && <Order search={search} looker={looker} />}
        {found.total > 0 && <Views search={search} />}
        <NearWords unmet={unmetOf(search)} looker={looker} />
      </Live>
      <Live name="results">
        <FoundCards {...props} />
        {cards.length === 0 && <Nothing search={search} />}
        <Pagination page={search.page} pages={found.pages} href={(page) => addressOf({ ...search, page })} />
      </Live>
    </>
  )
}

function FoundWords({ search, found }: Pick<CataloguePageProps, 'search' | 'found'>) {
  const programmes = plural(found.total, 'программа', 'программы', 'программ')
  return (
    <>
      <p>
        {found.total === 0
          ? 'Ничего не нашлось'
          : `${found.total % 10 === 1 && found.total % 100 !== 11 ? 'Нашлась' : 'Нашлось'} ${programmes}`}
      </p>
      {found.partial && <p class="muted">Каталог ещё загружается: показаны пока не все программы.</p>}
      {found.instead && (
        <p>
          Искали «{search.text}» — показываем «{found.instead}».{' '}
          <a href={addressOf({ ...search, exact: true, page: 1 })}>Искать именно так</a>
        </p>
      )}
    </>
  )
}

const orderWords: Record<Sort, string> = { best: 'Подходящие', near: 'Ближе', price: 'Дешевле', new: 'Новые' }

function Order({ search, looker }: { search: Search; looker: Looker | null }) {
  const sorts = (Object.keys(orderWords) as Sort[]).filter((sort) => sort !== 'near' || looker?.origin)
  const chips = sorts.map((sort) => ({
    href: addressOf({ ...search, sort, page: 1 }),
    label: orderWords[sort],
    current: search.sort === sort,
  }))
  return <Chips label="Сначала" chips={chips} />
}

const viewWords: Record<View, string> = { list: 'Списком', map: 'На карте' }

function Views({ search }: { search: Search }) {
  const chips = views.map((view) => ({
    href: addressOf({ ...search, view }),
    label: viewWords[view],
    current: search.view === view,
  }))
  return <Chips label="Показать" chips={chips} />
}

/** A new search keeps the filters. */
function KeptFilters({ search }: { search: Search }) {
  const address = new URLSearchParams(addressOf({ ...search, text: '', exact: false, page: 1 }).split('?')[1])
  return (
    <>
      {[...address].map(([name, value]) => (
        <input key={`${name}:${value}`} type="hidden" name={name} value={value} />
      ))}
    </>
  )
}
