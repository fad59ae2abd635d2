import type { Kopecks } from '#kernel/money'
import { Refusal } from '#kernel/refusal'
import type { Register } from '../model.ts'
import { isCertified, paidByBudget } from '../model.ts'

/** Normative cost of a module: the municipality's cost of a person-hour by the hours a child gets, in whole roubles (189-ФЗ). */
export function normativeCost(perHour: Kopecks, hours: number): Kopecks {
  return ((perHour * BigInt(hours) + 50n) / 100n) * 100n
}

/** The dearest price that is allowed: a share of the normative cost, rounded down to a whole rouble (domain 4.4). */
export function priceCeiling(normative: Kopecks, percent: number): Kopecks {
  return ((normative * BigInt(percent)) / 10_000n) * 100n
}

export type Priced = { register: Register; price: Kopecks; normative: Kopecks; percent: number; parentsPay: boolean }

/** What is wrong with a price; null when nothing is. Certified modules have a ceiling, budget ones cost nothing. */
export function whyNotPrice({ register, price, normative, percent, parentsPay }: Priced): Refusal | null {
  if (paidByBudget(register)) return price === 0n ? null : new Refusal('programmes.budget-is-free')
  if (!isCertified(register)) return price > 0n ? null : new Refusal('programmes.price-missing')
  const most = priceCeiling(normative, percent)
  if (price <= 0n) return new Refusal('programmes.price-missing')
  if (price > most) return new Refusal('programmes.price-above-ceiling', { most: String(most), percent })
  return price > normative && !parentsPay
    ? new Refusal('programmes.parents-pay-unticked', { normative: String(normative) })
    : null
}
