import type { Sample } from '#platform/manifest'
import type { PayerMonth, RegisterId } from './model.ts'
import { InvoicePage } from './pages/invoice.tsx'
import { InvoicesPage } from './pages/list.tsx'
import { RegistersPage } from './pages/registers.tsx'
import { sampleInvoice, sampleLines } from './sample-facts.ts'

const today = Temporal.PlainDate.from('2026-11-12')
const month = Temporal.PlainDate.from('2026-10-01')
const invoice = sampleInvoice
const lines = sampleLines

const payer: PayerMonth = {
  ...{ payerId: invoice.payerId, payer: invoice.payer, contracts: 14, parts: 1_094_870n, due: 1_062_340n },
  ...{ openGroups: 0, hasAgreement: true, advanceId: invoice.id, finalId: null },
}
const halfLines = lines.map((line) => ({ ...line, share: 5_000, amount: 21_795n }))
const debt = { ...invoice, state: 'accepted' as const, total: 21_795n }
const invoices = [
  invoice,
  { ...invoice, id: '0199d1a0-0000-7000-8000-000000000008' as typeof invoice.id, ordinal: 11, state: 'paid' as const },
]
const billing = {
  ...{ month, percent: 80 },
  payers: [
    payer,
    { ...payer, payerId: invoice.providerId, payer: 'Приозёрский район', due: null, openGroups: 2, advanceId: null },
    { ...payer, payerId: invoice.id, payer: 'Заречный округ', hasAgreement: false },
  ],
}

export const samples: Sample[] = [
  {
    name: 'счета организации',
    render: () => <InvoicesPage side="provider" {...{ today, invoices, billing }} />,
  },
  {
    name: 'счета организации: пусто',
    render: () => <InvoicesPage side="provider" {...{ today, invoices: [], billing: { ...billing, payers: [] } }} />,
  },
  {
    name: 'счета плательщика: есть просроченный',
    render: () => <InvoicesPage side="municipality" {...{ today, invoices }} />,
  },
  { name: 'счета региона', render: () => <InvoicesPage side="region" {...{ today, invoices }} /> },
  {
    name: 'счёт: проверить и отправить',
    render: () => <InvoicePage side="provider" today={today} invoice={{ ...invoice, state: 'formed' }} lines={lines} />,
  },
  {
    name: 'счёт: возвращён с причиной',
    render: () => (
      <InvoicePage
        side="provider"
        today={today}
        invoice={{ ...invoice, state: 'returned', reason: 'Договор 118-ПФ расторгнут 31 октября' }}
        lines={lines}
      />
    ),
  },
  {
    name: 'счёт: принять или вернуть',
    render: () => <InvoicePage side="municipality" {...{ today, invoice, lines }} />,
  },
  {
    name: 'счёт: записать оплату, ошибка',
    render: () => (
      <InvoicePage
        side="municipality"
        today={today}
        invoice={{ ...invoice, state: 'accepted' }}
        lines={lines}
        answers={{ number: '' }}
        errors={[{ field: 'number', message: 'Введите номер платёжного поручения' }]}
      />
    ),
  },
  {
    name: 'счёт: лишний аванс, организация',
    render: () => <InvoicePage side="provider" today={today} invoice={debt} lines={halfLines} />,
  },
  {
    name: 'счёт: записать возврат',
    render: () => <InvoicePage side="municipality" today={today} invoice={debt} lines={halfLines} />,
  },
  {
    name: 'счета плательщика: ждут возврата',
    render: () => <InvoicesPage side="municipality" {...{ today, invoices: [debt, ...invoices] }} />,
  },
  {
    name: 'реестры договоров',
    render: () => (
      <RegistersPage
        {...{ months: [month.add({ months: 1 }), month.subtract({ months: 1 })], zone: 'Europe/Moscow' }}
        registers={[
          {
            ...{ id: invoice.id as string as RegisterId, month, total: 1_094_870n, contracts: 14 },
            formedAt: Temporal.Instant.from('2026-10-02T08:00:00Z'),
          },
        ]}
      />
    ),
  },
]
