import { formatMonth } from '#kernel/dates'
import type { Sheet } from '#platform/xlsx'
import type { Register, RegisterLine } from './model.ts'

/** The register as a sheet; what the month before missed stands as a part of its own (domain 6.4). */
export function registerSheets({ month }: Register, lines: readonly RegisterLine[]): Sheet[] {
  const missed = lines.filter((line) => !line.month.equals(month))
  const now = lines.filter((line) => line.month.equals(month))
  return [sheetOf(formatMonth(month), now), ...(missed.length > 0 ? [sheetOf('Не вошло в прошлый', missed)] : [])]
}

function sheetOf(name: string, lines: readonly RegisterLine[]): Sheet {
  const total = lines.reduce((sum, { amount }) => sum + amount, 0n)
  return {
    name,
    columns: [
      { label: '№', kind: 'count' },
      { label: 'Сертификат', width: 16 },
      { label: 'Договор (твёрдая оферта)', width: 26 },
      { label: 'Дата договора', kind: 'day' },
      { label: 'Организация' },
      { label: 'За месяц', width: 18 },
      { label: 'Обязательство плательщика, ₽', width: 30 },
    ],
    rows: [
      ...lines.map((line, place) => [
        ...[place + 1, line.certificate, line.contract, line.contractOn, line.provider, formatMonth(line.month)],
        Number(line.amount) / 100,
      ]),
      [null, null, 'Итого', null, null, null, Number(total) / 100],
    ],
  }
}
