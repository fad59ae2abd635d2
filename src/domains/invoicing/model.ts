import type { Id } from '#kernel/ids'

export type InvoiceId = Id<'invoice'>
export type RegisterId = Id<'register'>

/** An advance is a share of the running month; a final invoice is the closed month less its advance (domain 6.3). */
export type InvoiceKind = 'advance' | 'final'
/** `repaid`: the provider gave back what an advance was too much; `closed`: it came to nothing. */
export const invoiceStates = ['formed', 'sent', 'accepted', 'returned', 'paid', 'repaid', 'closed'] as const
export type InvoiceState = (typeof invoiceStates)[number]

/** Who looks: the provider or the payer with their own invoices, the operator with all. */
export type Owner = { providerId: string } | { payerId: string } | { region: true }

export type Invoice = {
  id: InvoiceId
  ordinal: number
  year: number
  kind: InvoiceKind
  state: InvoiceState
  month: Temporal.PlainDate
  total: bigint
  advance: bigint
  contracts: number
  formedOn: Temporal.PlainDate
  payByOn: Temporal.PlainDate
  reason: string | null
  paymentNumber: string | null
  paidOn: Temporal.PlainDate | null
  providerId: string
  provider: string
  payerId: string
  payer: string
  agreement: string
  agreedOn: Temporal.PlainDate
}

export type InvoiceLine = {
  ordinal: number
  applicationId: string
  contract: string
  contractOn: Temporal.PlainDate
  certificate: string
  part: bigint
  share: number
  amount: bigint
  advance: bigint
}

/** What a provider could bill one payer for a month, and what it has billed. */
export type PayerMonth = {
  payerId: string
  payer: string
  contracts: number
  /** The certificates' parts of the month. */
  parts: bigint
  /** What is due after completeness; null while some group is not closed. */
  due: bigint | null
  openGroups: number
  hasAgreement: boolean
  advanceId: InvoiceId | null
  finalId: InvoiceId | null
}

export type Register = {
  id: RegisterId
  month: Temporal.PlainDate
  total: bigint
  contracts: number
  formedAt: Temporal.Instant
}

export type RegisterLine = {
  ordinal: number
  month: Temporal.PlainDate
  certificate: string
  contract: string
  contractOn: Temporal.PlainDate
  provider: string
  amount: bigint
}
