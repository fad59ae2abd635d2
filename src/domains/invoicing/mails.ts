import { formatDay } from '#kernel/dates'
import { formatRoubles } from '#kernel/money'
import type { Letter } from '#platform/mail'

/** News of an invoice for the other side. Days as ISO text, money as kopecks in text. */
export type InvoiceFacts = {
  id: string
  name: string
  provider: string
  payer: string
  owed: string
  payByOn: string
  reason: string | null
  payment: string | null
}

const example: InvoiceFacts = {
  ...{ id: '0199d1a0-0000-7000-8000-000000000007', name: 'Окончательный счёт № 12/2026 за октябрь 2026' },
  ...{ provider: 'Дом детского творчества', payer: 'город Озёрный', owed: '8718', payByOn: '2026-11-10' },
  ...{ reason: null, payment: null },
}
const roubles = (kopecks: string) => formatRoubles(BigInt(kopecks))

export const sent: Letter<InvoiceFacts> = {
  name: 'invoicing.sent',
  kind: 'work',
  subject: ({ name, provider }) => `${name}: ${provider}`,
  body: ({ id, name, provider, owed, payByOn }) => [
    { p: `${provider}: пришёл счёт.` },
    {
      facts: [
        ['Счёт', name],
        ['К оплате', roubles(owed)],
        ['Оплатить до', formatDay(Temporal.PlainDate.from(payByOn))],
      ],
    },
    { button: 'Посмотреть счёт', href: `/municipality/invoices/${id}` },
  ],
  samples: { счёт: example },
}

export const returned: Letter<InvoiceFacts> = {
  name: 'invoicing.returned',
  kind: 'work',
  subject: ({ name }) => `Счёт возвращён: ${name}`,
  body: ({ id, name, payer, reason }) => [
    { p: `${payer}: ${name} возвращён.` },
    { p: `Что исправить: ${reason}` },
    { p: 'Исправьте и сформируйте счёт заново: возвращённый этому не мешает.' },
    { button: 'Открыть счёт', href: `/provider/invoices/${id}` },
  ],
  samples: { возврат: { ...example, reason: 'договор 118-ПФ расторгнут 31 октября' } },
}

export const paid: Letter<InvoiceFacts> = {
  name: 'invoicing.paid',
  kind: 'work',
  subject: ({ name }) => `Оплачен: ${name}`,
  body: ({ id, name, payer, owed, payment }) => [
    { p: `${payer}: ${name} оплачен.` },
    {
      facts: [
        ['Сумма', roubles(owed)],
        ['Платёжное поручение', payment ?? ''],
      ],
    },
    { button: 'Открыть счёт', href: `/provider/invoices/${id}` },
  ],
  samples: { оплата: { ...example, payment: '№ 4411 от 9 ноября 2026 года' } },
}

export const letters = [sent, returned, paid]
