import { number } from '#kernel/plural'
import { Chapter, EmptyState, Page, Stack, Table } from '#ui'
import type { Dictionary } from '../model.ts'

/** Lists of which people choose, read-only: each says where it is changed. */
export function DictionariesPage({ dictionaries }: { dictionaries: readonly Dictionary[] }) {
  return (
    <Page
      title="Справочники"
      lead="Из чего выбирают семьи, организации и пункты приёма и сколько раз это выбрали. Список откроется по названию; кто его меняет, сказано над ним."
      width="wide"
      hidden
    >
      <Stack>
        {dictionaries.map((dictionary, at) => (
          <Chapter
            key={dictionary.title}
            id={`dictionary-${at + 1}`}
            title={dictionary.title}
            count={dictionary.entries.length}
          >
            <Entries {...dictionary} />
          </Chapter>
        ))}
      </Stack>
    </Page>
  )
}

function Entries({ title, changed, rule, entries }: Dictionary) {
  const codes = entries.some(({ code }) => code !== null)
  const laws = entries.some(({ law }) => law !== null)
  return (
    <Stack>
      <p>
        {changed} {rule && <a href={`/region/settings/${rule}#new`}>Изменить</a>}
      </p>
      <Table
        caption={title}
        dense
        rows={entries}
        rowKey={({ code, words }) => code ?? words}
        columns={[
          { label: 'Что говорит', head: true, cell: ({ words }) => words },
          ...(codes ? [{ label: 'Код', cell: ({ code }: Entry) => <code>{code}</code> }] : []),
          ...(laws ? [{ label: 'Норма или акт', cell: ({ law }: Entry) => law ?? '—' }] : []),
          { label: 'Выбрали раз', number: true, cell: ({ used }) => number(used) },
        ]}
        empty={<EmptyState title="Пока пусто" />}
      />
    </Stack>
  )
}

type Entry = Dictionary['entries'][number]
