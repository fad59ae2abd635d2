import { daysInclusive, formatDay, isBefore } from '#kernel/dates'
import { formatRoubles } from '#kernel/money'
import { number, plural } from '#kernel/plural'
import type { Quote } from '../../model.ts'

/** What a price was made from: kopecks for the whole of the group, and the group's own days. */
export type PriceFacts = {
  price: bigint
  normative: bigint
  group: { startsOn: Temporal.PlainDate; endsOn: Temporal.PlainDate }
}

type Sums = Pick<Quote, 'source' | 'startsOn' | 'endsOn' | 'total' | 'certificate' | 'parent' | 'months' | 'left'>

/** The rule of domain 5.3 with this quote's own numbers, one step a sentence. */
export function whySoMuch(quote: Sums, facts: PriceFacts): string[] {
  if (quote.source === 'budget')
    return ['Занятия оплачивает бюджет. Для семьи они бесплатны, сертификат не расходуется.']
  const lines = [totalLine(quote, facts)]
  if (quote.source === 'certificate') lines.push(certificateLine(quote, facts))
  if (quote.parent > 0n) lines.push(`Остальное, ${roubles(quote.parent)}, платит семья.`)
  if (quote.months.length > 1) lines.push(monthsLine(quote))
  return lines
}

/** Why study by certificate ends before the group does, and what comes then (S-016); null when it does not. */
export function untilNextPeriod({ source, endsOn }: Sums, { group }: PriceFacts): string | null {
  if (source !== 'certificate' || !isBefore(endsOn, group.endsOn)) return null
  return `Группа занимается до ${formatDay(group.endsOn)}, а деньги сертификата даются на период. На следующий период договор продлевает организация, новая заявка не нужна.`
}

function totalLine({ startsOn, endsOn, total }: Sums, { price, group }: PriceFacts): string {
  const all = daysInclusive(group.startsOn, group.endsOn)
  const days = daysInclusive(startsOn, endsOn)
  if (days === all)
    return `Ребёнок занимается весь срок группы, поэтому стоимость равна цене всего обучения: ${roubles(total)}.`
  return `Обучение стоит ${roubles(price)} за ${plural(all, 'день', 'дня', 'дней')} группы. Ребёнок занимается ${number(days)} из них, с ${formatDay(startsOn)} по ${formatDay(endsOn)}: это ${roubles(total)}, копейка округляется вверх.`
}

function certificateLine(
  { startsOn, endsOn, total, certificate, left }: Sums,
  { normative, group }: PriceFacts,
): string {
  if (certificate === total) return 'Сертификат платит всё: денег хватает, и цена не выше норматива.'
  const available = certificate + (left ?? 0n)
  if (certificate === available) return `Сертификат платит ${roubles(certificate)}: это все свободные деньги.`
  const share = daysInclusive(startsOn, endsOn) === daysInclusive(group.startsOn, group.endsOn)
  return share
    ? `Сертификат платит не больше норматива: ${roubles(normative)}.`
    : `Сертификат платит не больше норматива. За весь срок он ${roubles(normative)}, за ваши дни ${roubles(certificate)}.`
}

function monthsLine({ months }: Sums): string {
  if (months.length === 2)
    return 'Сумма делится на два месяца: во втором — за все его дни, остаток в первом. Так части всегда складываются в целое до копейки.'
  return `Сумма делится по месяцам: ${plural(months.length - 1, 'месяц', 'месяца', 'месяцев')} после первого поровну, остаток в первом. Так части всегда складываются в целое до копейки.`
}

function roubles(kopecks: bigint): string {
  return formatRoubles(kopecks, { short: true })
}
