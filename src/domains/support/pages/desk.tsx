import { type Day, isBefore } from '#kernel/dates'
import { CursorPagination, DayText, EmptyState, Figures, InstantText, Page, Table, Tabs, Tag } from '#ui'
import { type Ticket, type TicketState, topicWords } from '../model.ts'
import { stateForDesk } from '../words.ts'

export type DeskProps = {
  counts: { waiting: number; overdue: number; answered: number; closed: number }
  tickets: readonly Ticket[]
  more: boolean
  state: TicketState
  today: Day
  zone: string
  userId: string
}

const labels: Record<TicketState, string> = { waiting: 'Ждут ответа', answered: 'Ждут человека', closed: 'Закрытые' }

/** Tickets of a desk: the soonest term first. */
export function DeskPage({ counts, tickets, more, state, today, zone, userId }: DeskProps) {
  const isLate = ({ dueOn }: Ticket) => dueOn !== null && isBefore(dueOn, today)
  return (
    <Page title="Обращения" width="wide" hidden>
      <Figures
        figures={[
          { label: 'Ждут ответа', value: counts.waiting, href: '/support/desk' },
          { label: 'Просрочены', value: counts.overdue, tone: counts.overdue > 0 ? 'bad' : undefined },
        ]}
      />
      <Tabs
        label="Обращения по состоянию"
        tabs={(Object.keys(labels) as TicketState[]).map((one) => ({
          href: `/support/desk?state=${one}`,
          label: labels[one],
          count: counts[one],
          current: one === state,
        }))}
      />
      <Table
        caption={labels[state]}
        columns={[
          { label: 'Номер', head: true, cell: ({ id, number }) => <a href={`/support/desk/${id}`}>{number}</a> },
          { label: 'О чём', cell: ({ topic }) => topicWords[topic] },
          { label: 'Муниципалитет', cell: ({ municipality }) => municipality ?? '—' },
          { label: 'Задан', cell: ({ openedAt }) => <InstantText instant={openedAt} zone={zone} short /> },
          {
            label: 'Ответить до',
            cell: (ticket) =>
              ticket.dueOn ? (
                <>
                  <DayText day={ticket.dueOn} short /> {isLate(ticket) && <Tag tone="bad">просрочено</Tag>}
                </>
              ) : (
                stateForDesk[ticket.state]
              ),
          },
          {
            label: 'Кто отвечает',
            cell: ({ takenBy, desk }) =>
              takenBy
                ? takenBy === userId
                  ? 'вы'
                  : 'другой сотрудник'
                : desk === 'municipality'
                  ? 'координатор'
                  : 'никто',
          },
        ]}
        rows={tickets}
        rowKey={({ id }) => id}
        marked={isLate}
        empty={<EmptyState title={state === 'waiting' ? 'Все ответы даны' : 'Здесь пока пусто'} />}
      />
      <CursorPagination next={more ? `/support/desk?state=${state}&after=${tickets.at(-1)?.number}` : null} />
    </Page>
  )
}
