import type { ComponentChildren } from 'preact'
import { plural } from '#kernel/plural'
import { declineName, type Gender } from '#platform/pdf'
import { ButtonLink, Chips, Columns, EmptyState, Live, Page, Pagination, SearchBox } from '#ui'
import type { ProgrammeCard } from '../catalogue/cards.ts'
import type { Found, Place } from '../catalogue/catalogue.ts'
import { addressOf, anything, countFilters, type Search, type Sort } from '../catalogue/search.ts'
import { ProgrammeResult } from './card.tsx'
import { CatalogueFilters } from './filters.tsx'

export type CataloguePageProps = {
  search: Search
  found: Found
  cards: readonly ProgrammeCard[]
  municipalities: readonly Place[]
  /** Children of the cabinet that looks. */
  children?: readonly Looking[]
}

/** A child to choose for. */
export type Looking = { id: string; name: string; gender: Gender; age: number; municipality: string | null }

/** «Программы»: one search line, filters with counters, results (S-013, S-014). */
export function CataloguePage({ search, found, cards, municipalities, children = [] }: CataloguePageProps) {
  return (
    <Page
      title={search.text ? `«${search.text}»: программы` : 'Программы'}
      heading="Программы"
      width="wide"
      description="Кружки и секции региона: направления, расписание, цены и свободные места."
      hidden={countFilters(search) > 1 || search.page > 1}
    >
      <SearchBox action="/programmes" label="Что ищем" value={search.text} placeholder="танцы, шахматы…">
        <KeptFilters search={search} />
      </SearchBox>
      {children.length > 0 && (
        <Live name="children">
          <ForChildren search={search} children={children} />
        </Live>
      )}
      <Columns
        first
        aside={<CatalogueFilters search={search} counts={found.counts} municipalities={municipalities} />}
        asideLabel="Фильтры"
        main={<Results search={search} found={found} cards={cards} />}
      />
    </Page>
  )
}

/** One press finds what suits a child by age and place; another lets the filters go. */
function ForChildren({ search, children }: { search: Search; children: readonly Looking[] }) {
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

function genitive(name: string, gender: Gender): string {
  return declineName({ surname: '', name, patronymic: null }, 'genitive', { gender })
}

function Results({ search, found, cards }: Pick<CataloguePageProps, 'search' | 'found' | 'cards'>) {
  return (
    <>
      <Live name="found" announce>
        <FoundWords search={search} found={found} />
      </Live>
      <Live name="order">{found.total > 1 && <Order search={search} />}</Live>
      <Live name="results">
        {cards.map((card) => (
          <ProgrammeResult key={card.article} card={card} days={search.day} />
        ))}
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

const orderWords: Record<Sort, string> = { best: 'Подходящие', price: 'Дешевле', new: 'Новые' }

function Order({ search }: { search: Search }) {
  const chips = (Object.keys(orderWords) as Sort[]).map((sort) => ({
    href: addressOf({ ...search, sort, page: 1 }),
    label: orderWords[sort],
    current: search.sort === sort,
  }))
  return <Chips label="Сначала" chips={chips} />
}

function Nothing({ search }: { search: Search }): ComponentChildren {
  if (search.page > 1)
    return (
      <EmptyState title="Такой страницы нет">
        <p>
          <a href={addressOf({ ...search, page: 1 })}>Вернуться на первую страницу</a>
        </p>
      </EmptyState>
    )
  const ways = [
    ...(search.municipality.length > 0 && countFilters(search) > 1
      ? [{ href: addressOf({ ...search, municipality: [] }), label: 'Искать по всему региону' }]
      : []),
    ...(countFilters(search) > 0
      ? [{ href: addressOf({ ...anything, text: search.text }), label: 'Убрать фильтры' }]
      : []),
    ...(search.text ? [{ href: addressOf({ ...search, text: '', page: 1 }), label: 'Искать без этих слов' }] : []),
    { href: '/programmes', label: 'Все программы' },
  ]
  return (
    <EmptyState
      title="Под эти условия ничего не подошло"
      actions={ways.map(({ href, label }) => (
        <ButtonLink key={href} href={href} kind="ghost">
          {label}
        </ButtonLink>
      ))}
    />
  )
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
