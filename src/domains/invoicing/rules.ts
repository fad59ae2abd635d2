import { isAfter, isBefore } from '#kernel/dates'
import { Refusal } from '#kernel/refusal'
import { floorDiv } from '#kernel/split'
import type { InvoiceKind, InvoiceState } from './model.ts'

type Day = Temporal.PlainDate

/** The advance of one contract: a share of its month, rounded to the nearest kopeck, a half up (domain 6.2). */
export function advanceOf(part: bigint, percent: number): bigint {
  return floorDiv(part * BigInt(percent) + 50n, 100n)
}

/** What the payer owes: below zero the advance was more than the month came to, and the provider gives it back. */
export function owed({ total, advance }: { total: bigint; advance: bigint }): bigint {
  return total - advance
}

/** The last day of payment: a day of the month after the one that is paid. */
export function payBy(month: Day, day: number): Day {
  return month.add({ months: 1 }).with({ day })
}

type Asked = {
  kind: InvoiceKind
  month: Day
  today: Day
  agreement: unknown
  advanceId: string | null
  finalId: string | null
  contracts: number
  openGroups: number
}

/** Why an invoice cannot be formed, or null. */
export function whyNotForm(asked: Asked): Refusal | null {
  const { kind, month, today, agreement, advanceId, finalId, contracts, openGroups } = asked
  const facts = { month: month.toString(), kind }
  if (isAfter(month, today)) return new Refusal('invoicing.ahead', facts)
  if (contracts === 0) return new Refusal('invoicing.nothing', facts)
  if (!agreement) return new Refusal('invoicing.no-agreement', facts)
  if (finalId) return new Refusal('invoicing.twice', { ...facts, id: finalId })
  if (kind === 'advance' && advanceId) return new Refusal('invoicing.twice', { ...facts, id: advanceId })
  return kind === 'final' && openGroups > 0
    ? new Refusal('invoicing.open-month', { ...facts, groups: openGroups })
    : null
}

export type Step = 'dispatch' | 'withdrawal' | 'acceptance' | 'return' | 'payment' | 'repayment'

const steps: Record<Step, { from: InvoiceState; to: InvoiceState }> = {
  dispatch: { from: 'formed', to: 'sent' },
  withdrawal: { from: 'formed', to: 'returned' },
  acceptance: { from: 'sent', to: 'accepted' },
  return: { from: 'sent', to: 'returned' },
  payment: { from: 'accepted', to: 'paid' },
  repayment: { from: 'accepted', to: 'repaid' },
}

/** Where a step leads from this state; a refusal when it does not start here. What comes to nothing is over once accepted. */
export function stepFrom(
  step: Step,
  invoice: { state: InvoiceState; kind: InvoiceKind; total: bigint; advance: bigint },
): InvoiceState | Refusal {
  const { from, to } = steps[step]
  const { state, kind } = invoice
  if (state !== from) return new Refusal('invoicing.other-state', { state })
  const sum = owed(invoice)
  if (step === 'payment' && sum < 0n) return new Refusal('invoicing.owed-back', { amount: (-sum).toString() })
  if (step === 'repayment' && sum >= 0n) return new Refusal('invoicing.nothing-back')
  return step === 'acceptance' && kind === 'final' && sum === 0n ? 'closed' : to
}

/** Nothing comes back of an advance that was never paid: first it is paid, then what was too much is given back. */
export function whyNotRepaid(advance: { id: string; state: InvoiceState } | null): Refusal | null {
  return advance && advance.state !== 'paid' ? new Refusal('invoicing.advance-unpaid', { id: advance.id }) : null
}

/** An advance that a final invoice has counted goes back only after it: else the provider would be paid too little. */
export function whyNotTakeBack(final: { state: InvoiceState } | null): Refusal | null {
  return final === null || final.state === 'formed' ? null : new Refusal('invoicing.counted', { state: final.state })
}

/** A payment or a return cannot be dated ahead, nor before the invoice. */
export function whyNotPaidOn(
  on: Day,
  { formedOn, today, step }: { formedOn: Day; today: Day; step: Step },
): Refusal | null {
  const early = isBefore(on, formedOn)
  return early || isAfter(on, today)
    ? new Refusal('invoicing.paid-on', { from: formedOn.toString(), to: today.toString(), step })
    : null
}

/** Unpaid and the term is over. */
export function isOverdue({ state, payByOn }: { state: InvoiceState; payByOn: Day }, today: Day): boolean {
  return (state === 'sent' || state === 'accepted') && isBefore(payByOn, today)
}
