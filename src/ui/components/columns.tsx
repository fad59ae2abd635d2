import type { ComponentChildren } from 'preact'

/** Main column and a narrower one beside it; on a phone one under another. */
export function Columns({
  main,
  aside,
  asideLabel,
  first,
  after,
}: {
  main: ComponentChildren
  aside: ComponentChildren
  asideLabel?: string
  /** The narrow column stands left. */
  first?: boolean
  /** More of the main column that on a phone comes after the narrow one. */
  after?: ComponentChildren
}) {
  return (
    <div class={first ? 'columns columns-first' : 'columns'}>
      {first && (
        <aside class="columns-aside" aria-label={asideLabel}>
          {aside}
        </aside>
      )}
      <div class="columns-main">{main}</div>
      {!first && (
        <aside class="columns-aside" aria-label={asideLabel}>
          {aside}
        </aside>
      )}
      {after && <div class="columns-main">{after}</div>}
    </div>
  )
}

/** Things of equal weight in as many columns as fit; a `pair` is compared side by side, on a phone one under another. */
export function Grid({ children, pair }: { children: ComponentChildren; pair?: boolean }) {
  return <div class={pair ? 'grid grid-pair' : 'grid'}>{children}</div>
}

/** Things one under another with even gaps. */
export function Stack({ children }: { children: ComponentChildren }) {
  return <div class="stack">{children}</div>
}
