import type { ComponentChildren } from 'preact'
import type { Direction } from '../drawing/direction.ts'

export type TagTone = 'plain' | 'brand' | 'good' | 'warn' | 'bad'

/** A state in one or two words. */
export function Tag({
  tone = 'plain',
  direction,
  children,
}: {
  tone?: TagTone
  direction?: Direction
  children: ComponentChildren
}) {
  return (
    <span class={direction ? 'tag tag-direction' : `tag tag-${tone}`} data-direction={direction}>
      {children}
    </span>
  )
}
