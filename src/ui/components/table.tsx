import type { ComponentChildren } from 'preact'

export type Column<Row> = {
  label: string
  cell: (row: Row) => ComponentChildren
  /** Sums and counts: right-aligned tabular figures. */
  number?: boolean
  /** Names the row for a screen reader; on a phone it becomes the row's title. */
  head?: boolean
  /** The label is there for screen readers only: a column of actions. */
  hideLabel?: boolean
  sort?: { href: string; order: 'ascending' | 'descending' | 'none' }
}

export type TableProps<Row> = {
  caption: string
  showCaption?: boolean
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** Marks a row that wants attention. */
  marked?: (row: Row) => boolean
  dense?: boolean
  foot?: ComponentChildren
  empty?: ComponentChildren
}

/** A table that becomes a list where it would not fit; roles keep it a table for screen readers. */
export function Table<Row>({
  caption,
  showCaption,
  columns,
  rows,
  rowKey,
  marked,
  dense,
  foot,
  empty,
}: TableProps<Row>) {
  if (rows.length === 0 && empty) return <>{empty}</>
  return (
    <div class="table-frame">
      <table class={dense ? 'table table-dense' : 'table'} {...role('table')}>
        <caption class={showCaption ? undefined : 'visually-hidden'}>{caption}</caption>
        <thead {...role('rowgroup')}>
          <tr {...role('row')}>
            {columns.map((column) => (
              <HeadCell key={column.label} column={column} />
            ))}
          </tr>
        </thead>
        <tbody {...role('rowgroup')}>
          {rows.map((row) => (
            <tr key={rowKey(row)} class={marked?.(row) ? 'marked' : undefined} {...role('row')}>
              {columns.map((column) => (
                <BodyCell key={column.label} column={column} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
        {foot && <tfoot {...role('rowgroup')}>{foot}</tfoot>}
      </table>
    </div>
  )
}

function HeadCell<Row>({ column }: { column: Column<Row> }) {
  const label = column.hideLabel ? <span class="visually-hidden">{column.label}</span> : column.label
  return (
    <th
      scope="col"
      class={column.number ? 'number' : undefined}
      aria-sort={column.sort?.order}
      {...role('columnheader')}
    >
      {column.sort ? (
        <a class="sort" href={column.sort.href}>
          {label}
        </a>
      ) : (
        label
      )}
    </th>
  )
}

function BodyCell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const look = column.number ? 'number' : undefined
  const label = column.hideLabel ? undefined : column.label
  const content = column.cell(row)
  return column.head ? (
    <th scope="row" class={look} {...role('rowheader')}>
      {content}
    </th>
  ) : (
    <td class={look} data-label={label} data-empty={content === '—' ? '' : undefined} {...role('cell')}>
      <span class="cell">{content}</span>
    </td>
  )
}

// Browsers forget what a table is when it is drawn as a list.
function role(name: 'table' | 'rowgroup' | 'row' | 'cell' | 'columnheader' | 'rowheader') {
  return { role: name }
}
