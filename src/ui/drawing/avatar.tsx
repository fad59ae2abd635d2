import { chanceOf } from './chance.ts'
import { type Direction, directions } from './direction.ts'

/** A person's circle: the first letter in a colour of its own. The name stands beside it. */
export function Avatar({ name, seed }: { name: string; seed?: string }) {
  const colour: Direction = directions[chanceOf(seed ?? name).number(0, directions.length - 1)] ?? 'tech'
  return (
    <span class="avatar" data-direction={colour} aria-hidden="true">
      {name.slice(0, 1)}
    </span>
  )
}
