import { formatDay } from '#kernel/dates'
import { number, plural } from '#kernel/plural'
import type { ChildCount, Target } from './model.ts'
import { type Lack, percentOf } from './rules.ts'

/** «81,4 %», or a dash for what nobody knows. */
export function percentWords(share: number | null): string {
  const percent = percentOf(share)
  return percent === null ? '—' : `${number(percent)}\u00a0%`
}

export function countWords({ countedOn, act }: ChildCount): string {
  return `на ${formatDay(countedOn)}, акт № ${act.number} от ${formatDay(act.issuedOn)}`
}

export function targetWords({ percent, until, campaign }: Target): string {
  const end = campaign ? `к концу кампании «${campaign}», ${formatDay(until)}` : `к ${formatDay(until)}`
  return `${percent}\u00a0% детей ${end}`
}

/** What is still to be done, as people would say it. */
export function lackWords(lack: Lack, until: Target['until']): string {
  const missing = plural(lack.certificates, 'сертификата', 'сертификатов', 'сертификатов')
  if (lack.certificates === 0) return 'Цель достигнута.'
  if (lack.aDay === null) return `Срок прошёл ${formatDay(until)}. До цели не хватило ${missing}.`
  const days = plural(lack.days, 'день', 'дня', 'дней')
  return `До цели не хватает ${missing}, впереди ${days}: примерно ${number(lack.aDay)} в день.`
}
