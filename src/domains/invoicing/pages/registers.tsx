import { dayIn, formatDay, formatMonth } from '#kernel/dates'
import { formatRoubles } from '#kernel/money'
import { number } from '#kernel/plural'
import { Button, ButtonRow, EmptyState, Form, Page, Select, Table } from '#ui'
import type { Register } from '../model.ts'

/** Months that may be formed, the latest first. */
export type RegistersPageProps = { months: readonly Temporal.PlainDate[]; registers: readonly Register[]; zone: string }

/** Registers of contracts for the subsidy: one a month, by the payer (domain 6.4). */
export function RegistersPage({ months, registers, zone }: RegistersPageProps) {
  return (
    <Page
      title="Реестры договоров на субсидию"
      lead="Раз в месяц: номер сертификата, договор и обязательство за месяц. Договоры, которые появились позже, войдут в следующий реестр."
      back={{ href: '/municipality/invoices', label: 'Счета' }}
      width="wide"
      hidden
    >
      {months.length > 0 ? (
        <Form action="/municipality/registers">
          <Select
            name="month"
            label="За какой месяц"
            width="third"
            options={months.map((month) => ({
              value: month.toPlainYearMonth().toString(),
              label: formatMonth(month),
            }))}
          />
          <ButtonRow>
            <Button kind="go">Сформировать реестр</Button>
          </ButtonRow>
        </Form>
      ) : (
        <p>Месяцев, за которые реестр ещё не сформирован, нет.</p>
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
