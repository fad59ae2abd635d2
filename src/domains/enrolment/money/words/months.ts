import { formatInstant, formatMonth } from '#kernel/dates'
import { formatRoubles } from '#kernel/money'
import { percentOf } from '../../months/mails.ts'
import type { PaidMonth } from '../queries.ts'
import type { StatementLine } from './entries.ts'

const roubles = (kopecks: bigint) => formatRoubles(kopecks)

/** «Почему 435,90 ₽?»: the rule and the entries of one month of one contract, a sentence each. */
export function whyMonth(paid: PaidMonth, lines: readonly StatementLine[], zone: string): string[] {
  const { applicationId, number, month, certificate, charged, share, concluded, promised } = paid
  const paper = concluded ? 'договору' : 'заявке'
  const own = lines.filter(
    ({ entry }) => entry.cause.id === applicationId && entry.month !== null && entry.month.equals(month),
  )
  const sentences = [
    `По ${paper} ${number} сертификат платит за ${formatMonth(month)} ${roubles(certificate)}: это доля всей суммы, остаток деления попадает в первый месяц.`,
    ...own.map(
      ({ entry }) =>
        `${entryNames[entry.kind]} ${roubles(entry.amount)}, ${formatInstant(entry.at, zone)}. Операция № ${entry.id}.`,
    ),
  ]
  if (share !== null && share < 10_000)
    sentences.push(
      `Месяц закрыт: занятия проведены на ${percentOf(share)}, поэтому остаётся списано ${roubles(charged)}.`,
    )
  if (share === 10_000) sentences.push('Месяц закрыт: занятия проведены полностью.')
  if (own.length === 0 && share === null)
    sentences.push(
      promised
        ? 'Деньги ждут договора: обещанное зачислят на сертификат, когда он будет заключён.'
        : 'Пока ничего не списано: деньги закреплены.',
    )
  return sentences
}

const entryNames: Record<StatementLine['entry']['kind'], string> = {
  grant: 'Начислено',
  withdraw: 'Отозвано',
  promise: 'Обещано',
  unpromise: 'Обещание закрыто',
  reserve: 'Закреплено',
  release: 'Освобождено',
  charge: 'Списано',
  refund: 'Вернулось на сертификат',
  melt: 'Уменьшено',
  expire: 'Сгорело с окончанием периода',
  reversal: 'Исправлено',
}

const potNames: Record<StatementLine['entry']['from'], string> = {
  payer: 'муниципалитет',
  promised: 'обещано',
  available: 'свободно',
  reserved: 'закреплено',
  charged: 'списано',
  melted: 'уменьшение',
  expired: 'сгорело',
}

/** «Операция № 15: закреплено → списано» */
export function entryPath({ entry }: StatementLine): string {
  return `Операция № ${entry.id}: ${potNames[entry.from]} → ${potNames[entry.to]}`
}
