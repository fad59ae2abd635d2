import type { Invoice, InvoiceId, InvoiceLine } from './model.ts'

const day = (text: string) => Temporal.PlainDate.from(text)

/** The worked example of domain 6.2: October, the advance deducted. */
export const sampleInvoice: Invoice = {
  ...{ id: '0199d1a0-0000-7000-8000-000000000007' as InvoiceId, ordinal: 12, year: 2026, kind: 'final', state: 'sent' },
  ...{ month: day('2026-10-01'), total: 43_590n, advance: 34_872n, contracts: 1, formedOn: day('2026-11-03') },
  ...{ payByOn: day('2026-11-10'), reason: null, paymentNumber: null, paidOn: null },
  ...{ providerId: '0199d1a0-0000-7000-8000-000000000001', provider: 'Дом детского творчества' },
  ...{ payerId: '0199d1a0-0000-7000-8000-000000000002', payer: 'город Озёрный' },
  ...{ agreement: '14-М/2026', agreedOn: day('2026-01-15') },
}

export const sampleLines: InvoiceLine[] = [
  {
    ...{ ordinal: 1, applicationId: '0199d1a0-0000-7000-8000-000000000118', contract: '118-ПФ' },
    ...{ contractOn: day('2026-10-10'), certificate: '4704123456', part: 43_590n, share: 10_000 },
    ...{ amount: 43_590n, advance: 34_872n },
  },
]
