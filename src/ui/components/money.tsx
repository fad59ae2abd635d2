import type { ComponentChildren } from 'preact'
import { formatRoubles, type Kopecks } from '#kernel/money'

export type MoneyProps = {
  kopecks: Kopecks
  /** Drops «,00». */
  short?: boolean
  /** Writes + or − before it. */
  signed?: boolean
}

/** A sum with no-break spaces and tabular figures: «12 345,67 ₽». */
export function Money({ kopecks, short, signed }: MoneyProps) {
  if (!signed) return <span class="money">{formatRoubles(kopecks, { short })}</span>
  const size = kopecks < 0n ? -kopecks : kopecks
  const sign = kopecks < 0n ? '−\u00a0' : kopecks > 0n ? '+\u00a0' : ''
  return (
    <span class={kopecks > 0n ? 'money money-plus' : 'money'}>
      {sign}
      {formatRoubles(size, { short })}
    </span>
  )
}

/** What the family pays, large, and who pays the rest. */
export function Price({ kopecks, children }: { kopecks: Kopecks; children?: ComponentChildren }) {
  return (
    <div>
      <p class="price">{kopecks === 0n ? 'Бесплатно' : <Money kopecks={kopecks} short />}</p>
      {children && <p class="muted small">{children}</p>}
    </div>
  )
}
