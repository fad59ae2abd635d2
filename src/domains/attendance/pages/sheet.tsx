import { formatDayShort, formatMonth } from '#kernel/dates'
import { shortName } from '#kernel/names'
import {
  Button,
  ButtonLink,
  ButtonRow,
  type Column,
  DateField,
  Disclosure,
  type FieldError,
  Form,
  Notice,
  Page,
  PrintButton,
  Table,
  TextField,
} from '#ui'
import type { ContractMonth, GroupMonth } from '../model.ts'
import type { SheetLesson } from '../queries/group.ts'
import { percentOf, presenceSigns, presenceWords, stateWords } from '../words.ts'
import { Closing } from './closing.tsx'

export type SheetContract = ContractMonth & {
  /** Completeness as the journal has it now, or as it was closed. */
  counted: number
  signs: ReadonlyMap<string, string>
}

export type SheetPageProps = {
  month: Temporal.PlainDate
  group: GroupMonth
  provider: string
  lessons: readonly SheetLesson[]
  contracts: readonly SheetContract[]
  /** Why it cannot be closed yet; null when it can. */
  whyNotClose: { title: string; text: string } | null
  /** The same was just put into every field; nothing is kept until the month is closed. */
  filled?: boolean
  errors?: readonly FieldError[]
  answers?: Record<string, string | string[]>
}

/** The journal of one group for a month: who was at which lesson, completeness by contract, and closing. */
export function SheetPage(props: SheetPageProps) {
  const { month, group, provider, lessons, contracts, whyNotClose, filled = false, errors = [], answers = {} } = props
  const here = `/provider/journal/${group.groupId}`
  const unmarked = !group.closedAt && group.unmarked > 0
  const query = `?month=${month.toPlainYearMonth()}`
  return (
    <Page
      title={`${group.programme}, ${group.group}`}
      over={`Журнал, ${formatMonth(month)}. ${provider}`}
      back={{ href: `/provider/journal${query}`, label: 'Все группы месяца' }}
      actions={
        <>
          <ButtonLink kind="ghost" small href={`${here}/journal.xlsx${query}`}>
            Скачать таблицу (xlsx)
          </ButtonLink>
          <PrintButton />
        </>
      }
      errors={errors}
      answers={answers}
      width="wide"
      hidden
    >
      <Table
        caption="Кто был на занятиях"
        rows={contracts}
        rowKey={({ applicationId }) => applicationId}
        columns={signColumns(lessons)}
        dense
      />
      <p class="muted small">
        {(['present', 'excused', 'absent'] as const)
          .map((one) => `${presenceSigns[one]} ${presenceWords[one]}`)
          .join(', ')}
        , прочерк: занятия не было или ребёнок ещё не занимался.
      </p>
      <Lessons lessons={lessons} open={unmarked} />
      {group.closedAt ? (
        <Closed contracts={contracts} />
      ) : (
        <Closing {...{ here, month, contracts, whyNot: whyNotClose, filled, errors, answers }} />
      )}
      {!group.closedAt && (
        <Disclosure
          summary="Добавить занятие сверх расписания"
          open={errors.some(({ field }) => /^(on|startsAt|endsAt)/.test(field))}
        >
          <Form action={`${here}/lessons`}>
            <input type="hidden" name="month" value={month.toPlainYearMonth().toString()} />
            <DateField name="on" label="День" hint={`Например, ${month.day} ${month.month} ${month.year}`} />
            <TextField name="startsAt" label="Начало" width="5" />
            <TextField name="endsAt" label="Конец" width="5" />
            <ButtonRow>
              <Button kind="ghost">Добавить занятие</Button>
            </ButtonRow>
          </Form>
        </Disclosure>
      )}
    </Page>
  )
}

function signColumns(lessons: readonly SheetLesson[]): readonly Column<SheetContract>[] {
  return [
    { label: 'Ребёнок', head: true, cell: (one) => shortName(one) },
    ...lessons.map((lesson) => ({
      label: `${lesson.on.day}.${String(lesson.on.month).padStart(2, '0')} ${lesson.startsAt}`,
      cell: ({ signs }: SheetContract) => signs.get(lesson.id) ?? '—',
    })),
    { label: 'Был', number: true, cell: ({ present, held }) => `${present} из ${held}` },
    {
      label: 'Полнота',
      number: true,
      cell: ({ counted, share, planned }) => (planned > 0 ? percentOf(share ?? counted) : '—'),
    },
  ]
}

/** Open by itself while some wait for their marks: the way to each stands here. */
function Lessons({ lessons, open }: { lessons: readonly SheetLesson[]; open: boolean }) {
  return (
    <Disclosure summary="Занятия и темы" open={open}>
      <Table
        caption="Занятия месяца"
        dense
        rows={lessons}
        rowKey={({ id }) => id}
        columns={[
          {
            label: 'Занятие',
            head: true,
            cell: ({ id, on, startsAt }) => (
              <a href={`/provider/lessons/${id}`}>{`${formatDayShort(on)}, ${startsAt}`}</a>
            ),
          },
          { label: 'Состояние', cell: ({ state, reason }) => [stateWords[state], reason].filter(Boolean).join(': ') },
          { label: 'Тема', cell: ({ topic }) => topic ?? '—' },
        ]}
        empty={<p>Занятий пока не было.</p>}
      />
    </Disclosure>
  )
}

function Closed({ contracts }: { contracts: readonly SheetContract[] }) {
  const lowered = contracts.filter(({ reason }) => reason !== null)
  return (
    <Notice tone="good" title="Месяц закрыт">
      <p>Журнал больше не меняется. Окончательный счёт считается по этой полноте.</p>
      {lowered.map((one) => (
        <p key={one.applicationId}>
          {shortName(one)}: {percentOf(one.share ?? 0)} вместо {percentOf(one.countedShare ?? 0)}. {one.reason}
        </p>
      ))}
    </Notice>
  )
}
