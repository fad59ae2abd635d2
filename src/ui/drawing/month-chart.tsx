import { formatRoubles, type Kopecks } from '#kernel/money'

export type MonthSum = { label: string; short: string; kopecks: Kopecks; tone?: 'spent' | 'held' | 'free' }

/** Sums by month as columns; a list for those who do not see it. */
export function MonthChart({ title, months }: { title: string; months: readonly MonthSum[] }) {
  const most = months.reduce((top, month) => (month.kopecks > top ? month.kopecks : top), 1n)
  return (
    <figure class="month-chart">
      <figcaption>{title}</figcaption>
      <svg viewBox={`0 0 ${months.length * 44} 128`} aria-hidden="true" focusable="false">
        {months.map((month, index) => {
          const height = Math.max(month.kopecks > 0n ? 6 : 2, Number((month.kopecks * 84n) / most))
          return (
            <g key={month.label}>
              <text class="month-sum" x={index * 44 + 22} y={100 - height - 6}>
                {month.kopecks > 0n ? String(month.kopecks / 100n) : ''}
              </text>
              <rect
                class={`tone-${month.tone ?? 'held'}`}
                x={index * 44 + 8}
                y={100 - height}
                width="28"
                height={height}
                rx="6"
              />
              <text class="month-name" x={index * 44 + 22} y="120">
                {month.short}
              </text>
            </g>
          )
        })}
      </svg>
      <ul class="visually-hidden">
        {months.map((month) => (
          <li key={month.label}>
            {month.label}: {formatRoubles(month.kopecks, { short: true })}
          </li>
        ))}
      </ul>
    </figure>
  )
}
