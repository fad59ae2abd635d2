import { formatDay, formatDayShort, formatMonth } from '#kernel/dates'
import { formatRoubles } from '#kernel/money'
import { plural } from '#kernel/plural'
import type { Paper } from '#platform/pdf'
import type { Invoice, InvoiceLine } from './model.ts'
import { owed } from './rules.ts'
import { sampleInvoice, sampleLines } from './sample-facts.ts'
import { kindWords, nameOf, numberOf, owedWords, percentOf } from './words.ts'

export type InvoicePaper = {
  invoice: Invoice
  lines: readonly InvoiceLine[]
  seller: { name: string; inn: string; address: string; bankDetails: string; headName: string; headPost: string }
  buyer: { name: string; authorisedBody: string }
}

const money = (kopecks: bigint) => formatRoubles(kopecks)

/** An invoice with its annex by contract (domain 6.3). */
export const invoicePaper: Paper<InvoicePaper> = {
  name: 'invoicing.invoice',
  version: '2026-11',
  template: `
#facts((
  ("Поставщик", data.seller),
  ("ИНН", data.inn),
  ("Адрес", data.address),
  ("Платёжные реквизиты", data.bank),
  ("Плательщик", data.buyer),
  ("Основание", data.agreement),
  ("За месяц", data.month),
  ("Оплатить до", data.due),
  ("Стоимость услуги", data.total),
  ("Авансовый платёж", data.advance),
  (data.owedLabel, data.owed),
))

#signature(data.post, name: data.chief)
#signature("Главный бухгалтер")

#pagebreak()
= #data.annex

#ruled(data.columns, data.rows, columns: data.columns.map(_ => auto), total: data.sums)

#signature(data.post, name: data.chief)
#signature("Главный бухгалтер")
`,
  title: ({ invoice }) => nameOf(invoice),
  data: ({ invoice, lines, seller, buyer }) => {
    const final = invoice.kind === 'final'
    return {
      head: {
        number: numberOf(invoice),
        date: formatDay(invoice.formedOn),
        issuer: [seller.name],
        addressee: [buyer.authorisedBody],
      },
      ...{ seller: seller.name, inn: seller.inn, address: seller.address, bank: seller.bankDetails },
      ...{ post: seller.headPost, chief: seller.headName, buyer: `${buyer.authorisedBody}, ${buyer.name}` },
      agreement: `соглашение № ${invoice.agreement} от ${formatDay(invoice.agreedOn)}`,
      month: `${formatMonth(invoice.month)}, ${kindWords[invoice.kind].toLowerCase()}`,
      due: formatDay(invoice.payByOn),
      total: money(invoice.total),
      advance: final ? money(invoice.advance) : null,
      owedLabel: owedWords(invoice).label,
      owed: owedWords(invoice).sum,
      annex: `Приложение к счёту № ${numberOf(invoice)} от ${formatDay(invoice.formedOn)}: ${plural(lines.length, 'договор', 'договора', 'договоров')}`,
      columns: [
        ...['№', 'Договор', 'Дата', 'Сертификат', final ? 'Объём услуги' : 'Доля месяца', 'Стоимость'],
        ...(final ? ['Аванс', 'К оплате'] : []),
      ],
      rows: lines.map((line) => [
        ...[
          String(line.ordinal),
          line.contract,
          formatDayShort(line.contractOn),
          line.certificate,
          percentOf(line.share),
        ],
        ...[money(line.amount), ...(final ? [money(line.advance), money(line.amount - line.advance)] : [])],
      ]),
      sums: [
        '',
        'Итого',
        '',
        '',
        '',
        money(invoice.total),
        ...(final ? [money(invoice.advance), money(owed(invoice))] : []),
      ],
    }
  },
  samples: {
    'окончательный счёт': {
      invoice: sampleInvoice,
      lines: sampleLines,
      seller: {
        ...{ name: 'МБУ ДО «Дом детского творчества»', inn: '2800000001', address: 'ул. Ленина, 12' },
        ...{ bankDetails: 'р/с 40702810000000000001', headName: 'Соколова Марина Юрьевна', headPost: 'Директор' },
      },
      buyer: { name: 'город Озёрный', authorisedBody: 'Управление образования города Озёрного' },
    },
  },
}
