import type { Entry } from '#audit'
import { dayIn, formatDay } from '#kernel/dates'
import { plural } from '#kernel/plural'
import { type Column, EmptyState, Page, PrintButton, Stack, Table } from '#ui'
import { type CorrectionRecord, whatOf } from '../correction.ts'
import { isLook, joined, type Seen } from '../rules/looks.ts'
import { Corrections } from './correction.tsx'

/** `places` are the institutions behind the scopes of workers, so that a guardian reads a name. */
export type JournalReader = { userId: string; zone: string; places?: ReadonlyMap<string, string> }

const roles: Record<string, string> = {
  family: 'Законный представитель',
  reception: 'Сотрудник пункта приёма',
  provider: 'Сотрудник организации',
  municipality: 'Сотрудник муниципалитета',
  region: 'Региональный оператор',
  support: 'Поддержка',
  system: 'Сайт, автоматически',
}

/** Who looked at or changed a child's data, when and why: for the guardians, day by day. */
export function ChildJournal({ entries, reader }: { entries: readonly Entry[]; reader: JournalReader }) {
  if (entries.length === 0) return <EmptyState title="Записей пока нет" />
  const days = Map.groupBy(entries, ({ at }) => formatDay(dayIn(reader.zone, at)))
  return (
    <Stack>
      {[...days].map(([day, ofDay]) => (
        <DayTable key={day} day={day} entries={joined(ofDay)} reader={reader} />
      ))}
    </Stack>
  )
}

function DayTable({ day, entries, reader }: { day: string; entries: readonly Seen[]; reader: JournalReader }) {
  const columns: Column<Seen>[] = [
    { label: 'Что', cell: (entry) => <What entry={entry} />, head: true },
    {
      label: 'Во сколько',
      cell: ({ at, times }) => timeOf(at, reader.zone) + (times > 1 ? `, ${plural(times, 'раз', 'раза', 'раз')}` : ''),
    },
    { label: 'Кто', cell: (entry) => whoOf(entry, reader) },
  ]
  return <Table caption={day} showCaption columns={columns} rows={entries} rowKey={({ id }) => String(id)} />
}

/** The reason stands with what was done; without one there is nothing to print. */
function What({ entry }: { entry: Entry }) {
  return (
    <>
      {whatOf(entry)}
      {entry.reason && (
        <div class="hint">
          {isLook(entry) ? 'Зачем' : 'Почему'}: {entry.reason}
        </div>
      )}
    </>
  )
}

function whoOf({ userId, role, scopeId }: Entry, reader: JournalReader): string {
  if (userId && userId === reader.userId) return 'Вы'
  // «Сотрудник пункта приёма» says already what the name of the place ends with.
  const place = (scopeId ? reader.places?.get(scopeId) : undefined)?.replace(/, пункт приёма$/, '')
  return [roles[role] ?? role, place].filter(Boolean).join(', ')
}

function timeOf(at: Entry['at'], zone: string): string {
  return at.toZonedDateTimeISO(zone).toPlainTime().toString({ smallestUnit: 'minute' })
}

export function ChildJournalPage(props: {
  childId: string
  childName: string
  entries: readonly Entry[]
  reader: JournalReader
  corrections?: readonly CorrectionRecord[]
}) {
  const { corrections = [], reader } = props
  return (
    <Page
      title="Кто смотрел и менял данные"
      over={props.childName}
      lead="Здесь видно каждое обращение к карточке ребёнка. Записи нельзя изменить или удалить."
      back={{ href: `/my/children/${props.childId}`, label: 'Карточка ребёнка' }}
      width="wide"
      hidden
    >
      {corrections.length > 0 && (
        <Stack>
          <h2>Что исправляли по документам</h2>
          <Corrections records={corrections} zone={reader.zone} />
          <h2>Все записи</h2>
        </Stack>
      )}
      <ChildJournal entries={props.entries} reader={reader} />
      <PrintButton />
    </Page>
  )
}
