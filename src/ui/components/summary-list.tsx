import type { ComponentChildren } from 'preact'

export type SummaryRow = {
  label: string
  value: ComponentChildren
  /** Where to change it; `what` completes «Изменить …» for screen readers. */
  change?: { href: string; what?: string; label?: string }
}

/** Answers to check before sending, or facts of a record. */
export function SummaryList({
  rows,
  title,
  level = 2,
}: {
  rows: readonly SummaryRow[]
  title?: string
  level?: 2 | 3
}) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <div class="summary">
      {title && <Heading>{title}</Heading>}
      <dl>
        {rows.map((row) => (
          <div key={row.label} class="summary-row">
            <dt>{row.label}</dt>
            <dd>{row.value}</dd>
            {row.change && (
              <dd class="summary-change">
                <a href={row.change.href}>
                  {row.change.label ?? 'Изменить'}
                  <span class="visually-hidden"> {row.change.what ?? row.label}</span>
                </a>
              </dd>
            )}
          </div>
        ))}
      </dl>
    </div>
  )
}
