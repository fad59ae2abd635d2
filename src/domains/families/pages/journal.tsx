import type { Entry } from '#audit'
import { type Column, EmptyState, InstantText, Page, Stack, Table } from '#ui'
import { type CorrectionRecord, inWords } from '../correction.ts'
import { Corrections } from './correction.tsx'

export type JournalReader = { userId: string; zone: string }

const roles: Record<string, string> = {
  family: 'Законный представитель',
  reception: 'Сотрудник пункта приёма',
  provider: 'Сотрудник организации',
  municipality: 'Сотрудник муниципалитета',
  region: 'Региональный оператор',
  support: 'Поддержка',
  system: 'Программа',
}

/** Who looked at or changed a child's data, when and why: for the guardians. */
export function ChildJournal({ entries, reader }: { entries: readonly Entry[]; reader: JournalReader }) {
  const columns: Column<Entry>[] = [
    { label: 'Что', cell: whatOf, head: true },
    { label: 'Когда', cell: ({ at }) => <InstantText instant={at} zone={reader.zone} /> },
    { label: 'Кто', cell: ({ userId, role }) => (userId === reader.userId ? 'Вы' : (roles[role] ?? role)) },
    { label: 'Зачем', cell: ({ reason }) => reason ?? '—' },
  ]
  const empty = <EmptyState title="Записей пока нет" />
  return (
    <Table
      caption="Кто смотрел и менял данные"
      columns={columns}
      rows={entries}
      rowKey={({ id }) => String(id)}
      empty={empty}
    />
  )
}

/** «Пункт приёма исправил данные ребёнка: фамилия, дата рождения» */
function whatOf({ sentence, word, facts }: Entry): string {
  return word === 'families.corrected' && Array.isArray(facts.kinds) ? `${sentence}: ${inWords(facts.kinds)}` : sentence
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
      <ChildJournal entries={props.entries} reader={reader} />
      {corrections.length > 0 && (
        <Stack>
          <h2>Что исправляли по документам</h2>
          <Corrections records={corrections} zone={reader.zone} />
        </Stack>
      )}
    </Page>
  )
}
