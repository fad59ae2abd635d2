import type { VNode } from 'preact'
import { plural } from '#kernel/plural'
import { OrganisationView, type Provider } from '#providers'
import { Page } from '#ui'
import type { ProgrammeCard } from '../catalogue/cards.ts'
import { ProgrammeResult } from './card.tsx'
import { FavouriteForm, type FavouriteMark } from './favourite.tsx'
import { organisationFacts, StructuredFacts } from './structured-facts.tsx'

export type OrganisationPageProps = {
  provider: Provider
  cards: readonly ProgrammeCard[]
  origin: string
  favouriteOf?: (article: number) => FavouriteMark
  /** What domains above show of it. */
  blocks?: readonly VNode[]
}

/** An organisation with everything it teaches (S-041). */
export function OrganisationPage({
  provider,
  cards,
  origin,
  favouriteOf = () => null,
  blocks = [],
}: OrganisationPageProps) {
  return (
    <Page
      title={provider.shortName}
      over={provider.municipalityName}
      width="wide"
      description={provider.description}
      canonical={`${origin}/organisations/${provider.id}`}
      crumbs={[{ href: '/organisations', label: 'Организации' }]}
    >
      <OrganisationView provider={provider}>
        <h2>{cards.length > 0 ? plural(cards.length, 'программа', 'программы', 'программ') : 'Программы'}</h2>
        {cards.length === 0 && <p class="muted">Организация ещё не разместила программы.</p>}
        {cards.map((card) => (
          <ProgrammeResult key={card.article} card={card} own favourite={favouriteOf(card.article)} />
        ))}
        {blocks}
      </OrganisationView>
      <FavouriteForm />
      <StructuredFacts facts={organisationFacts(provider, origin)} />
    </Page>
  )
}
