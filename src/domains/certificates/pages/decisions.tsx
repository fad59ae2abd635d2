import { formatDay } from '#kernel/dates'
import { number, plural } from '#kernel/plural'
import { ButtonLink, type Column, EmptyState, Figures, InstantText, Page, Pagination, Stack, Table, Tag } from '#ui'
import type { ToDecide } from '../queries/decision.ts'
import type { Term } from '../rules/decision.ts'

export type Waiting = ToDecide & { term: Term }
export type DecisionsProps = {
  waiting: readonly Waiting[]
  counts: { all: number; overdue: number; today: number }
  /** Who decides by the region's setting: the desk is there either way. */
  decision: 'point' | 'operator'
  page: number
  pages: number
  zone: string
}

/** The operator's desk of decisions: full packages, the longest overdue first (S-130). */
export function DecisionsPage({ waiting, counts, decision, page, pages, zone }: DecisionsProps) {
  return (
    <Page
      title="Заявления, по которым нужно решить"
      over="Весь регион"
      lead={
        decision === 'operator'
          ? 'Пункт приёма сверил документы и принял полный пакет. Решение за вами: одобрение активирует сертификат.'
          : 'Обычно решают пункты приёма, активируя сертификат. Вы можете решить сами, например когда пункт опоздал.'
      }
      width="wide"
      back={{ href: '/region', label: 'Реестр' }}
      actions={
        <ButtonLink href="/certificates/exclusion" kind="ghost" small>
          Исключить сертификат
        </ButtonLink>
      }
      hidden
    >
      <Figures
        figures={[
          { label: 'Ждут решения', value: counts.all },
          counts.overdue > 0
            ? { label: 'Срок прошёл', value: counts.overdue, tone: 'bad', note: 'стоят первыми' }
            : { label: 'Срок прошёл', value: 0 },
          { label: 'Последний день сегодня', value: counts.today },
        ]}
      />
      {waiting.length === 0 ? (
        <EmptyState title="Всё решено">
          <p>Заявлений с полным пакетом документов сейчас нет. Новые появятся, когда их примут пункты приёма.</p>
        </EmptyState>
      ) : (
        <Stack>
          <Table
            caption={`Заявления: ${number(counts.all)}`}
            rows={waiting}
            rowKey={({ id }) => id}
            marked={({ term }) => term.left < 0}
            columns={columns(zone)}
          />
          <Pagination page={page} pages={pages} href={(one) => `/region/statements?page=${one}`} />
        </Stack>
      )}
    </Page>
  )
}

function columns(zone: string): Column<Waiting>[] {
  return [
    { label: 'Заявление', head: true, cell: ({ id, number: text }) => <a href={`/region/statements/${id}`}>{text}</a> },
    { label: 'Решить', cell: ({ term }) => <TermTag term={term} /> },
    { label: 'Муниципалитет', cell: ({ municipality }) => municipality },
    { label: 'Приняли', cell: ({ point }) => point ?? 'не указано' },
    { label: 'Когда', cell: ({ acceptedAt }) => <InstantText instant={acceptedAt} zone={zone} /> },
  ]
}

/** A term as both sides see it: the day, and how many working days are left. */
export function TermTag({ term }: { term: Term }) {
  const { dueOn, left } = term
  return (
    <>
      до {formatDay(dueOn)} <Tag tone={left < 0 ? 'bad' : left === 0 ? 'warn' : 'plain'}>{leftWords(left)}</Tag>
    </>
  )
}

/** «осталось 3 рабочих дня» */
export function leftWords(left: number): string {
  if (left < 0) return 'срок прошёл'
  if (left === 0) return 'сегодня последний день'
  const word = left % 10 === 1 && left % 100 !== 11 ? 'остался' : 'осталось'
  return `${word} ${plural(left, 'рабочий день', 'рабочих дня', 'рабочих дней')}`
}
