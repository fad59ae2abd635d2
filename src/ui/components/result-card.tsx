import type { ComponentChildren } from 'preact'
import { Circles } from '../drawing/circles.tsx'
import type { Direction } from '../drawing/direction.ts'
import { Facts } from './facts.tsx'

export type ResultCardProps = {
  seed: string
  direction: Direction
  title: string
  href: string
  /** Under the title: who and where. */
  place?: ComponentChildren
  facts?: readonly ComponentChildren[]
  tags?: ComponentChildren
  /** Right column: price, seats. */
  side?: ComponentChildren
}

/** One found thing in a list: cover, what it is, and what it costs. */
export function ResultCard({ seed, direction, title, href, place, facts, tags, side }: ResultCardProps) {
  return (
    <article class="result">
      <div class="result-cover drawing">
        <Circles seed={seed} direction={direction} />
      </div>
      <div class="result-body">
        <h3 class="result-title">
          <a href={href}>{title}</a>
        </h3>
        {place && <p class="muted small">{place}</p>}
        {facts && <Facts facts={facts} />}
        {tags && <div class="tags">{tags}</div>}
      </div>
      {side && <div class="result-side">{side}</div>}
    </article>
  )
}
