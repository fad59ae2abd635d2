import { formatDayShort } from '#kernel/dates'
import { ButtonLink, EmptyState, Page, Pagination, Table, Tabs } from '#ui'
import type { Event, EventState } from '../model.ts'
import { kindWords, seatsWords } from '../words.ts'

export type OwnEventsPageProps = {
  organiser: string
  state: EventState
  counts: Readonly<Record<EventState, number>>
  events: readonly Event[]
  page: number
  pages: number
}

const tabWords: Record<EventState, string> = {
  published: 'Опубликованы',
  draft: 'Черновики',
  cancelled: 'Отменены',
  archived: 'Архив',
}

/** An organiser's events by state (S-109). */
export function OwnEventsPage({ organiser, state, counts, events, page, pages }: OwnEventsPageProps) {
  return (
    <Page
      title="Мероприятия"
      over={organiser}
      width="wide"
      actions={<ButtonLink href="/organiser/events/new">Новое мероприятие</ButtonLink>}
      hidden
    >
      <Tabs
        label="Мероприятия по состоянию"
        tabs={(Object.keys(tabWords) as EventState[]).map((one) => ({
          href: addressOf(one, 1),
          label: tabWords[one],
          count: counts[one],
          current: one === state,
        }))}
      />
      <Table
        caption={tabWords[state]}
        dense
        rows={events}
        rowKey={({ id }) => id}
        columns={[
          {
            label: 'Мероприятие',
            head: true,
            cell: ({ id, name }) => <a href={`/organiser/events/${id}`}>{name}</a>,
          },
          { label: 'Вид', cell: ({ kind }) => kindWords[kind] },
          { label: 'Когда', cell: (event) => daysOf(event) },
          { label: 'Записано', number: true, cell: ({ taken }) => taken },
          { label: 'Места', cell: (event) => seatsWords(event) },
        ]}
        empty={
          <EmptyState title={state === 'published' ? 'Опубликованных мероприятий нет' : 'Здесь пусто'}>
            <p>Конкурсы, концерты, мастер-классы: создайте черновик и опубликуйте, когда всё проверите.</p>
          </EmptyState>
        }
      />
      <Pagination page={page} pages={pages} href={(to) => addressOf(state, to)} />
    </Page>
  )
}

function addressOf(state: EventState, page: number): string {
  return `/organiser/events?state=${state}${page > 1 ? `&page=${page}` : ''}`
}

function daysOf({ startsOn, endsOn, startsTime }: Event): string {
  if (startsOn.equals(endsOn)) return `${formatDayShort(startsOn)}, ${startsTime}`
  return `${formatDayShort(startsOn)} — ${formatDayShort(endsOn)}`
}
