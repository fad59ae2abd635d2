import { formatDay, formatMonth, isBefore } from '#kernel/dates'
import { plural } from '#kernel/plural'
import { ButtonLink, type Column, EmptyState, Page, Table, Tag } from '#ui'
import type { GroupMonth } from '../model.ts'

export type MonthPageProps = {
  month: Temporal.PlainDate
  /** The first day on which it may be closed. */
  closesFrom: Temporal.PlainDate
  today: Temporal.PlainDate
  groups: readonly GroupMonth[]
}

/** All groups of a month: what is held, what lacks marks, what is closed. */
export function MonthPage({ month, closesFrom, today, groups }: MonthPageProps) {
  const runs = isBefore(today, closesFrom)
  const open = groups.filter(({ closedAt }) => !closedAt).length
  return (
    <Page
      title={`Журнал: ${formatMonth(month)}`}
      lead={
        runs
          ? `Месяц можно закрыть с ${formatDay(closesFrom)}.`
          : open > 0
            ? `Осталось закрыть: ${plural(open, 'группа', 'группы', 'групп')}. Без этого нет окончательного счёта.`
            : 'Все группы закрыты.'
      }
      back={{ href: '/provider/lessons', label: 'Занятия сегодня' }}
      actions={
        <>
          <ButtonLink kind="ghost" small href={monthAddress(month.subtract({ months: 1 }))}>
            Месяцем раньше
          </ButtonLink>
          <ButtonLink kind="ghost" small href={monthAddress(month.add({ months: 1 }))}>
            Месяцем позже
          </ButtonLink>
        </>
      }
      width="wide"
      hidden
    >
      <Table
        caption={`Группы, ${formatMonth(month)}`}
        rows={groups}
        rowKey={({ groupId }) => groupId}
        marked={({ unmarked, closedAt }) => !closedAt && unmarked > 0}
        columns={columnsOf(month, runs)}
        dense
        empty={
          <EmptyState title="В этом месяце никто не занимался">
            <p>Здесь появятся группы, в которых есть действующие договоры.</p>
          </EmptyState>
        }
      />
    </Page>
  )
}

function columnsOf(month: Temporal.PlainDate, runs: boolean): readonly Column<GroupMonth>[] {
  return [
    {
      label: 'Программа и группа',
      head: true,
      cell: ({ groupId, programme, group }) => (
        <a href={`/provider/journal/${groupId}?month=${month.toPlainYearMonth()}`}>{`${programme}, ${group}`}</a>
      ),
    },
    { label: 'Дети', number: true, cell: ({ children }) => children },
    { label: 'Занятий', number: true, cell: ({ planned }) => planned },
    { label: 'Проведено', number: true, cell: ({ held }) => held },
    { label: 'Отменено', number: true, cell: ({ cancelled }) => cancelled },
    { label: 'Месяц', cell: (group) => <Stage group={group} runs={runs} /> },
  ]
}

function Stage({ group: { closedAt, unmarked }, runs }: { group: GroupMonth; runs: boolean }) {
  if (closedAt) return <Tag tone="good">закрыт</Tag>
  if (unmarked > 0) return <Tag tone="warn">{`без отметок ${plural(unmarked, 'занятие', 'занятия', 'занятий')}`}</Tag>
  return runs ? <Tag>идёт</Tag> : <Tag tone="brand">можно закрыть</Tag>
}

function monthAddress(month: Temporal.PlainDate): string {
  return `/provider/journal?month=${month.toPlainYearMonth()}`
}
