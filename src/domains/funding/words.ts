import { formatDay } from '#kernel/dates'
import { formatRoubles } from '#kernel/money'
import { number } from '#kernel/plural'
import type { Unit } from '#ledger'
import type { Act } from '#region'

/** «12 000 ₽» or «72 ч»: hours are kept in hundredths. */
export function amountWords(unit: Unit, amount: bigint): string {
  return unit === 'kopecks' ? formatRoubles(amount, { short: true }) : `${number(Number(amount) / 100)}\u00a0ч`
}

/** «Постановление «О номинале сертификата», № 811 от 19 декабря 2025 года» */
export function actWords({ title, number: ofAct, issuedOn }: Pick<Act, 'title' | 'number' | 'issuedOn'>): string {
  return `${title}, №\u00a0${ofAct} от ${formatDay(issuedOn)}`
}

/** The two limits at which a nominal may be refused (S-143, S-144). */
export function groundWords(ground: 'count-limit' | 'sum-limit' | null): string {
  if (ground === 'count-limit') return 'достигнуто предельное число действующих сертификатов с номиналом'
  return ground === 'sum-limit' ? 'достигнут предельный объём обеспечения сертификатов с номиналом на этот год' : ''
}
