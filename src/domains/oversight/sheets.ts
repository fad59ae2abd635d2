import type { Cell, SheetColumn } from '#platform/xlsx'
import type { JournalRow } from './model.ts'
import { actorInWords, atInWords, detailsInWords } from './words.ts'

/** The same rows for those who count on in a spreadsheet. */
export function sheetOfJournal(rows: AsyncIterable<JournalRow>, zone: string) {
  return {
    name: 'Журнал',
    columns: [
      { label: 'Когда', width: 28 },
      { label: 'Что сделали', width: 48 },
      { label: 'Кто', width: 48 },
      { label: 'Сертификат', width: 14 },
      { label: 'Причина' },
      { label: 'Подробности', width: 48 },
      { label: 'Запись', width: 38 },
    ] satisfies SheetColumn[],
    rows: cellsOf(rows, zone),
  }
}

async function* cellsOf(rows: AsyncIterable<JournalRow>, zone: string): AsyncIterable<Cell[]> {
  for await (const row of rows)
    yield [
      ...[atInWords(row, zone), row.sentence, actorInWords(row), row.certificate, row.reason],
      ...[detailsInWords(row, zone), row.subjectId],
    ]
}
