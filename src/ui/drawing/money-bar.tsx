import { formatRoubles, type Kopecks } from '#kernel/money'

export type MoneyPart = { label: string; kopecks: Kopecks; tone: 'spent' | 'held' | 'free' | 'gone' }

/** Money of a certificate as one bar with its legend; the legend is the text alternative. */
export function MoneyBar({ parts }: { parts: readonly MoneyPart[] }) {
  const total = parts.reduce((sum, part) => sum + part.kopecks, 0n)
  return (
    <figure class="money-bar">
      <svg class="money-bar-drawing" width="100%" height="20" aria-hidden="true" focusable="false">
        {slices(parts, total).map((slice) => (
          <rect
            key={slice.label}
            class={`tone-${slice.tone}`}
            x={`${slice.from}%`}
            y="1"
            width={`${slice.width}%`}
            height="18"
            rx="6"
          />
        ))}
      </svg>
      <figcaption>
        <ul class="legend">
          {parts.map((part) => (
            <li key={part.label}>
              <svg class="dot" viewBox="0 0 12 12" aria-hidden="true" focusable="false">
                <circle class={`tone-${part.tone}`} cx="6" cy="6" r="5" />
              </svg>
              {part.label} <b>{formatRoubles(part.kopecks, { short: true })}</b>
            </li>
          ))}
        </ul>
      </figcaption>
    </figure>
  )
}

function slices(parts: readonly MoneyPart[], total: bigint) {
  let from = 0
  return parts
    .filter((part) => part.kopecks > 0n && total > 0n)
    .map((part) => {
      const width = Number((part.kopecks * 10000n) / total) / 100
      const slice = { ...part, from: round(from), width: round(width) }
      from += width
      return slice
    })
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
