import type { Direction } from './direction.ts'

const strokes: Record<Direction, string> = {
  tech: 'M16 11a5 5 0 1 0 0 10 5 5 0 0 0 0-10zM16 4v4M16 24v4M4 16h4M24 16h4M7.5 7.500l3 3M21.5 21.500l3 3M24.5 7.500l-3 3M10.5 21.500l-3 3',
  art: 'M27 5 14 18c-3-1-6 1-6 4 0 2-1 4-4 5 6 2 12 0 13-5L27 5z',
  science: 'M6 26C6 12 14 5 27 5c0 13-7 21-21 21zM6 26l11-11',
  social: 'M4 7h16v11H11l-5 4v-4H4zM24 12h4v11h-2v4l-5-4h-7',
  tourism: 'M3 26 12 9l6 11 4-6 7 12zM9.5 14l2.5 2 2.5-2',
  sport: 'M16 4a12 12 0 1 0 0 24 12 12 0 0 0 0-24zM4.5 13c8 1 13 6 14 14.500M13.5 4.500c1 8 6 13 14 14',
}

/** White drawing on the direction's bright circle. */
export function DirectionIcon({ direction, small }: { direction: Direction; small?: boolean }) {
  return (
    <span class={small ? 'direction-icon direction-icon-small' : 'direction-icon'} data-direction={direction}>
      <svg viewBox="0 0 32 32" aria-hidden="true" focusable="false">
        <path d={strokes[direction]} />
      </svg>
    </span>
  )
}
