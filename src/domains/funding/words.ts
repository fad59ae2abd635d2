import { formatDay } from '#kernel/dates'
import { formatRoubles } from '#kernel/money'
import { number, plural } from '#kernel/plural'
import type { Unit } from '#ledger'
import type { Act } from '#region'
import type { Amendment, BudgetRegister, CertificateKind } from './model/amendment.ts'

/** «12 000 ₽» or «72 ч»: hours are kept in hundredths. */
export function amountWords(unit: Unit, amount: bigint): string {
  return unit === 'kopecks' ? formatRoubles(amount, { short: true }) : `${number(Number(amount) / 100)}\u00a0ч`
}

/** For large figures: a million and more without kopecks, which the sheet and the bar tell. */
export function figureWords(unit: Unit, amount: bigint): string {
  return amountWords(unit, unit === 'kopecks' && amount >= 100_000_000n ? amount - (amount % 100n) : amount)
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

export const registerWords: Record<BudgetRegister, string> = {
  preprofessional: 'Предпрофессиональные',
  significant: 'Значимые',
  general: 'Общеразвивающие',
}

export const kindWords: Record<CertificateKind, string> = {
  nominal: 'Сертификат с номиналом',
  accounting: 'Сертификат учёта',
}

/** «не больше 3 услуг», «сколько угодно», «нельзя» */
export function servicesWords(services: number | null): string {
  if (services === null) return 'сколько угодно'
  return services === 0 ? 'нельзя' : `не больше ${plural(services, 'услуги', 'услуг', 'услуг')}`
}

type Told = Pick<Amendment, 'subject' | 'category' | 'register' | 'funding' | 'period'>

/** What an amendment changes: «Номинал: дети от 5 до 18 лет, 2027 год» */
export function subjectWords({ subject, category, register, funding, period }: Told): string {
  if (subject === 'nominal') return `Номинал: ${category}, ${period}`
  if (subject === 'category') return `Новая категория: ${category}`
  if (subject === 'category-end') return `Категория завершена: ${category}`
  if (subject === 'ceiling' || !register || !funding) return `Предел обеспечения, ${period}`
  return `${registerWords[register]} программы, ${kindWords[funding].toLowerCase()}, ${period}`
}

type Valued = Pick<Amendment, 'subject' | 'unit' | 'amount' | 'countLimit' | 'sumLimit' | 'services'>

/** The value that an amendment gives, a line for each part. */
export function valueWords({ subject, unit, amount, countLimit, sumLimit, services }: Valued): string[] {
  if (subject === 'register') return [servicesWords(services)]
  if (subject === 'category-end') return ['новых заявлений и номиналов больше нет']
  if (subject === 'category' && amount === null) return ['только учёт, без номинала']
  return [
    amountWords(unit, amount ?? 0n),
    ...(countLimit === null ? [] : [`не больше ${plural(countLimit, 'сертификата', 'сертификатов', 'сертификатов')}`]),
    ...(sumLimit === null ? [] : [`вместе не больше ${amountWords(unit, sumLimit)}`]),
  ]
}
