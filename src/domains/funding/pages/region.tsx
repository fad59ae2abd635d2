import { formatDay } from '#kernel/dates'
import { type Column, Figures, Notice, Page, PrintButton, Table, Tag } from '#ui'
import type { PayerMoney, RegionMoney } from '../queries/region.ts'
import { amountWords, figureWords } from '../words.ts'

/** The operator: the money of every municipality in the running period, those who run out first, with totals. */
export function RegionMoneyPage({ period, payers, totals }: RegionMoney) {
  const rows = payers.toSorted((one, other) => shareOf(other) - shareOf(one))
  return (
    <Page
      back={{ href: '/region', label: 'Реестр' }}
      title="Деньги на сертификаты в регионе"
      lead={
        period ? `${period.name}: с ${formatDay(period.startsOn)} по ${formatDay(period.endsOn)}.` : 'Период не открыт.'
      }
      width="wide"
      actions={<PrintButton />}
      hidden
    >
      {!period && (
        <Notice tone="warn" title="Финансовый период не открыт">
          <p>Пока его нет, по сертификатам ничего не платят.</p>
        </Notice>
      )}
      {totals.map((total) => (
        <Figures key={total.unit} figures={figuresOf(total)} />
      ))}
      {period && (
        <Table
          caption="Муниципалитеты: у кого заканчивается предел, те выше"
          dense
          rows={rows}
          rowKey={({ municipality, unit }) => `${municipality} ${unit}`}
          marked={({ ceiling, committed }) => ceiling !== null && committed >= ceiling}
          columns={columns}
        />
      )}
    </Page>
  )
}

function figuresOf({ unit, ceiling, committed, charged, available, forecast }: PayerMoney) {
  const sum = (amount: bigint) => figureWords(unit, amount)
  return [
    { label: 'Пределы обеспечения', value: sum(ceiling ?? 0n) },
    { label: 'Занято', value: sum(committed), note: `из них списано за занятия ${sum(charged)}` },
    { label: 'Осталось под пределами', value: sum((ceiling ?? 0n) - committed) },
    { label: 'Свободно на сертификатах', value: sum(available) },
    ...(forecast === null ? [] : [{ label: 'Прогноз к концу периода', value: sum(forecast) }]),
  ]
}

const columns: readonly Column<PayerMoney>[] = [
  { label: 'Муниципалитет', head: true, cell: ({ municipality }) => municipality },
  {
    label: 'Предел',
    number: true,
    cell: ({ unit, ceiling }) => (ceiling === null ? 'не установлен' : amountWords(unit, ceiling)),
  },
  { label: 'Занято', number: true, cell: ({ unit, committed }) => amountWords(unit, committed) },
  { label: 'Списано', number: true, cell: ({ unit, charged }) => amountWords(unit, charged) },
  {
    label: 'Осталось',
    number: true,
    cell: ({ unit, ceiling, committed }) => (ceiling === null ? '' : amountWords(unit, ceiling - committed)),
  },
  {
    label: 'Прогноз',
    number: true,
    cell: ({ unit, forecast }) => (forecast === null ? '' : amountWords(unit, forecast)),
  },
  {
    label: 'Состояние',
    cell: ({ ceiling, committed, forecast }) => {
      if (ceiling === null) return <Tag>нет предела</Tag>
      if (committed >= ceiling) return <Tag tone="bad">исчерпан</Tag>
      return (forecast ?? 0n) > ceiling ? <Tag tone="warn">не хватит</Tag> : <Tag tone="good">хватает</Tag>
    },
  },
]

/** Thousandths of the ceiling that are committed; no ceiling is last. */
function shareOf({ ceiling, committed }: PayerMoney): number {
  return ceiling === null || ceiling === 0n ? -1 : Number((committed * 1000n) / ceiling)
}
