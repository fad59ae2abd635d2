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
const back = (owed: string) => formatRoubles(-BigInt(owed))

const sent: Letter<InvoiceFacts> = {
  name: 'invoicing.sent',
  kind: 'work',
  subject: ({ name, provider }) => `${name}: ${provider}`,
  body: ({ id, name, provider, owed, payByOn }) => [
    { p: `${provider}: пришёл счёт.` },
    {
      facts: [
        ['Счёт', name],
        BigInt(owed) < 0n ? ['Организация вернёт вам', back(owed)] : ['К оплате', roubles(owed)],
        [BigInt(owed) < 0n ? 'Вернуть до' : 'Оплатить до', formatDay(Temporal.PlainDate.from(payByOn))],
      ],
    },
    { button: 'Посмотреть счёт', href: `/municipality/invoices/${id}` },
  ],
  samples: { счёт: example, 'аванс больше': { ...example, owed: '-13077' } },
}

const returned: Letter<InvoiceFacts> = {
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

const paid: Letter<InvoiceFacts> = {
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

const debt: InvoiceFacts = { ...example, owed: '-13077' }

const owes: Letter<InvoiceFacts> = {
  name: 'invoicing.owes',
  kind: 'work',
  subject: ({ name, owed }) => `Верните ${back(owed)}: ${name}`,
  body: ({ id, name, payer, owed, payByOn }) => [
    { p: `${payer}: ${name} принят. За месяц вышло меньше, чем был аванс.` },
    {
      facts: [
        ['Вернуть плательщику', back(owed)],
        ['До', formatDay(Temporal.PlainDate.from(payByOn))],
      ],
    },
    { p: 'Когда деньги придут, плательщик запишет возврат, и счёт закроется.' },
    { button: 'Открыть счёт', href: `/provider/invoices/${id}` },
  ],
  samples: { долг: debt },
}

const repaid: Letter<InvoiceFacts> = {
  name: 'invoicing.repaid',
  kind: 'work',
  subject: ({ name }) => `Возврат получен: ${name}`,
  body: ({ id, name, payer, owed, payment }) => [
    { p: `${payer}: лишний аванс вернулся, ${name} закрыт.` },
    {
      facts: [
        ['Сумма', back(owed)],
        ['Платёжное поручение', payment ?? ''],
      ],
    },
    { button: 'Открыть счёт', href: `/provider/invoices/${id}` },
  ],
  samples: { возврат: { ...debt, payment: '№ 118 от 9 ноября 2026 года' } },
}

const closed: Letter<InvoiceFacts> = {
  name: 'invoicing.closed',
  kind: 'work',
  subject: ({ name }) => `Принят и закрыт: ${name}`,
  body: ({ id, name, payer }) => [
    { p: `${payer}: ${name} принят. Аванс покрыл весь месяц: платить и возвращать нечего.` },
    { button: 'Открыть счёт', href: `/provider/invoices/${id}` },
  ],
  samples: { закрыт: { ...example, owed: '0' } },
}

export const letters = [sent, returned, paid, owes, repaid, closed]
