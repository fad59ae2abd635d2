import { formatDayShort } from '#kernel/dates'
import { fullName } from '#kernel/names'
import { type Column, EmptyState, InstantText, Page, Stack, Table, Tag } from '#ui'
import type { DoubleRow } from '../queries/double.ts'
import type { MergeRow } from '../queries/merge.ts'
import type { Desk } from '../rules/desk.ts'
import { likenessOf, type Slip } from '../rules/likeness.ts'

const slipWords: Record<Slip, string> = {
  snils: 'СНИЛС отличается на одну цифру',
  parts: 'части имени стоят в другом порядке',
  patronymic: 'у одной карточки нет отчества',
  letter: 'одна буква в имени',
  surname: 'другая фамилия',
  'birth-swapped': 'день и месяц рождения переставлены',
  'birth-digit': 'одна цифра в дате рождения',
}

export type DoublesProps = {
  desk: Desk
  doubles: readonly DoubleRow[]
  merges: readonly MergeRow[]
  zone: string
}

/** `/region/doubles`: records that may be of one child, and what was merged lately. */
export function DoublesPage({ desk, doubles, merges, zone }: DoublesProps) {
  const pairs: Column<DoubleRow>[] = [
    { label: 'Ребёнок', cell: (row) => <a href={`/${desk}/doubles/${row.id}`}>{fullName(row.child)}</a>, head: true },
    { label: 'Родился', cell: ({ child }) => formatDayShort(child.birthOn) },
    { label: 'Похож на', cell: ({ other }) => `${fullName(other)}, ${formatDayShort(other.birthOn)}` },
    { label: 'Чем отличаются', cell: differences },
    { label: 'Откуда', cell: ({ insisted }) => <Tag tone={insisted ? 'warn' : 'plain'}>{sources(insisted)}</Tag> },
  ]
  return (
    <Page
      title="Похожие карточки детей"
      lead="Возможно, две карточки заведены на одного ребёнка. Сравните и решите: объединить или оставить обе."
      width="wide"
      hidden
    >
      <Stack>
        <Table
          caption="Ждут решения"
          columns={pairs}
          rows={doubles}
          rowKey={({ id }) => id}
          empty={<EmptyState title="Похожих карточек нет" />}
        />
        {merges.length > 0 && <Merges desk={desk} merges={merges} zone={zone} />}
      </Stack>
    </Page>
  )
}

function Merges({ desk, merges, zone }: Pick<DoublesProps, 'desk' | 'merges' | 'zone'>) {
  const columns: Column<MergeRow>[] = [
    { label: 'Ребёнок', cell: (row) => <a href={`/${desk}/merges/${row.id}`}>{fullName(row)}</a>, head: true },
    { label: 'Когда объединили', cell: ({ mergedAt }) => <InstantText instant={mergedAt} zone={zone} /> },
    { label: 'Почему', cell: ({ reason }) => reason },
    { label: 'Можно отменить до', cell: (row) => (row.undoneAt ? 'отменено' : formatDayShort(row.undoUntilOn)) },
  ]
  return <Table caption="Объединения" columns={columns} rows={merges} rowKey={({ id }) => id} />
}

function differences({ child, other }: DoubleRow): string {
  const { slips } = likenessOf({ name: child, birthOn: child.birthOn }, { name: other, birthOn: other.birthOn })
  return slips.map((slip) => slipWords[slip]).join(', ') || 'имя и дата рождения совпадают'
}

function sources(insisted: boolean): string {
  return insisted ? 'семья говорит, что это другой ребёнок' : 'нашла программа'
}
