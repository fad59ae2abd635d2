import { formatDay } from '#kernel/dates'
import { number } from '#kernel/plural'
import {
  Button,
  ButtonLink,
  type Column,
  EmptyState,
  Figures,
  Form,
  InstantText,
  Notice,
  Page,
  Stack,
  Table,
  Tag,
} from '#ui'
import type { Partner } from '../model.ts'
import type { ListedCall } from '../queries/call.ts'
import type { Comparison } from '../queries/comparison.ts'
import type { Outbox, Undelivered } from '../queries/message.ts'
import { scopeWords, statusLabel } from '../words/statuses.ts'

export type ExchangePageProps = {
  partners: readonly Partner[]
  outbox: Outbox
  undelivered: readonly Undelivered[]
  comparisons: readonly Comparison[]
  zone: string
}

/** Who talks with us by machine, what is on its way to them, and where the two sides disagree. */
export function ExchangePage({ partners, outbox, undelivered, comparisons, zone }: ExchangePageProps) {
  return (
    <Page
      title="Обмен с Госуслугами"
      lead="Заявления приходят сами и становятся заявками, статусы уходят обратно. Здесь видно, всё ли дошло."
      width="wide"
      actions={
        <>
          <ButtonLink href="/region/exchange/partners/new">Подключить систему</ButtonLink>
          <ButtonLink kind="ghost" href="/region/exchange/calls">
            Журнал обращений
          </ButtonLink>
        </>
      }
      hidden
    >
      <Figures figures={figuresOf(outbox)} />
      <Stack>
        <h2>Недоставленные статусы</h2>
        <Table
          caption="Недоставленные статусы"
          dense
          columns={undeliveredColumns(zone)}
          rows={undelivered}
          rowKey={({ id }) => id}
          marked={({ deadAt }) => deadAt !== null}
          empty={<p class="muted">Всё доставлено.</p>}
        />
      </Stack>
      <Stack>
        <h2>Системы</h2>
        <Table
          caption="Подключённые системы"
          columns={partnerColumns(zone)}
          rows={partners}
          rowKey={({ id }) => id}
          empty={
            <EmptyState title="Систем пока нет">
              <p>Подключите Госуслуги: после этого заявления начнут приходить сюда.</p>
            </EmptyState>
          }
        />
      </Stack>
      <Stack>
        <h2>Сверки</h2>
        <Table
          caption="Сверки статусов"
          dense
          columns={comparisonColumns(zone)}
          rows={comparisons}
          rowKey={({ id }) => id}
          marked={({ differences }) => differences > 0}
          empty={<p class="muted">Сверок ещё не было. Их присылает другая система.</p>}
        />
      </Stack>
    </Page>
  )
}

function figuresOf({ waiting, late, dead, delivered }: Outbox) {
  return [
    {
      label: 'Ждут отправки',
      value: number(waiting),
      note: late > 0 ? `с первого раза не приняты: ${number(late)}` : 'задержек нет',
      ...(late > 0 && { tone: 'warn' as const }),
    },
    {
      label: 'Нужен человек',
      value: number(dead),
      note: dead > 0 ? 'сами больше не повторятся' : 'таких нет',
      ...(dead > 0 && { tone: 'bad' as const }),
    },
    { label: 'Доставлено', value: number(delivered) },
  ]
}

const undeliveredColumns = (zone: string): readonly Column<Undelivered>[] => [
  { label: 'Заявление', head: true, cell: ({ externalId }) => externalId },
  { label: 'Система', cell: ({ partner }) => partner },
  {
    label: 'Статус',
    cell: ({ status, number: application }) => [statusLabel(status), application].filter(Boolean).join(', '),
  },
  {
    label: 'Попыток',
    cell: ({ attempts, problem }) => (problem ? `${attempts}: ${problem}` : number(attempts)),
  },
  {
    label: 'Дальше',
    cell: ({ id, deadAt, nextAt, attempts, externalId }) => {
      if (deadAt)
        return (
          <Form action={`/region/exchange/messages/${id}/revival`}>
            <Button kind="ghost" small>
              Повторить<span class="visually-hidden"> отправку по заявлению {externalId}</span>
            </Button>
          </Form>
        )
      // Statuses of an order go one after another.
      if (attempts === 0) return 'ждёт своей очереди'
      return (
        <>
          повтор <InstantText instant={nextAt} zone={zone} />
        </>
      )
    },
  },
]

const partnerColumns = (zone: string): readonly Column<Partner>[] => [
  { label: 'Система', head: true, cell: ({ id, name }) => <a href={`/region/exchange/partners/${id}`}>{name}</a> },
  { label: 'Что можно', cell: ({ scopes }) => scopes.map((scope) => scopeWords[scope].split(':')[0]).join(', ') },
  { label: 'Куда уходят статусы', cell: ({ endpoint }) => (endpoint ? new URL(endpoint).host : 'забирает сама') },
  { label: 'Подключена', cell: ({ createdAt }) => <InstantText instant={createdAt} zone={zone} /> },
  { label: 'Доступ', cell: ({ revokedAt }) => (revokedAt ? <Tag>закрыт</Tag> : <Tag tone="good">открыт</Tag>) },
]

const comparisonColumns = (zone: string): readonly Column<Comparison>[] => [
  {
    label: 'Период',
    head: true,
    cell: ({ id, from, to }) => (
      <a href={`/region/exchange/comparisons/${id}`}>
        {formatDay(from)} – {formatDay(to)}
      </a>
    ),
  },
  { label: 'Система', cell: ({ partner }) => partner },
  { label: 'Когда', cell: ({ comparedAt }) => <InstantText instant={comparedAt} zone={zone} /> },
  { label: 'У нас', number: true, cell: ({ ours }) => number(ours) },
  { label: 'У них', number: true, cell: ({ theirs }) => number(theirs) },
  {
    label: 'Расхождения',
    cell: ({ differences }) =>
      differences === 0 ? <Tag tone="good">нет</Tag> : <Tag tone="warn">{number(differences)}</Tag>,
  },
]

/** Calls of other systems, the newest first; nobody is named. */
export function CallsPage({ calls, zone }: { calls: readonly ListedCall[]; zone: string }) {
  const columns: readonly Column<ListedCall>[] = [
    { label: 'Когда', head: true, cell: ({ calledAt }) => <InstantText instant={calledAt} zone={zone} /> },
    { label: 'Система', cell: ({ partner }) => partner },
    { label: 'Обращение', cell: ({ operation }) => operation.replace('/exchange/v1', '') },
    { label: 'Заявление', cell: ({ externalId }) => externalId ?? '—' },
    { label: 'Ответ', cell: ({ answered, outcome }) => [answered, outcome].filter(Boolean).join(', ') },
    { label: 'Мс', number: true, cell: ({ milliseconds }) => number(milliseconds) },
  ]
  return (
    <Page
      title="Журнал обращений"
      back={{ href: '/region/exchange', label: 'Обмен' }}
      lead="Последние обращения других систем. Личных данных здесь нет: только номера заявлений и ответы."
      width="wide"
      hidden
    >
      <Table
        caption="Обращения"
        dense
        columns={columns}
        rows={calls}
        rowKey={({ calledAt, operation, externalId }) => `${calledAt} ${operation} ${externalId}`}
        marked={({ answered }) => answered >= 500}
        empty={<EmptyState title="Обращений ещё не было" />}
      />
      <Notice>
        <p>
          Как подключиться и что отвечает сайт, рассказывает <a href="/api/docs">страница для разработчиков</a>, раздел
          exchange.
        </p>
      </Notice>
    </Page>
  )
}
