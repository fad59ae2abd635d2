import { addressOf, anything } from '../catalogue/search.ts'
import type { Suggested } from '../nearby.ts'
import { ProgrammeResult } from './card.tsx'
import { FavouriteForm, type FavouriteMark } from './favourite.tsx'
import { NearWords } from './near.tsx'

type Props = { suggested: Suggested; favouriteOf?: ((article: number) => FavouriteMark) | undefined }

/** «Рядом с вами» for a family whose convenient address is known (S-025), «Сейчас есть места» for everybody else. */
export function SuggestedProgrammes({ suggested: { cards, metres, looker }, favouriteOf = () => null }: Props) {
  if (cards.length === 0) return null
  const near = Boolean(looker?.origin)
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
        <a href={addressOf({ ...anything, seats: true })}>Все программы со свободными местами</a>
      </p>
      {looker && <FavouriteForm />}
    </>
  )
}
