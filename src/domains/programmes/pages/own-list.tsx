import { plural } from '#kernel/plural'
import { ButtonLink, Chips, type Column, EmptyState, Page, Seats, Table, Tabs, Tag, type TagTone } from '#ui'
import { type ProgrammeState, programmeStates, type Register, registers } from '../model.ts'
import type { OwnLine } from '../own.ts'
import { registerWords } from '../words.ts'

const stateTags: Record<ProgrammeState, { tone: TagTone; words: string; tab: string }> = {
  draft: { tone: 'plain', words: 'черновик', tab: 'Черновики' },
  moderating: { tone: 'warn', words: 'на проверке', tab: 'На проверке' },
  refused: { tone: 'bad', words: 'нужно исправить', tab: 'Исправить' },
  published: { tone: 'good', words: 'опубликована', tab: 'Опубликованы' },
  archive: { tone: 'plain', words: 'в архиве', tab: 'Архив' },
}

export type OwnListProps = {
  provider: string
  lines: readonly OwnLine[]
  state: ProgrammeState | null
  register: Register | null
}

/** «Программы» of an organisation, by state and by register (S-069). */
export function OwnListPage({ provider, lines, state, register }: OwnListProps) {
  const inRegister = lines.filter((line) => register === null || line.register === register)
  const living = inRegister.filter((line) => line.state !== 'archive')
  const shown = state ? inRegister.filter((line) => line.state === state) : living
  const used = registers.filter((one) => lines.some((line) => line.register === one))
  return (
    <Page
      title="Программы"
      over={provider}
      width="wide"
      actions={<ButtonLink href="/provider/programmes/new">Новая программа</ButtonLink>}
      hidden
    >
      <Tabs
        label="Программы по состоянию"
        tabs={[
          { href: addressOf(null, register), label: 'Все', count: living.length, current: state === null },
          ...programmeStates.map((one) => ({
            href: addressOf(one, register),
            label: stateTags[one].tab,
            count: inRegister.filter((line) => line.state === one).length,
            current: one === state,
          })),
        ]}
      />
      {used.length > 1 && (
        <Chips
          label="Реестр"
          chips={[
            { href: addressOf(state, null), label: 'Все реестры', current: register === null },
            ...used.map((one) => ({
              href: addressOf(state, one),
              label: registerWords[one],
              current: one === register,
            })),
          ]}
        />
      )}
      <Table
        caption="Программы"
        rows={shown}
        rowKey={({ id }) => id}
        marked={(line) => line.state === 'refused'}
        columns={columns}
        empty={
          <EmptyState
            title={lines.length === 0 ? 'Программ пока нет' : 'Таких программ нет'}
            actions={<ButtonLink href="/provider/programmes/new">Новая программа</ButtonLink>}
          >
            <p>Программа начинается с черновика: семьи увидят её, когда вы отправите её и её проверят.</p>
          </EmptyState>
        }
      />
    </Page>
  )
}

const columns: readonly Column<OwnLine>[] = [
  { label: 'Программа', head: true, cell: ({ id, name }) => <a href={`/provider/programmes/${id}`}>{name}</a> },
  { label: 'Состояние', cell: ({ state }) => <StateTag state={state} /> },
  { label: 'Реестр', cell: ({ register }) => registerWords[register] },
  {
    label: 'Запись',
    cell: ({ state, openModules, modules }) =>
      state === 'published' ? (openModules > 0 ? `открыта: ${openModules} из ${modules}` : 'закрыта') : '—',
  },
  {
    label: 'Места',
    cell: ({ seats, taken, groups }) =>
      groups > 0 ? <Seats capacity={seats} taken={taken} /> : plural(groups, 'группа', 'группы', 'групп'),
  },
]

export function StateTag({ state }: { state: ProgrammeState }) {
  return <Tag tone={stateTags[state].tone}>{stateTags[state].words}</Tag>
}

function addressOf(state: ProgrammeState | null, register: Register | null): string {
  const query = new URLSearchParams({ ...(state && { state }), ...(register && { register }) }).toString()
  return query ? `/provider/programmes?${query}` : '/provider/programmes'
}
