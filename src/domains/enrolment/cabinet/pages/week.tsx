import { weekdayName } from '#kernel/dates'
import { Stack, Table } from '#ui'
import type { ApplicationView } from '../../applications/queries/list.ts'

type Row = { key: string; weekday: number; hours: string; application: ApplicationView; room: string }

/** The week of a child: lessons of all groups where a seat is held. */
export function Week({ applications }: { applications: readonly ApplicationView[] }) {
  const rows: Row[] = applications
    .flatMap((application) =>
      application.lessons.map(({ weekday, startsAt, endsAt, room }) => ({
        key: `${application.id} ${weekday} ${startsAt}`,
        weekday,
        hours: `${startsAt}–${endsAt}`,
        application,
        room,
      })),
    )
    .sort((one, other) => one.weekday - other.weekday || (one.hours < other.hours ? -1 : 1))
  if (rows.length === 0) return null
  return (
    <Stack>
      <h2>Неделя</h2>
      <Table
        caption="Занятия по дням недели"
        dense
        rows={rows}
        rowKey={({ key }) => key}
        columns={[
          { label: 'Занятие', head: true, cell: ({ application }) => application.programme },
          { label: 'День', cell: ({ weekday }) => weekdayName(weekday) },
          { label: 'Время', cell: ({ hours }) => hours },
          { label: 'Где', cell: ({ application, room }) => [application.address, room].filter(Boolean).join(', ') },
        ]}
      />
      <p class="small">
        <a href="/my/events#calendar">Занятия в календаре телефона</a>
      </p>
    </Stack>
  )
}
