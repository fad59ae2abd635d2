import { formatDay, isBefore } from '#kernel/dates'
import { formatRoubles } from '#kernel/money'
import {
  type Answers,
  Button,
  type Column,
  EmptyState,
  type FieldError,
  Form,
  InstantText,
  Notice,
  Page,
  Stack,
  SummaryList,
  Table,
  Tabs,
  Tag,
  TextArea,
} from '#ui'
import { paidByBudget } from '../model.ts'
import type { Check, Edit, OwnModule, OwnProgramme } from '../own.ts'
import type { CheckLine } from '../queries/check.ts'
import { readProgramme } from '../rules/edits.ts'
import { registerWords } from '../words.ts'

const kindWords: Record<Check['kind'], string> = { certification: 'Сертификация', moderation: 'Модерация' }
const outcomes: Record<Check['state'], { tone: 'good' | 'bad' | 'warn' | 'plain'; words: string }> = {
  waiting: { tone: 'warn', words: 'ждёт решения' },
  approved: { tone: 'good', words: 'опубликована' },
  refused: { tone: 'bad', words: 'отказано' },
  withdrawn: { tone: 'plain', words: 'отозвана организацией' },
}

export type ChecksProps = { lines: readonly CheckLine[]; what: 'waiting' | 'decided'; today: Temporal.PlainDate }

/** Programmes before the operator: what waits, the longest overdue first (domain 4.6). */
export function ChecksPage({ lines, what, today }: ChecksProps) {
  return (
    <Page title="Проверка программ" over="Весь регион" width="wide" hidden>
      <Tabs
        label="Проверки"
        tabs={[
          { href: '/region/checks', label: 'Ждут решения', current: what === 'waiting' },
          { href: '/region/checks?what=decided', label: 'Решённые', current: what === 'decided' },
        ]}
      />
      <Table
        caption="Программы"
        rows={lines}
        rowKey={({ id }) => id}
        marked={(line) => isOver(line, today)}
        columns={[nameColumn, what === 'waiting' ? dueColumn(today) : outcomeColumn, ...about]}
        empty={<EmptyState title={what === 'waiting' ? 'Всё проверено' : 'Решений ещё не было'} />}
      />
    </Page>
  )
}

const nameColumn: Column<CheckLine> = {
  label: 'Программа',
  head: true,
  cell: ({ id, programme }) => <a href={`/region/checks/${id}`}>{programme}</a>,
}
const outcomeColumn: Column<CheckLine> = { label: 'Решение', cell: ({ state }) => <Outcome state={state} /> }
const dueColumn = (today: Temporal.PlainDate): Column<CheckLine> => ({
  label: 'Решить до',
  cell: (line) => (
    <>
      {formatDay(line.dueOn)} {isOver(line, today) && <Tag tone="bad">срок прошёл</Tag>}{' '}
      {line.attempt > 1 && <Tag>повторно</Tag>}
    </>
  ),
})
const about: readonly Column<CheckLine>[] = [
  { label: 'Проверка', cell: ({ kind }) => kindWords[kind] },
  { label: 'Реестр', cell: ({ register }) => registerWords[register] },
  { label: 'Организация', cell: ({ provider }) => provider },
  { label: 'Муниципалитет', cell: ({ municipality }) => municipality },
]

function Outcome({ state }: { state: Check['state'] }) {
  return <Tag tone={outcomes[state].tone}>{outcomes[state].words}</Tag>
}

function isOver({ state, dueOn }: Check, today: Temporal.PlainDate): boolean {
  return state === 'waiting' && isBefore(dueOn, today)
}

export type CheckProps = {
  check: Check
  own: OwnProgramme
  history: readonly Check[]
  edits: readonly Edit[]
  zone: string
  errors?: readonly FieldError[]
  answers?: Answers['answers']
}

/** One programme before the operator: everything in it, what changed since, and the decision. */
export function CheckPage({ check, own, history, edits, zone, errors = [], answers = {} }: CheckProps) {
  const { programme, modules } = own
  const rows = readProgramme(programme).map(([label, value]) => ({ label, value }))
  return (
    <Page
      title={programme.name}
      over={`${kindWords[check.kind]}, ${programme.providerName}`}
      back={{ href: '/region/checks', label: 'Проверка программ' }}
      errors={errors}
      answers={answers}
      hidden
    >
      <Notice
        tone={check.state === 'refused' ? 'warn' : 'info'}
        title={
          check.state === 'waiting' ? `Решить до ${formatDay(check.dueOn)} включительно` : outcomes[check.state].words
        }
      >
        {check.reason && <p>{check.reason}</p>}
      </Notice>
      <SummaryList rows={rows} />
      <h2>Модули</h2>
      <Table caption="Модули" rows={modules} rowKey={({ id }) => id} columns={moduleColumns(own)} />
      {check.state === 'waiting' && <Decide check={check} />}
      <CheckHistory {...{ history, edits, zone }} />
    </Page>
  )
}

function moduleColumns({ programme: { register } }: OwnProgramme): readonly Column<OwnModule>[] {
  const price = ({ priceKopecks }: OwnModule) =>
    paidByBudget(register) ? 'бесплатно' : formatRoubles(priceKopecks, { short: true })
  return [
    { label: 'Модуль', head: true, cell: ({ name }) => name },
    { label: 'Месяцев', number: true, cell: ({ months }) => months },
    { label: 'Часов', number: true, cell: ({ hours }) => hours },
    {
      label: 'Норматив',
      number: true,
      cell: ({ normativeKopecks: most }) => (most > 0n ? formatRoubles(most, { short: true }) : '—'),
    },
    { label: 'Цена', number: true, cell: price },
  ]
}

function Decide({ check: { id, kind } }: { check: Check }) {
  return (
    <Stack>
      <Form action={`/region/checks/${id}/approval`}>
        <Button kind="go">{kind === 'certification' ? 'Сертифицировать и опубликовать' : 'Опубликовать'}</Button>
      </Form>
      <h2>Отказать</h2>
      <Form action={`/region/checks/${id}/refusal`}>
        <TextArea name="reason" label="Что исправить" hint="Организация прочтёт это в письме" rows={4} limit={1000} />
        <Button kind="danger">Отказать и вернуть на исправление</Button>
      </Form>
    </Stack>
  )
}

type HistoryProps = Pick<CheckProps, 'history' | 'edits' | 'zone'>

/** Attempts with their decisions, then changes by field. */
function CheckHistory({ history, edits, zone }: HistoryProps) {
  return (
    <Stack>
      <h2>Проверки</h2>
      <Table
        caption="Проверки"
        rows={history}
        rowKey={({ id }) => id}
        columns={[
          { label: 'Отправлена', head: true, cell: ({ askedAt }) => <InstantText instant={askedAt} zone={zone} /> },
          { label: 'Проверка', cell: ({ kind }) => kindWords[kind] },
          { label: 'Решение', cell: ({ state }) => <Outcome state={state} /> },
          { label: 'Причина', cell: ({ reason }) => reason ?? '—' },
        ]}
        empty={<p>На проверку ещё не отправляли.</p>}
      />
      <h2>Что меняли</h2>
      <Table
        caption="История изменений по полям"
        rows={edits.map((edit, at) => ({ ...edit, key: String(at) }))}
        rowKey={({ key }) => key}
        columns={[
          { label: 'Что', head: true, cell: ({ place, field }) => `${place}: ${field}` },
          { label: 'Было', cell: ({ was }) => was || '—' },
          { label: 'Стало', cell: ({ became }) => became || '—' },
          { label: 'Когда', cell: ({ editedAt }) => <InstantText instant={editedAt} zone={zone} /> },
          { label: 'Кто', cell: ({ editor }) => editor },
        ]}
        empty={<p>Изменений не было.</p>}
      />
    </Stack>
  )
}

export type HistoryPageProps = HistoryProps & { programme: OwnProgramme['programme'] }

export function HistoryPage({ programme, ...history }: HistoryPageProps) {
  return (
    <Page
      title="История программы"
      over={programme.name}
      back={{ href: `/provider/programmes/${programme.id}`, label: programme.name }}
      width="wide"
      hidden
    >
      <CheckHistory {...history} />
    </Page>
  )
}
