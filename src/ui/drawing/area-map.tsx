import type { Direction } from './direction.ts'

/** Shares of the half side: −1…1 from the centre, down is positive. */
type Spot = { x: number; y: number }
export type AreaMark = Spot & {
  /** What stands in the circle: the numbers that the list beside has. */
  numbers: readonly number[]
  /** Whose colour it has; null for several things of different directions. */
  direction: Direction | null
  title: string
  href: string
}
export type AreaMapProps = {
  title: string
  marks: readonly AreaMark[]
  /** Names of towns, where nothing else says what is where. */
  names?: readonly (Spot & { name: string })[]
  /** The measure: rings around the home in the middle, or a bar below when there is no home. */
  measure: { step: number; words: (steps: number) => string }
  home?: string | null
}

const half = 200
const radius = 17

/** Places around a home as a plain drawing with a measure, without tiles of foreign hosts; a list says the same in words. */
export function AreaMap({ title, marks, names = [], measure, home = null }: AreaMapProps) {
  return (
    <figure class="area-map">
      <svg viewBox={`${-half} ${-half} ${2 * half} ${2 * half}`}>
        <title>{title}</title>
        {home === null ? <Bar {...measure} /> : <Rings {...measure} home={home} />}
        {names.map(({ x, y, name }) => (
          <text key={name} class="area-map-name" {...lettersAt(x)} y={round(y * half + radius + 14)}>
            {name}
          </text>
        ))}
        {marks.map((mark) => (
          <Mark key={mark.href} {...mark} />
        ))}
      </svg>
      <figcaption class="small muted">{title}. Север вверху, номера — как в списке ниже.</figcaption>
    </figure>
  )
}

function Mark({ x, y, numbers, direction, title, href }: AreaMark) {
  const words = runsOf(numbers)
  const wide = 2 * radius + Math.max(0, words.length - 2) * 7
  const middle = Math.max(wide / 2 - half + 2, Math.min(half - wide / 2 - 2, x * half))
  return (
    <a href={href} aria-label={title} class="area-map-mark" data-direction={direction ?? undefined}>
      <title>{title}</title>
      <rect x={round(middle - wide / 2)} y={round(y * half - radius)} width={wide} height={2 * radius} rx={radius} />
      <text x={round(middle)} y={round(y * half + 5)}>
        {words}
      </text>
    </a>
  )
}

/** «1–8», «15, 19, 20», «1–3, 7…»: there is room for three. */
function runsOf(numbers: readonly number[]): string {
  const runs: [first: number, last: number][] = []
  for (const number of numbers) {
    const run = runs.at(-1)
    if (run?.[1] === number - 1) run[1] = number
    else runs.push([number, number])
  }
  const words = runs.map(([first, last]) =>
    first === last ? `${first}` : `${first}${last === first + 1 ? ', ' : '–'}${last}`,
  )
  return words.length > 3 ? `${words.slice(0, 2).join(', ')}…` : words.join(', ')
}

function Rings({ step, words, home }: AreaMapProps['measure'] & { home: string }) {
  const rings = Array.from({ length: Math.floor(1 / step) }, (_, at) => at + 1)
  return (
    <>
      {rings.map((steps) => (
        <circle key={steps} class="area-map-ring" r={round(steps * step * half)} />
      ))}
      {rings.map((steps) => (
        <text key={steps} class="area-map-measure" y={round(-steps * step * half - 4)}>
          {words(steps)}
        </text>
      ))}
      <path class="area-map-home" d="M0-13 13-1H9V11H-9V-1h-4z">
        <title>{home}</title>
      </path>
    </>
  )
}

function Bar({ step, words }: AreaMapProps['measure']) {
  const [left, bottom] = [-half + 14, half - 16]
  return (
    <>
      <path class="area-map-bar" d={`M${left} ${bottom - 6}v6h${round(step * half)}v-6`} />
      <text class="area-map-measure area-map-from" x={left + 6} y={bottom - 5}>
        {words(1)}
      </text>
    </>
  )
}

/** Letters near an edge grow inwards. */
function lettersAt(x: number) {
  const anchor = x < -0.5 ? 'start' : x > 0.5 ? 'end' : 'middle'
  const shift = anchor === 'start' ? -radius : anchor === 'end' ? radius : 0
  return { x: round(x * half + shift), 'text-anchor': anchor } as const
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
