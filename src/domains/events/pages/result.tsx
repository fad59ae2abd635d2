import { type Direction, ResultCard, Tag } from '#ui'
import { type Event, type Section, sectionOf } from '../model.ts'
import { ageWords, costWords, kindWords, placeWords, seatsWords, whenWords } from '../words.ts'

/** Every section has one of the six bright colours. */
const colours: Record<Section, Direction> = {
  competitive: 'tech',
  leisure: 'art',
  educational: 'science',
  career: 'social',
  community: 'tourism',
  other: 'sport',
}

function colourOf(kind: Event['kind']): Direction {
  return colours[sectionOf(kind)]
}

/** One found event in a list. */
export function EventResult({ event, level = 3 }: { event: Event; level?: 2 | 3 }) {
  return (
    <ResultCard
      id={`event-${event.number}`}
      seed={`event-${event.number}`}
      direction={colourOf(event.kind)}
      title={event.name}
      href={`/events/${event.number}`}
      level={level}
      place={`${event.organiser} · ${event.online ? '' : `${event.municipality}, `}${placeWords(event)}`}
      facts={[whenWords(event), ageWords(event)]}
      tags={<Tag direction={colourOf(event.kind)}>{kindWords[event.kind]}</Tag>}
      side={
        <>
          <p>
            <b>{costWords(event)}</b>
          </p>
          <p class="small muted">{seatsWords(event)}</p>
        </>
      }
    />
  )
}
