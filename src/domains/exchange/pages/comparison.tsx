import { formatDay } from '#kernel/dates'
import { number } from '#kernel/plural'
import { Button, type Column, Figures, Form, InstantText, Notice, Page, Table, Tag } from '#ui'
import type { Comparison, KeptDifference } from '../queries/comparison.ts'
import { differenceWords, statusLabel } from '../words/statuses.ts'

export type ComparisonPageProps = { comparison: Comparison; differences: readonly KeptDifference[]; zone: string }

/** Ours against theirs, order by order; ours counts, and may be sent again. */
export function ComparisonPage({ comparison, differences, zone }: ComparisonPageProps) {
  const { id, partner, from, to, ours, theirs, comparedAt, differences: count } = comparison
  return (
    <Page
      title="Сверка статусов"
      over={partner}
      lead={`Заявления, полученные с ${formatDay(from)} по ${formatDay(to)}`}
      back={{ href: '/region/exchange', label: 'Обмен' }}
      width="wide"
      hidden
    >
      <Figures
        figures={[
          { label: 'У нас', value: number(ours) },
          { label: 'У них', value: number(theirs) },
          count > 0
            ? { label: 'Расхождений', value: number(count), tone: 'warn', note: 'отправьте статусы ещё раз' }
            : { label: 'Расхождений', value: number(0), note: 'всё сошлось' },
        ]}
      />
      <p class="muted">
        Сверено <InstantText instant={comparedAt} zone={zone} />. Верны наши статусы: чужой статус не меняет ни заявку,
        ни деньги.
      </p>
      <Table
        caption="Расхождения"
        columns={columnsOf(id, zone)}
        rows={differences}
        rowKey={({ externalId }) => externalId}
        empty={
          <Notice tone="good" title="Расхождений нет">
            <p>Обе стороны знают одно и то же.</p>
          </Notice>
        }
      />
    </Page>
  )
}

const columnsOf = (id: string, zone: string): readonly Column<KeptDifference>[] => [
  { label: 'Заявление', head: true, cell: ({ externalId }) => externalId },
  { label: 'Что не так', cell: ({ kind }) => <Tag tone="warn">{differenceWords[kind]}</Tag> },
  { label: 'У нас', cell: ({ ours }) => statusLabel(ours) },
  { label: 'У них', cell: ({ theirs }) => statusLabel(theirs) },
  {
    label: 'Отправить',
    cell: ({ externalId, kind, resentAt }) => {
      if (resentAt)
        return (
          <>
            отправлено <InstantText instant={resentAt} zone={zone} />
          </>
        )
      if (kind === 'missing-here') return 'такого заявления к нам не приходило'
      return (
        <Form action={`/region/exchange/comparisons/${id}/repeats`}>
          <Button kind="ghost" small name="orderId" value={externalId}>
            Отправить ещё раз<span class="visually-hidden"> статус заявления {externalId}</span>
          </Button>
        </Form>
      )
    },
  },
]
