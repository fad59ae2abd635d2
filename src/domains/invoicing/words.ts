import { formatMonth } from '#kernel/dates'
import { number } from '#kernel/plural'
import type { TagTone } from '#ui'
import type { Invoice, InvoiceKind, InvoiceState } from './model.ts'
import { isOverdue } from './rules.ts'

export const kindWords: Record<InvoiceKind, string> = { advance: 'Авансовый счёт', final: 'Окончательный счёт' }

export const stateWords: Record<InvoiceState, { label: string; tone: TagTone }> = {
  formed: { label: 'сформирован', tone: 'brand' },
  sent: { label: 'отправлен', tone: 'warn' },
  accepted: { label: 'принят к оплате', tone: 'warn' },
  returned: { label: 'возвращён', tone: 'bad' },
  paid: { label: 'оплачен', tone: 'good' },
}

/** What lists and the invoice itself say of it: an unpaid one after its day is overdue, whatever step it waits for. */
export function standingOf(invoice: Invoice, today: Temporal.PlainDate): { label: string; tone: TagTone } {
  if (!isOverdue(invoice, today)) return stateWords[invoice.state]
  return { label: `просрочен, ${stateWords[invoice.state].label}`, tone: 'bad' }
}

/** «12/2026» */
export function numberOf({ ordinal, year }: Pick<Invoice, 'ordinal' | 'year'>): string {
  return `${ordinal}/${year}`
}

/** «Авансовый счёт № 12/2026 за октябрь 2026» */
export function nameOf(invoice: Pick<Invoice, 'kind' | 'ordinal' | 'year' | 'month'>): string {
  return `${kindWords[invoice.kind]} № ${numberOf(invoice)} за ${formatMonth(invoice.month)}`
}

/** «80 %»: hundredths of a percent. */
export function percentOf(share: number): string {
  return `${number(share / 100)}\u00a0%`
}
