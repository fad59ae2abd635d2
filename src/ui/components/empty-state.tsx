import type { ComponentChildren } from 'preact'
import { EmptyDrawing } from '../drawing/scenes.tsx'

/** Nothing here yet: why, and what to do. */
export function EmptyState({
  title,
  children,
  actions,
}: {
  title: string
  children?: ComponentChildren
  actions?: ComponentChildren
}) {
  return (
    <div class="empty">
      <div class="drawing">
        <EmptyDrawing />
      </div>
      <p class="empty-title">{title}</p>
      {children}
      {actions && <div class="button-row">{actions}</div>}
    </div>
  )
}
