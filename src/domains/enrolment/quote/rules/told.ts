import type { Quote, ReasonCode } from '../../model.ts'

/** What keeps a certificate from paying at all, whatever is on it. */
const stops: ReadonlySet<ReasonCode> = new Set<ReasonCode>([
  'no-certificate',
  'certificate-frozen',
  'certificate-over',
  'provider-inactive',
  'no-agreement',
  'agreement-full',
  'no-period',
  'no-nominal',
  'balance-empty',
  'ceiling-reached',
])

/** Whether the certificate could pay its part now. */
export function canPay({ source, reasons }: Pick<Quote, 'source' | 'reasons'>): boolean {
  return source !== 'certificate' || !reasons.some(({ code }) => stops.has(code))
}

/** While the certificate cannot pay, the price alone is told: its part would be the balance, which is hidden at the limit (S-010). */
export function withoutBalance(quote: Quote): Quote {
  if (canPay(quote)) return quote
  return { ...quote, certificate: 0n, parent: quote.total, months: [], left: null }
}
