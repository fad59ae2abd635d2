import { formatMonth } from '#kernel/dates'
import { number } from '#kernel/plural'
import type { TagTone } from '#ui'
import type { Invoice, InvoiceKind, InvoiceState } from './model.ts'

export const kindWords: Record<InvoiceKind, string> = { advance: 'Авансовый счёт', final: 'Окончательный счёт' }

export const stateWords: Record<InvoiceState, { label: string; tone: TagTone }> = {
  formed: { label: 'сформирован', tone: 'brand' },
  sent: { label: 'отправлен', tone: 'warn' },
  accepted: { label: 'принят к оплате', tone: 'warn' },
  returned: { label: 'возвращён', tone: 'bad' },
  paid: { label: 'оплачен', tone: 'good' },
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
