import { fullName } from '#kernel/names'
import { timetableWords } from '#programmes'
import { ButtonLink, Chips, type Column, EmptyState, Money, Stack, Table, Tabs, Tag } from '#ui'
import type { Tab } from '../../model.ts'
import type { ApplicationView, ArchivePeriod } from '../queries/list.ts'
import { familyWordsOf, tabs, tabWords } from '../words/states.ts'

export type ApplicationListProps = {
  /** Address of the page, without the tab. */
  here: string
  tab: Tab
  counts: Readonly<Record<Tab, number>>
  applications: readonly ApplicationView[]
  /** Waiting lists in which the children stand; shown as a way to them. */
  inLine?: number
  /** The list is of several children. */
  withChild?: boolean
  /** Periods in which something ended, and the one that is shown (S-043); none for all. */
  periods?: readonly ArchivePeriod[]
  period?: string | null
}

/** Applications and contracts by tabs with counts (S-042, S-043). */
export function ApplicationList(props: ApplicationListProps) {
  const { here, tab, counts, applications, withChild, inLine = 0 } = props
  // Five tabs of nothing tell a newcomer less than one next step.
  if (tabs.every((one) => counts[one] === 0) && inLine === 0)
    return (
      <section id="applications">
        <EmptyState
          title="Заявок пока нет"
          actions={
            <ButtonLink kind="ghost" href="/programmes">
              Выбрать кружок
            </ButtonLink>
          }
        >
          <p>Здесь появятся заявки, ответы организаций и договоры.</p>
        </EmptyState>
      </section>
    )
  return (
    <section id="applications">
      <Stack>
        <Tabs
          label="Заявки и договоры"
          tabs={tabs.map((one) => ({
            href: `${here}${here.includes('?') ? '&' : '?'}tab=${one}#applications`,
            label: tabWords[one].label,
            count: counts[one],
            current: one === tab,
          }))}
        />
        {tab === 'archive' && <Periods {...props} />}
        <Table
          caption={tabWords[tab].label}
          rows={applications}
          rowKey={({ id }) => id}
          marked={({ state }) => state === 'confirmed'}
          columns={withChild ? [childColumn, ...columns] : columns}
          empty={<p class="muted">{tabWords[tab].empty}.</p>}
        />
        {inLine > 0 && (
          <p>
            <a href="/my/waiting">Очереди на места: {inLine}</a>
          </p>
        )}
      </Stack>
    </section>
  )
}

/** The archive by funding periods, past ones as well; studies for the budget stand in the period of their last day (S-044). */
function Periods({ here, periods = [], period }: ApplicationListProps) {
  if (periods.length < 2 && !period) return null
  const base = `${here}${here.includes('?') ? '&' : '?'}tab=archive`
  return (
    <Chips
      label="Архив по периодам"
      chips={[
        { href: `${base}#applications`, label: 'Всё время', current: !period },
        ...periods.map(({ id, name, count }) => ({
          href: `${base}&period=${id}#applications`,
          label: name,
          count,
          current: id === period,
        })),
      ]}
    />
  )
}

const childColumn: Column<ApplicationView> = { label: 'Ребёнок', cell: (application) => fullName(application) }

function StateTag({ label, tone }: ReturnType<typeof familyWordsOf>) {
  return <Tag tone={tone}>{label}</Tag>
}

const columns: readonly Column<ApplicationView>[] = [
  {
    label: 'Программа',
    head: true,
    cell: ({ id, programme, number, fromSystem }) => (
      <>
        <a href={`/my/applications/${id}`}>{programme}</a>
        <br />
        <span class="muted small">
          № {number}
          {fromSystem && ' · через Госуслуги'}
        </span>
      </>
    ),
  },
  { label: 'Когда', cell: ({ lessons }) => timetableWords(lessons) || 'расписание уточняется' },
  {
    label: 'Состояние',
    cell: (application) => <StateTag {...familyWordsOf(application)} />,
  },
  {
    label: 'Сертификат',
    number: true,
    cell: ({ source, certificate }) =>
      source === 'certificate' ? <Money kopecks={certificate} short /> : 'не тратится',
  },
  {
    label: 'Семья',
    number: true,
    cell: ({ source, parent }) => (source === 'budget' ? 'бесплатно' : <Money kopecks={parent} short />),
  },
]
