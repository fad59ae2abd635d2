import { quoted } from '#kernel/quoted'
import { Button, ButtonLink, ButtonRow, Card, CursorPagination, EmptyState, Form, Page } from '#ui'
import type { ProgrammeCard } from '../catalogue/cards.ts'
import type { Favourite } from '../favourites/queries.ts'
import type { Programme } from '../model.ts'
import { ProgrammeResult } from './card.tsx'
import { FavouriteButton, FavouriteForm } from './favourite.tsx'
import { FavouriteTabs } from './searches.tsx'

export type FavouritesPageProps = {
  favourites: readonly Favourite[]
  cards: readonly ProgrammeCard[]
  /** Where the next page begins. */
  next: string | null
}

/** «Избранное»: a family's own list, the newest first, with the seats of this moment. */
export function FavouritesPage({ favourites, cards, next }: FavouritesPageProps) {
  const cardOf = new Map(cards.map((card) => [card.article, card]))
  return (
    <Page title="Избранное" width="wide" hidden>
      <FavouriteTabs current="programmes" />
      {favourites.length === 0 && (
        <EmptyState
          title="Здесь будет то, что вы отложите"
          actions={<ButtonLink href="/programmes">Найти программу</ButtonLink>}
        >
          <p>Нажмите «В избранное» у программы, чтобы потом сравнить и не искать заново.</p>
        </EmptyState>
      )}
      {favourites.map((favourite) => {
        const card = cardOf.get(favourite.article)
        return card ? (
          <ProgrammeResult key={favourite.article} card={card} favourite="kept" />
        ) : (
          <Gone key={favourite.article} favourite={favourite} />
        )
      })}
      <CursorPagination next={next && `/my/favourites?after=${next}`} />
      <FavouriteForm />
    </Page>
  )
}

function Gone({ favourite: { article, name, providerName } }: { favourite: Favourite }) {
  return (
    <Card title={name} tight actions={<FavouriteButton article={article} name={name} mark="kept" />}>
      <p>{providerName}. Программы больше нет в каталоге: организация убрала её или закончила работу.</p>
    </Card>
  )
}

/** One programme to put aside: where a stranger comes back after signing in. */
export function FavouritePage({ programme, kept }: { programme: Programme; kept: boolean }) {
  const { article, name, summary, providerName } = programme
  const here = `/my/favourites/${article}`
  return (
    <Page
      title={kept ? `${quoted(name)} уже в избранном` : `Добавить в избранное ${quoted(name)}?`}
      lead={summary}
      over={providerName}
      back={{ href: `/programmes/${article}`, label: 'К программе' }}
      hidden
    >
      <p>В избранном видно, сколько мест в группах сейчас. Место избранное не занимает: для этого подают заявку.</p>
      {kept ? (
        <ButtonRow>
          <ButtonLink href="/my/favourites">Открыть избранное</ButtonLink>
        </ButtonRow>
      ) : (
        <Form action={here}>
          <Button>Добавить в избранное</Button>
        </Form>
      )}
    </Page>
  )
}
