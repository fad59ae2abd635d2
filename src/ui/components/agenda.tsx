import type { ComponentChildren } from 'preact'
import { tidy } from '../typography.ts'

export type AgendaItem = {
  /** «авг» and «27». */
  month: string
  day: string
  title: ComponentChildren
  text?: ComponentChildren
  urgent?: boolean
}

/** What comes next and by which day. */
export function Agenda({ items }: { items: readonly AgendaItem[] }) {
  return (
    <ol class="agenda">
      {items.map((item, index) => (
        <li key={index} data-urgent={item.urgent ? '' : undefined}>
          <span class="agenda-day">
            <b>{item.day}</b> {item.month}
          </span>
          <div>
            <p class="agenda-title">{tidy(item.title)}</p>
            {item.text && <p class="muted small">{tidy(item.text)}</p>}
          </div>
        </li>
      ))}
    </ol>
  )
}
