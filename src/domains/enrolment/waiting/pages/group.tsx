import { ageOn } from '#kernel/dates'
import { shortName } from '#kernel/names'
import { plural } from '#kernel/plural'
import { type Column, EmptyState, InstantText, Page, Seats, Table, Tag } from '#ui'
import type { WaitingView } from '../model.ts'
import { waitingStateWords } from '../words.ts'

export type GroupWaitingPageProps = {
  programme: { article: number; name: string }
  group: { name: string; capacity: number; taken: number }
  entries: readonly WaitingView[]
  today: Temporal.PlainDate
  zone: string
}

/** The waiting list of a group as its provider sees it: nobody can be moved in it, it goes by itself. */
export function GroupWaitingPage({ programme, group, entries, today, zone }: GroupWaitingPageProps) {
  return (
    <Page
      title={`Очередь в группу ${group.name}`}
      over={programme.name}
      lead="Свободное место само предлагается первому в очереди и ждёт его ответа. Чтобы позвать больше детей, увеличьте группу."
      width="wide"
      back={{ href: '/provider#groups', label: 'Группы' }}
      hidden
    >
      <Seats capacity={group.capacity} taken={group.taken} />
      <Table
        caption="Очередь на место"
        rows={entries}
        rowKey={({ id }) => id}
        columns={columnsIn(today, zone)}
        marked={({ state }) => state === 'offered'}
        empty={
          <EmptyState title="В очереди никого нет">
            <p>Семьи смогут встать в неё, когда в группе не останется мест.</p>
          </EmptyState>
        }
      />
    </Page>
  )
}

function columnsIn(today: Temporal.PlainDate, zone: string): readonly Column<WaitingView>[] {
  return [
    { label: 'Место', cell: ({ place }) => place ?? '—' },
    {
      label: 'Ребёнок',
      head: true,
      cell: (entry) => `${shortName(entry)}, ${plural(ageOn(entry.birthOn, today), 'год', 'года', 'лет')}`,
    },
    { label: 'В очереди с', cell: ({ joinedAt }) => <InstantText instant={joinedAt} zone={zone} /> },
    {
      label: 'Состояние',
      cell: ({ state }) => <Tag tone={waitingStateWords[state].tone}>{waitingStateWords[state].label}</Tag>,
    },
    {
      label: 'Ответ до',
      cell: ({ state, offerUntil }) =>
        state === 'offered' && offerUntil ? <InstantText instant={offerUntil} zone={zone} /> : '—',
    },
  ]
}
