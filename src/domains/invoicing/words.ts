import { formatMonth } from '#kernel/dates'
import { formatRoubles } from '#kernel/money'
import { number } from '#kernel/plural'
import type { TagTone } from '#ui'
import type { Invoice, InvoiceKind, InvoiceState } from './model.ts'
import { isOverdue, owed, type Step } from './rules.ts'

export const kindWords: Record<InvoiceKind, string> = { advance: 'Авансовый счёт', final: 'Окончательный счёт' }

export const stateWords: Record<InvoiceState, { label: string; tone: TagTone }> = {
  formed: { label: 'сформирован', tone: 'brand' },
  sent: { label: 'отправлен', tone: 'warn' },
  accepted: { label: 'принят к оплате', tone: 'warn' },
  returned: { label: 'возвращён', tone: 'bad' },
  paid: { label: 'оплачен', tone: 'good' },
  repaid: { label: 'деньги возвращены', tone: 'good' },
  closed: { label: 'закрыт: платить нечего', tone: 'good' },
}

/** What lists and the invoice itself say of it: an unpaid one after its day is overdue, whatever step it waits for. */
export function standingOf(invoice: Invoice, today: Temporal.PlainDate): { label: string; tone: TagTone } {
  const debt = invoice.state === 'accepted' && owed(invoice) < 0n
  const { label, tone } = debt
    ? { label: 'ждёт возврата от организации', tone: 'warn' as const }
    : stateWords[invoice.state]
  return isOverdue(invoice, today) ? { label: `просрочен, ${label}`, tone: 'bad' } : { label, tone }
}

/** What acceptance came to: payment, a return by the organisation, or nothing owed by either. */
export function acceptedWords(invoice: Pick<Invoice, 'state' | 'total' | 'advance'>): string {
  if (invoice.state === 'closed') return 'Счёт принят и закрыт: платить нечего'
  return owed(invoice) < 0n ? 'Счёт принят: ждём возврата от организации' : 'Счёт принят к оплате'
}

/** «К оплате 87,18 ₽», or «Вернуть плательщику 130,77 ₽» where the advance was more than the month came to. */
export function owedWords(sums: Pick<Invoice, 'total' | 'advance'>): { label: string; sum: string } {
  const sum = owed(sums)
  return sum < 0n
    ? { label: 'Вернуть плательщику', sum: formatRoubles(-sum) }
    : { label: 'К оплате', sum: formatRoubles(sum) }
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

export const stepWords: Record<Step, string> = {
  dispatch: 'отправка',
  withdrawal: 'отзыв',
  acceptance: 'приём',
  return: 'возврат на исправление',
  payment: 'оплата',
  repayment: 'возврат денег',
}
