import { Icon } from '../drawing/icon.tsx'

export type PaginationProps = {
  page: number
  pages: number
  href: (page: number) => string
  label?: string
}

export function Pagination({ page, pages, href, label = 'Страницы' }: PaginationProps) {
  if (pages <= 1) return null
  return (
    <nav class="pagination" aria-label={label}>
      {page > 1 && (
        <a class="pagination-turn" href={href(page - 1)} rel="prev">
          <Icon name="left" /> Назад
        </a>
      )}
      <ul>
        {numbers(page, pages).map((number, index) => (
          <li key={index}>
            {number === null ? (
              <span aria-hidden="true">…</span>
            ) : (
              <a
                href={href(number)}
                aria-current={number === page ? 'page' : undefined}
                aria-label={`Страница ${number}`}
              >
                {number}
              </a>
            )}
          </li>
        ))}
      </ul>
      {page < pages && (
        <a class="pagination-turn" href={href(page + 1)} rel="next">
          Дальше <Icon name="right" />
        </a>
      )}
    </nav>
  )
}

/** Next and previous by cursor, where pages have no numbers. */
export function CursorPagination({
  previous,
  next,
  label = 'Страницы',
}: {
  previous?: string | null
  next?: string | null
  label?: string
}) {
  if (!previous && !next) return null
  return (
    <nav class="pagination" aria-label={label}>
      {previous && (
        <a class="pagination-turn" href={previous} rel="prev">
          <Icon name="left" /> Назад
        </a>
      )}
      {next && (
        <a class="pagination-turn" href={next} rel="next">
          Дальше <Icon name="right" />
        </a>
      )}
    </nav>
  )
}

/** First, last and the neighbours; null is a gap. */
function numbers(page: number, pages: number): (number | null)[] {
  const wanted = [1, page - 1, page, page + 1, pages].filter((number) => number >= 1 && number <= pages)
  const sorted = [...new Set(wanted)].sort((a, b) => a - b)
  return sorted.flatMap((number, index) => {
    const before = sorted[index - 1]
    return before !== undefined && number - before > 1 ? [null, number] : [number]
  })
}
