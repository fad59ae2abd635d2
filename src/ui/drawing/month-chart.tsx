import { formatRoubles, type Kopecks } from '#kernel/money'
import { number } from '#kernel/plural'

export type MonthSum = { label: string; short: string; kopecks: Kopecks; tone?: 'spent' | 'held' | 'free' }

/** Sums by month as columns; a list for those who do not see it. */
export function MonthChart({ title, months }: { title: string; months: readonly MonthSum[] }) {
  const most = months.reduce((top, month) => (month.kopecks > top ? month.kopecks : top), 1n)
  return (
    <figure class="month-chart">
      <figcaption>{title}</figcaption>
      <svg
        viewBox={`0 0 ${months.length * 60} 150`}
        width={`${months.length * 3.75}rem`}
        aria-hidden="true"
        focusable="false"
      >
        {months.map((month, index) => {
          const height = Math.max(month.kopecks > 0n ? 6 : 2, Number((month.kopecks * 88n) / most))
          return (
            <g key={month.label}>
              <text class="month-sum" x={index * 60 + 30} y={116 - height - 6}>
                {month.kopecks > 0n ? number((month.kopecks + 50n) / 100n) : ''}
              </text>
              <rect
                class={`tone-${month.tone ?? 'held'}`}
                x={index * 60 + 10}
                y={116 - height}
                width="40"
                height={height}
                rx="8"
              />
              <text class="month-name" x={index * 60 + 30} y="140">
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
