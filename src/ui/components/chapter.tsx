import type { ComponentChildren } from 'preact'

export type ChapterProps = {
  id: string
  title: string
  /** How many things stand inside. */
  count?: number
  open?: boolean
  children: ComponentChildren
}

/** A part of a long page that folds, without scripts too; a table of contents leads to its `id`. */
export function Chapter({ id, title, count, open, children }: ChapterProps) {
  return (
    <details class="chapter" id={id} open={open}>
      <summary>
        <h2>{title}</h2>
        {count !== undefined && <span class="count">{count}</span>}
      </summary>
      <div class="chapter-body">{children}</div>
    </details>
  )
}
