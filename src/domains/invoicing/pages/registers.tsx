import { dayIn, formatDay, formatMonth } from '#kernel/dates'
import { formatRoubles } from '#kernel/money'
import { number } from '#kernel/plural'
import { Button, ButtonRow, EmptyState, Form, Page, Table } from '#ui'
import type { Register } from '../model.ts'

export type RegistersPageProps = { month: Temporal.PlainDate; registers: readonly Register[]; zone: string }

/** Registers of contracts for the subsidy: one a month, by the payer (domain 6.4). */
export function RegistersPage({ month, registers, zone }: RegistersPageProps) {
  const done = registers.some((one) => one.month.equals(month))
  return (
    <Page
      title="Реестры договоров на субсидию"
      lead="Раз в месяц: номер сертификата, договор и обязательство за месяц. Договоры, которые появились позже, войдут в следующий реестр."
      back={{ href: '/municipality/invoices', label: 'Счета' }}
      width="wide"
      hidden
    >
      {!done && (
        <Form action="/municipality/registers">
          <input type="hidden" name="month" value={month.toPlainYearMonth().toString()} />
          <ButtonRow>
            <Button kind="go">Сформировать реестр за {formatMonth(month)}</Button>
          </ButtonRow>
        </Form>
      )}
      <Table
        caption="Реестры"
        rows={registers}
        rowKey={({ id }) => id}
        columns={[
          {
            label: 'Месяц',
            head: true,
            cell: (one) => (
              <a href={`/municipality/registers/${one.month.toPlainYearMonth()}.xlsx`}>
                {formatMonth(one.month)}, xlsx
              </a>
            ),
          },
          { label: 'Договоров', number: true, cell: ({ contracts }) => number(contracts) },
          { label: 'Сумма', number: true, cell: ({ total }) => formatRoubles(total) },
          { label: 'Сформирован', cell: ({ formedAt }) => formatDay(dayIn(zone, formedAt)) },
        ]}
        empty={<EmptyState title="Реестров пока нет" />}
      />
    </Page>
  )
}
