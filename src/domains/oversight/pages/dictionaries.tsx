import { number } from '#kernel/plural'
import { Disclosure, EmptyState, Page, Stack, Table } from '#ui'
import type { Dictionary } from '../model.ts'

/** Lists of which people choose, read-only: each says where it is changed. */
export function DictionariesPage({ dictionaries }: { dictionaries: readonly Dictionary[] }) {
  return (
    <Page
      title="Справочники"
      lead="Из чего выбирают семьи, организации и пункты приёма и сколько раз это выбрали. Здесь списки только читают."
      width="wide"
      hidden
    >
      {dictionaries.map((dictionary) => (
        <Disclosure key={dictionary.title} summary={dictionary.title}>
          <Entries {...dictionary} />
        </Disclosure>
      ))}
    </Page>
  )
}

function Entries({ title, changed, rule, entries }: Dictionary) {
  const codes = entries.some(({ code }) => code !== null)
  const laws = entries.some(({ law }) => law !== null)
  return (
    <Stack>
      <p>
        {changed} {rule && <a href={`/region/settings/${rule}`}>Открыть правило</a>}
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
