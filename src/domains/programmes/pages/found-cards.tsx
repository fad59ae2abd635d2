import { areaOf, type Spot } from '#kernel/area'
import { distanceWords } from '#kernel/distance'
import { AreaMap, type AreaMark } from '#ui'
import type { ProgrammeCard } from '../catalogue/cards.ts'
import { genitive } from '../words.ts'
import { ProgrammeResult } from './card.tsx'
import type { CataloguePageProps } from './catalogue.tsx'

/** What was found, with a map of it above when that is asked for. */
export function FoundCards(props: CataloguePageProps) {
  const { search, found, cards, spots, favouriteOf = () => null } = props
  const results = cards.map((card) => (
    <ProgrammeResult
      key={card.article}
      card={card}
      days={search.day}
      metres={found.metres.get(card.article)}
      favourite={favouriteOf(card.article)}
    />
  ))
  if (!spots || cards.length === 0) return <>{results}</>
  return (
    <>
      <FoundMap {...props} spots={spots} />
      {cards.map(({ article }, at) => (
        <div key={article} id={`found-${at + 1}`} class="on-map" tabIndex={-1}>
          {results[at]}
          {spots.has(article) && <span class="on-map-number">{at + 1}</span>}
        </div>
      ))}
    </>
  )
}

/** S-025: the same page of results around the convenient address; without one, by towns. */
function FoundMap({ cards, spots, looker, found }: CataloguePageProps & Required<Pick<CataloguePageProps, 'spots'>>) {
  const placed = cards.flatMap((card, at) => {
    const spot = spots.get(card.article)
    return spot ? [{ ...spot, card, number: at + 1 }] : []
  })
  if (placed.length === 0) return <p class="muted">Здесь только дистанционные занятия: ехать никуда не нужно.</p>
  const origin = looker?.origin ?? null
  const area = areaOf(placed, origin)
  const around = origin
    ? `Карта вокруг удобного адреса ${genitive(origin.child, origin.gender)}: найденное`
    : 'Карта найденного'
  const marks = area.marks.map(({ x, y, numbers }) => ({ x, y, ...markOf(numbers, cards) }))
  return (
    <AreaMap
      title={`${around}${found.pages > 1 ? ' на этой странице' : ''}`}
      marks={marks}
      names={origin ? [] : townsOf(placed, area.place)}
      measure={{ step: area.step, words: (steps) => distanceWords(area.stepMetres * steps) }}
      home={origin && `Удобный адрес: ${origin.words}`}
    />
  )
}

function markOf(numbers: readonly number[], cards: readonly ProgrammeCard[]): Omit<AreaMark, 'x' | 'y'> {
  const here = numbers.flatMap((number) => cards[number - 1] ?? [])
  const directions = new Set(here.map(({ direction }) => direction))
  const [only] = directions
  return {
    numbers,
    direction: directions.size === 1 && only ? only : null,
    title: here.map(({ name }, at) => `${numbers[at]}. ${name}`).join('; '),
    href: `#found-${numbers[0]}`,
  }
}

type Placed = Spot & { card: ProgrammeCard }

/** Each municipality in the middle of what was found in it. */
function townsOf(placed: readonly Placed[], place: ReturnType<typeof areaOf>['place']) {
  const byTown = Map.groupBy(placed, ({ card }) => card.municipalityName)
  return [...byTown].map(([name, spots]) => {
    const mean = (of: (spot: Spot) => number) => spots.reduce((sum, spot) => sum + of(spot), 0) / spots.length
    return { name, ...place({ latitude: mean((spot) => spot.latitude), longitude: mean((spot) => spot.longitude) }) }
  })
}
