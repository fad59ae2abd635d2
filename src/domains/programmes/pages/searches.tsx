import { plural } from '#kernel/plural'
import { Button, ButtonLink, Card, CursorPagination, EmptyState, Form, Page, Tabs } from '#ui'

/** One kept search with what it finds now. */
export type KeptSearch = { id: string; href: string; words: string; total: number }

/** «Избранное»: programmes and searches side by side. */
export function FavouriteTabs({ current }: { current: 'programmes' | 'searches' }) {
  return (
    <Tabs
      label="Избранное"
      tabs={[
        { href: '/my/favourites', label: 'Программы', current: current === 'programmes' },
        { href: '/my/searches', label: 'Поиски', current: current === 'searches' },
      ]}
    />
  )
}

/** Searches that a family keeps to look again, the newest first, each with how many programmes it finds now. */
export function SearchesPage({ searches, next }: { searches: readonly KeptSearch[]; next: string | null }) {
  return (
    <Page title="Сохранённые поиски" width="wide" hidden>
      <FavouriteTabs current="searches" />
      {searches.length === 0 && (
        <EmptyState
          title="Здесь будут ваши поиски"
          actions={<ButtonLink href="/programmes">Найти программу</ButtonLink>}
        >
          <p>Выберите условия в каталоге и нажмите «Сохранить поиск»: не придётся отмечать всё заново.</p>
        </EmptyState>
      )}
      {searches.map(({ id, href, words, total }) => (
        <Card
          key={id}
          title={words}
          href={href}
          tight
          actions={
            <Form action={`/my/searches/${id}/removal`} class="form-inline">
              <Button kind="ghost" small>
                Забыть поиск<span class="visually-hidden">: {words}</span>
              </Button>
            </Form>
          }
        >
          <p>
            {total === 0
              ? 'Сейчас ничего не находится'
              : `Сейчас ${plural(total, 'программа', 'программы', 'программ')}`}
          </p>
        </Card>
      ))}
      <CursorPagination next={next && `/my/searches?after=${next}`} />
    </Page>
  )
}
