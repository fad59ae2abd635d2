import type { ComponentChildren } from 'preact'

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
            <p class="agenda-title">{item.title}</p>
            {item.text && <p class="muted small">{item.text}</p>}
          </div>
        </li>
      ))}
    </ol>
  )
}
