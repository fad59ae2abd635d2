import { dayIn, formatDayShort, formatMonth } from '#kernel/dates'
import type { Sheet } from '#platform/xlsx'
import { ownPartOf } from '../months/rules/own-part.ts'
import type { PeriodMoney } from './pages/block.tsx'
import type { PaidMonth } from './queries.ts'
import { changeOf, entryWords, isOfApplications, type StatementLine } from './words/entries.ts'

type Order = 'whole' | 'by-share'

/** The statement as sheets: every entry, and the months of contracts and applications. */
export function statementSheets(shown: PeriodMoney, months: readonly PaidMonth[], order: Order, zone: string): Sheet[] {
  return [
    {
      name: 'Операции',
      columns: [
        { label: '№', kind: 'count' },
        { label: 'Когда', kind: 'day' },
        { label: 'Что произошло', width: 60 },
        { label: 'Сумма, ₽' },
        { label: 'Изменение свободных, ₽' },
        { label: 'Свободно, ₽' },
      ],
      rows: linesOf(shown).map((line) => {
        const { entry } = line
        const change = changeOf(entry)
        const texts = [Number(entry.id), dayIn(zone, entry.at), entryWords(line).text]
        return [...texts, units(entry.amount), change === null ? null : units(change), available(shown, line)]
      }),
    },
    {
      name: 'По месяцам',
      columns: [
        { label: 'Месяц' },
        { label: 'Программа', width: 40 },
        { label: 'Сертификат, ₽' },
        { label: 'Списано, ₽' },
        { label: 'Доплата семьи, ₽' },
      ],
      rows: months.map(({ month, programme, certificate, charged, parent, share }) => [
        ...[formatMonth(month), programme, units(certificate), units(charged)],
        units(ownPartOf(parent, share, order)),
      ]),
    },
  ]
}

/** The entries as text for any spreadsheet: semicolons, decimal commas, nothing that a program would take for a formula. */
export function statementCsv(shown: PeriodMoney, zone: string): string {
  const head = ['Номер операции', 'Когда', 'Что произошло', 'Сумма', 'Изменение свободных', 'Свободно']
  const rows = linesOf(shown).map((line) => {
    const { entry } = line
    const change = changeOf(entry)
    const left = available(shown, line)
    return [
      ...[String(entry.id), formatDayShort(dayIn(zone, entry.at)), entryWords(line).text, comma(units(entry.amount))],
      ...[change === null ? '' : comma(units(change)), left === null ? '' : comma(left)],
    ]
  })
  return `\ufeff${[head, ...rows].map((row) => row.map(quotedCell).join(';')).join('\r\n')}\r\n`
}

/** At the limit of the municipality the nominal and what is left are not told (S-010). */
function linesOf({ funds, lines }: PeriodMoney): readonly StatementLine[] {
  return funds.ceilingReached ? lines.filter(({ entry }) => isOfApplications(entry)) : lines
}

function available({ funds }: PeriodMoney, { entry }: StatementLine): number | null {
  return funds.ceilingReached ? null : units(entry.available)
}

function units(amount: bigint): number {
  return Number(amount) / 100
}

function comma(amount: number): string {
  return amount.toFixed(2).replace('.', ',')
}

function quotedCell(cell: string): string {
  const safe = /^[=+@\t]|^-(?!\d)/.test(cell) ? `'${cell}` : cell
  return `"${safe.replaceAll('"', '""')}"`
}
