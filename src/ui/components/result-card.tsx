import type { ComponentChildren } from 'preact'
import { Circles } from '../drawing/circles.tsx'
import type { Direction } from '../drawing/direction.ts'
import { tidy } from '../typography.ts'
import { Facts } from './facts.tsx'

export type ResultCardProps = {
  /** Where a link or a return to this thing leads. */
  id?: string
  seed: string
  direction: Direction
  title: string
  href: string
  level?: 2 | 3
  /** Under the title: who and where. */
  place?: ComponentChildren
  facts?: readonly ComponentChildren[]
  tags?: ComponentChildren
  /** Right column: price, seats. */
  side?: ComponentChildren
}

/** One found thing in a list: cover, what it is, and what it costs. */
export function ResultCard({ id, seed, direction, title, href, level = 2, place, facts, tags, side }: ResultCardProps) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <article class="result" id={id}>
      <div class="result-cover drawing">
        <Circles seed={seed} direction={direction} />
      </div>
      <div class="result-body">
        <Heading class="result-title">
          <a href={href}>{title}</a>
        </Heading>
        {place && <p class="muted small">{tidy(place)}</p>}
        {facts && <Facts facts={facts} />}
        {tags && <div class="tags">{tags}</div>}
      </div>
      {side && <div class="result-side">{side}</div>}
    </article>
  )
}
