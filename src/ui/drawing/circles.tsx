import type { JSX } from 'preact'
import { type Chance, chanceOf } from './chance.ts'
import type { Direction } from './direction.ts'
import { keptDrawing } from './kept.ts'

export type CirclesProps = { seed: string; direction: Direction; class?: string }

/** Cover of a programme: a drawing of circles, always the same for one seed, in the direction's colour. */
export function Circles({ seed, direction, ...rest }: CirclesProps) {
  return (
    <svg
      class={`circles ${rest.class ?? ''}`.trim()}
      data-direction={direction}
      viewBox="0 0 240 180"
      preserveAspectRatio="xMidYMid slice"
      aria-hidden="true"
      focusable="false"
      dangerouslySetInnerHTML={drawn(`${direction}:${seed}`, () => shapesOf(`${direction}:${seed}`))}
    />
  )
}

const drawn = keptDrawing()

function shapesOf(seed: string): JSX.Element {
  const chance = chanceOf(seed)
  const drawing = chance.one([tiles, tiles, orbits, rainbow, bubbles])
  return (
    <>
      <rect class="i0" width="240" height="180" />
      {drawing(chance)}
    </>
  )
}

const inks = ['i1', 'i2', 'i3', 'i4'] as const

/** A quilt of whole, half and quarter circles. */
function tiles(chance: Chance): JSX.Element[] {
  const shapes: JSX.Element[] = []
  for (let row = 0; row < 3; row++)
    for (let column = 0; column < 4; column++) shapes.push(tile(chance, column * 60, row * 60))
  return shapes
}

function tile(chance: Chance, x: number, y: number): JSX.Element {
  const ink = chance.one(inks)
  const turn = chance.number(0, 3) * 90
  const place = `translate(${x} ${y}) rotate(${turn} 30 30)`
  const kind = chance.number(0, 7)
  if (kind === 0) return <circle class={ink} cx={x + 30} cy={y + 30} r={30} />
  if (kind === 1) return <circle class={`${ink} ring`} cx={x + 30} cy={y + 30} r={20} stroke-width="11" />
  if (kind === 2) return <circle class={ink} cx={x + 30} cy={y + 30} r={11} />
  if (kind === 3) return <path class={ink} transform={place} d="M0 0a30 30 0 0 0 60 0z" />
  if (kind === 4) return <path class={`${ink} ring`} transform={place} d="M0 22a38 38 0 0 1 38 38" stroke-width="14" />
  return <path class={ink} transform={place} d="M0 0h60a60 60 0 0 1-60 60z" />
}

/** Planets around a sun. */
function orbits(chance: Chance): JSX.Element[] {
  const x = chance.number(60, 180)
  const y = chance.number(60, 120)
  const discs = [
    <circle class="i1" cx={x} cy={y} r="148" />,
    <circle class="i0" cx={x} cy={y} r="106" />,
    <circle class="i2" cx={x} cy={y} r="66" />,
    <circle class="i3" cx={x} cy={y} r="32" />,
  ]
  const planets = [127, 86, 49].map((far) => {
    const angle = (chance.number(0, 359) * Math.PI) / 180
    const at = { cx: Math.round(x + far * Math.cos(angle)), cy: Math.round(y + far * Math.sin(angle)) }
    return <circle key={far} class={far === 86 ? 'i3' : 'i4'} {...at} r={chance.number(8, 15)} />
  })
  return [...discs, ...planets]
}

/** Rings that grow from a corner. */
function rainbow(chance: Chance): JSX.Element[] {
  const x = chance.one([0, 60, 180, 240])
  const y = chance.one([0, 180])
  const rings = [176, 148, 120, 92, 64].map((r, index) => (
    <circle
      key={r}
      class={`${inks[(index + 1) % 4]} ring`}
      cx={x}
      cy={y}
      r={r}
      stroke-width={chance.one([28, 28, 14])}
    />
  ))
  return [...rings, <circle class="i4" cx={240 - x} cy={180 - y} r={chance.number(24, 46)} />]
}

/** Big circles that overlap. */
function bubbles(chance: Chance): JSX.Element[] {
  const big = [0, 1, 2].map((index) => (
    <circle
      key={index}
      class={inks[index] ?? 'i1'}
      cx={40 + index * 80 + chance.number(-20, 20)}
      cy={chance.number(40, 140)}
      r={chance.number(46, 78)}
      opacity="0.85"
    />
  ))
  const ringX = chance.number(50, 190)
  return [
    ...big,
    <circle class="i3 ring" cx={ringX} cy={chance.number(60, 120)} r={chance.number(22, 36)} stroke-width="11" />,
    <circle class="i4" cx={240 - ringX} cy={chance.number(30, 150)} r={chance.number(10, 18)} />,
  ]
}
