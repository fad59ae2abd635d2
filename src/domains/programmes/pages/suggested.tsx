import { addressOf } from '../catalogue/search.ts'
import type { Suggested } from '../nearby.ts'
import { ProgrammeResult } from './card.tsx'
import { FavouriteForm, type FavouriteMark } from './favourite.tsx'
import { NearWords } from './near.tsx'

type Props = {
  /** In the cabinet, without an address, there is only the way to set it. */
  nearOnly?: boolean
  suggested: Suggested
  favouriteOf?: ((article: number) => FavouriteMark) | undefined
}

/** «Рядом с вами» for a family whose convenient address is known (S-025), «Сейчас есть места» for everybody else. */
export function SuggestedProgrammes({ suggested, favouriteOf = () => null, nearOnly }: Props) {
  const { cards, metres, looker, search } = suggested
  const near = Boolean(looker?.origin)
  if (nearOnly && !near) return <NearWords unmet={null} looker={looker} />
  if (cards.length === 0) return null
  return (
    <>
      <h2>{near ? 'Рядом с вами' : 'Сейчас есть места'}</h2>
      <div>
        {cards.map((card) => (
          <ProgrammeResult
            key={card.article}
            card={card}
            level={3}
            metres={metres.get(card.article)}
            favourite={favouriteOf(card.article)}
          />
        ))}
      </div>
      <NearWords unmet={null} looker={looker} />
      <p>
        <a href={addressOf(search)}>
          {near ? 'Все программы поблизости, где есть места' : 'Все программы со свободными местами'}
        </a>
      </p>
      <FavouriteForm />
    </>
  )
}
