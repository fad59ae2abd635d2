import type { ComponentChildren } from 'preact'

export type SumRow = { label: ComponentChildren; sum: ComponentChildren; tone?: 'good' | 'total' }

/** A calculation: rows of sums with the total at the end. */
export function SumList({ rows }: { rows: readonly SumRow[] }) {
  return (
    <dl class="sums">
      {rows.map((row, index) => (
        <div key={index} class={row.tone ? `sum sum-${row.tone}` : 'sum'}>
          <dt>{row.label}</dt>
          <dd>{row.sum}</dd>
        </div>
      ))}
    </dl>
  )
}
