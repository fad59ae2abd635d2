import { ButtonLink, EmptyState } from '#ui'
import { addressOf, anything, countFilters, type Search } from '../catalogue/search.ts'

/** Nothing was found: never a dead end, but the nearest searches that may find something. */
export function Nothing({ search }: { search: Search }) {
  if (search.page > 1)
    return (
      <EmptyState title="Такой страницы нет">
        <p>
          <a href={addressOf({ ...search, page: 1 })}>Вернуться на первую страницу</a>
        </p>
      </EmptyState>
    )
  return (
    <EmptyState
      title="Под эти условия ничего не подошло"
      actions={waysOn({ ...search, page: 1 }).map(({ href, label }) => (
        <ButtonLink key={href} href={href} kind="ghost">
          {label}
        </ButtonLink>
      ))}
    >
      {countFilters(search) > 1 && <p>Уберите одно из выбранных условий вверху страницы или начните заново.</p>}
    </EmptyState>
  )
}

type Way = { href: string; label: string }

function waysOn(search: Search): Way[] {
  const ways: (Way | false)[] = [
    countFilters(search) > 1 &&
      search.municipality.length > 0 && {
        href: addressOf({ ...search, municipality: [] }),
        label: 'Искать по всему региону',
      },
    countFilters(search) > 1 &&
      search.within !== null && { href: addressOf({ ...search, within: null }), label: 'Искать и подальше' },
    countFilters(search) > 1 &&
      search.seats && { href: addressOf({ ...search, seats: false }), label: 'Где мест пока нет' },
    countFilters(search) > 0 && { href: addressOf({ ...anything, text: search.text }), label: 'Убрать фильтры' },
    search.text !== '' && { href: addressOf({ ...search, text: '' }), label: 'Искать без этих слов' },
    search.text !== '' && {
      href: `/organisations?${new URLSearchParams({ q: search.text })}`,
      label: 'Поискать среди организаций',
    },
    { href: '/programmes', label: 'Все программы' },
  ]
  return ways.filter((way) => way !== false)
}
