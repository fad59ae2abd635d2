import { z } from 'zod'
import { formatDay } from '#kernel/dates'
import type { Json } from '#kernel/refusal'
import { planLetter } from '#platform/mail'
import type { Kit } from '#platform/manifest'
import { getProvider, type ProviderId } from '#providers'
import { getMunicipality } from '#region'
import type { InvoiceFacts } from './mails.ts'
import { type InvoiceId, invoiceStates } from './model.ts'
import { findInvoice } from './queries/invoice.ts'
import { owed } from './rules.ts'
import { nameOf } from './words.ts'

const news = z.object({ invoiceId: z.uuid(), news: z.enum(invoiceStates) })

/** `invoicing.tell`: the other side learns what became of an invoice. */
export async function tell({ db }: Kit, payload: Json): Promise<void> {
  const { invoiceId, news: what } = news.parse(payload)
  await db.transaction(async (tx) => {
    const invoice = await findInvoice(tx, { region: true }, invoiceId as InvoiceId)
    if (!invoice) return
    // An accepted invoice is paid without more words; where the advance was too much, the provider has something to do.
    const letter = what === 'accepted' ? owed(invoice) < 0n && 'owes' : what
    if (!letter) return
    const facts: InvoiceFacts = {
      ...{ id: invoice.id, name: nameOf(invoice), provider: invoice.provider, payer: invoice.payer },
      ...{ owed: String(owed(invoice)), payByOn: invoice.payByOn.toString(), reason: invoice.reason },
      payment: invoice.paidOn && `№ ${invoice.paymentNumber} от ${formatDay(invoice.paidOn)}`,
    }
    const toPayer = what === 'sent'
    const { email: to } = toPayer
      ? await getMunicipality(tx, invoice.payerId)
      : await getProvider(tx, invoice.providerId as ProviderId)
    const cabinet = toPayer
      ? { role: 'municipality', scopeId: invoice.payerId }
      : { role: 'provider', scopeId: invoice.providerId }
    await planLetter(tx, { to, cabinet, letter: `invoicing.${letter}`, facts, key: `invoice:${invoiceId}:${what}` })
  })
}
