import { formatRoubles, type Kopecks } from '#kernel/money'

export type MoneyProps = { kopecks: Kopecks; short?: boolean /** Writes + or − before it. */; signed?: boolean }

/** A sum with no-break spaces and tabular figures: «12 345,67 ₽». */
export function Money({ kopecks, short, signed }: MoneyProps) {
  if (!signed) return <span class="money">{formatRoubles(kopecks, { short })}</span>
  const size = kopecks < 0n ? -kopecks : kopecks
  const sign = kopecks < 0n ? '− ' : kopecks > 0n ? '+ ' : ''
  return (
    <span class={kopecks > 0n ? 'money money-plus' : 'money'}>
      {sign}
      {formatRoubles(size, { short })}
    </span>
  )
}
