import { plural } from '#kernel/plural'
import { keptDrawing } from './kept.ts'

export type SeatsProps = { capacity: number; taken: number }

const mostCircles = 24
const mostInRow = 12

/** Seats of a group as circles: filled ones are free. The words say the same. */
export function Seats({ capacity, taken }: SeatsProps) {
  const free = Math.max(0, capacity - taken)
  const shown = Math.min(capacity, mostCircles)
  const shownFree = free === 0 ? 0 : Math.max(1, Math.round((free / Math.max(1, capacity)) * shown))
  const perRow = Math.ceil(shown / Math.ceil(shown / mostInRow))
  return (
    <span class="seats" data-left={free === 0 ? 'none' : free === 1 ? 'last' : 'some'}>
      {shown > 0 && (
        <svg
          class="seats-drawing"
          viewBox={`0 0 ${perRow * 14} ${Math.ceil(shown / perRow) * 14}`}
          width={perRow * 14}
          aria-hidden="true"
          focusable="false"
          dangerouslySetInnerHTML={drawn(`${shown} ${shownFree}`, () => circlesOf(shown, shownFree, perRow))}
        />
      )}
      <span class="seats-words">{seatsWords(free, capacity)}</span>
    </span>
  )
}

const drawn = keptDrawing()

function circlesOf(shown: number, free: number, perRow: number) {
  return (
    <>
      {Array.from({ length: shown }, (_, index) => (
        <circle
          key={index}
          class={index < free ? 'seat seat-free' : 'seat'}
          cx={(index % perRow) * 14 + 7}
          cy={Math.floor(index / perRow) * 14 + 7}
          r={index < free ? 5.5 : 4.5}
        />
      ))}
    </>
  )
}

function seatsWords(free: number, capacity: number): string {
  if (free === 0) return `мест нет, всего ${capacity}`
  if (free === 1) return `последнее место из ${capacity}`
  return `${plural(free, 'место', 'места', 'мест')} из ${capacity}`
}
