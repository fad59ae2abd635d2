import { timetableWords } from '#programmes'
import { ButtonLink, type Column, EmptyState, InstantText, Page, Table } from '#ui'
import type { WaitingView } from '../model.ts'
import { placeWords } from '../words.ts'
import { StateTag } from './place.tsx'

/** All waiting lists of the family's children: places, offers with their terms, and what has ended. */
export function WaitingListPage({ entries, zone }: { entries: readonly WaitingView[]; zone: string }) {
  return (
    <Page
      title="Очереди на места"
      lead="Когда место освободится, оно будет ждать первого в очереди, и больше никто его не займёт."
      width="wide"
      back={{ href: '/my', label: 'В кабинет' }}
      hidden
    >
      <WaitingTable entries={entries} zone={zone} />
    </Page>
  )
}

function WaitingTable({ entries, zone }: { entries: readonly WaitingView[]; zone: string }) {
  return (
    <Table
      caption="Очереди на места в группах"
      rows={entries}
      rowKey={({ id }) => id}
      marked={({ state }) => state === 'offered'}
      columns={columnsIn(zone)}
      empty={
        <EmptyState
          title="Вы не стоите ни в одной очереди"
          actions={
            <ButtonLink kind="ghost" href="/programmes">
              Выбрать программу
            </ButtonLink>
          }
        >
          <p>Если в группе не осталось мест, на странице программы появится кнопка «Встать в очередь».</p>
        </EmptyState>
      }
    />
  )
}

function columnsIn(zone: string): readonly Column<WaitingView>[] {
  return [
    {
      label: 'Программа',
      head: true,
      cell: ({ id, programme, group }) => (
        <>
          <a href={`/my/waiting/${id}`}>{programme}</a>
          <br />
          <span class="muted small">группа {group}</span>
        </>
      ),
    },
    { label: 'Ребёнок', cell: ({ name }) => name },
    { label: 'Когда', cell: ({ lessons }) => timetableWords(lessons) || 'расписание уточняется' },
    { label: 'Состояние', cell: (entry) => <StateTag entry={entry} /> },
    { label: 'Место', cell: (entry) => <Where entry={entry} zone={zone} /> },
  ]
}

function Where({ entry, zone }: { entry: WaitingView; zone: string }) {
  const { place, state, offerUntil } = entry
  if (place !== null) return <>{placeWords(place)}</>
  if (state !== 'offered' || !offerUntil) return <>—</>
  return (
    <>
      до <InstantText instant={offerUntil} zone={zone} />
    </>
  )
}
