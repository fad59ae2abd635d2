import { ageOn, formatDay } from '#kernel/dates'
import { shortName } from '#kernel/names'
import { plural } from '#kernel/plural'
import {
  ButtonLink,
  ButtonRow,
  type Column,
  CursorPagination,
  EmptyState,
  Money,
  Notice,
  Page,
  PrintButton,
  SearchBox,
  Stack,
  Table,
  Tabs,
  Tag,
} from '#ui'
import type { ApplicationView } from '../../applications/queries/list.ts'
import { providerWordsOf } from '../../applications/words/states.ts'
import { type QueueView, queueViews, queueWords } from '../words.ts'

/** An application with the day it is due on in this view, and the working days that are left; below zero it is overdue. */
export type QueueLine = ApplicationView & { dueOn: Temporal.PlainDate | null; daysLeft: number }

export type QueuePageProps = {
  provider: string
  view: QueueView
  counts: Readonly<Record<QueueView, number>> & { overdue: number }
  sought: string
  lines: readonly QueueLine[]
  /** Where the rest begins; null when this is all. */
  next: string | null
}

/** All applications and contracts of a provider by views, with search and papers for a folder (S-072). */
export function QueuePage({ provider, view, counts, sought, lines, next }: QueuePageProps) {
  const query = new URLSearchParams({ view, ...(sought && { q: sought }) }).toString()
  return (
    <Page
      title="Заявки и договоры"
      over={provider}
      width="wide"
      back={{ href: '/provider', label: 'Сегодня' }}
      actions={<PrintButton />}
      hidden
    >
      {counts.overdue > 0 && (
        <Notice
          tone="bad"
          title={`${plural(counts.overdue, 'заявка просрочена', 'заявки просрочены', 'заявок просрочено')}`}
        >
          <p>Они стоят первыми среди новых. Ответьте сейчас: такие заявки скоро закроются сами.</p>
        </Notice>
      )}
      <SearchBox action="/provider/applications" value={sought} label="Номер или ребёнок" placeholder="118 или Петров">
        <input type="hidden" name="view" value={view} />
      </SearchBox>
      <Stack>
        <Tabs
          label="Заявки и договоры по состоянию"
          tabs={queueViews.map((one) => ({
            href: `/provider/applications?${new URLSearchParams({ view: one, ...(sought && { q: sought }) })}`,
            label: queueWords[one].label,
            count: counts[one],
            current: one === view,
          }))}
        />
        <Table
          caption={queueWords[view].label}
          dense
          rows={lines}
          rowKey={({ id }) => id}
          marked={({ daysLeft, dueOn }) => dueOn !== null && daysLeft < 0}
          columns={columnsOf(view)}
          empty={<EmptyState title={sought ? 'Никого не нашли' : queueWords[view].empty} />}
        />
        <CursorPagination next={next} />
        {lines.length > 0 && (
          <ButtonRow>
            <ButtonLink kind="ghost" href={`/provider/applications.xlsx?${query}`}>
              Таблица, xlsx
            </ButtonLink>
            {next && (
              <ButtonLink kind="quiet" href={`/provider/applications?${query}&all=yes`}>
                Все строки, для печати
              </ButtonLink>
            )}
          </ButtonRow>
        )}
      </Stack>
    </Page>
  )
}

function columnsOf(view: QueueView): readonly Column<QueueLine>[] {
  const { due } = queueWords[view]
  return [
    { label: 'Номер', head: true, cell: ({ id, number }) => <a href={`/provider/applications/${id}`}>{number}</a> },
    {
      label: 'Ребёнок',
      cell: (line) => `${shortName(line)}, ${plural(ageOn(line.birthOn, line.startsOn), 'год', 'года', 'лет')}`,
    },
    { label: 'Программа и группа', cell: ({ programme, group }) => `${programme}, ${group}` },
    ...(due ? [{ label: due, cell: (line: QueueLine) => <Due line={line} view={view} /> }] : [runColumn]),
    { label: 'Сертификат', number: true, cell: ({ certificate }) => <Money kopecks={certificate} short /> },
    { label: 'Семья', number: true, cell: ({ parent }) => <Money kopecks={parent} short /> },
    ...(view === 'refused' || view === 'ended' ? [reasonColumn] : []),
    { label: 'Состояние', cell: (line) => <StateTag {...providerWordsOf(line)} /> },
  ]
}

const runColumn: Column<QueueLine> = {
  label: 'Срок',
  cell: ({ startsOn, endsOn }) => `${formatDay(startsOn)} – ${formatDay(endsOn)}`,
}

const reasonColumn: Column<QueueLine> = { label: 'Причина', cell: ({ reason }) => reason ?? '—' }

function StateTag({ label, tone }: ReturnType<typeof providerWordsOf>) {
  return <Tag tone={tone}>{label}</Tag>
}

/** The day, and for terms of an answer the working days that are left. */
function Due({ line: { dueOn, daysLeft, startsOn }, view }: { line: QueueLine; view: QueueView }) {
  if (!dueOn) return <>без отказа вступит в силу {formatDay(startsOn)}</>
  if (view === 'starting' || view === 'ending') return <>{formatDay(dueOn)}</>
  return (
    <>
      {formatDay(dueOn)} <DaysLeft days={daysLeft} />
    </>
  )
}

export function DaysLeft({ days }: { days: number }) {
  if (days < 0) return <Tag tone="bad">срок прошёл</Tag>
  if (days === 0) return <Tag tone="warn">сегодня последний день</Tag>
  const left = plural(days, 'рабочий день', 'рабочих дня', 'рабочих дней')
  return <Tag tone={days <= 1 ? 'warn' : 'plain'}>{`ещё ${left}`}</Tag>
}
