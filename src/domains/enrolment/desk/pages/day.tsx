import { ageOn, formatDay } from '#kernel/dates'
import { shortName } from '#kernel/names'
import { plural } from '#kernel/plural'
import { timetableWords } from '#programmes'
import { ButtonLink, type Column, EmptyState, Figures, Page, Seats, Stack, Table, Tabs, Tag } from '#ui'
import { FromSystem } from '../../applications/pages/facts.tsx'
import type { ApplicationView } from '../../applications/queries/list.ts'
import { providerWordsOf, tabs, tabWords } from '../../applications/words/states.ts'
import type { Tab } from '../../model.ts'
import type { DeskGroup } from '../queries/groups.ts'
import { DaysLeft } from './queue.tsx'

/** An application with the working days that are left to answer it; below zero it is overdue. */
export type DeskApplication = ApplicationView & { daysLeft: number }

export type DeskPageProps = {
  provider: string
  tab: Tab
  counts: Readonly<Record<Tab, number>>
  overdue: number
  applications: readonly DeskApplication[]
  groups: readonly DeskGroup[]
}

/** The provider's day: what waits for an answer with its dates, overdue first, and groups with seats (S-072). */
export function DeskPage({ provider, tab, counts, overdue, applications, groups }: DeskPageProps) {
  const free = groups.reduce((sum, { capacity, taken }) => sum + capacity - taken, 0)
  return (
    <Page
      title="Сегодня"
      over={provider}
      width="wide"
      actions={
        <>
          <ButtonLink kind="ghost" href="/provider/applications">
            Все заявки и договоры
          </ButtonLink>
          <ButtonLink kind="ghost" href="/provider/admissions/new">
            Заявка для посетителя
          </ButtonLink>
        </>
      }
      hidden
    >
      <Figures
        figures={[
          {
            label: 'Ждут вашего ответа',
            value: counts.waiting,
            href: '/provider?tab=waiting#applications',
            ...(overdue > 0
              ? { tone: 'bad' as const, note: `из них ${plural(overdue, 'просрочена', 'просрочены', 'просрочено')}` }
              : { note: 'просроченных нет' }),
          },
          {
            label: 'Ждём семью',
            value: counts.confirmed,
            href: '/provider?tab=confirmed#applications',
            note: 'согласия, а при продлении отказа',
          },
          { label: 'Занимаются', value: counts.living, href: '/provider?tab=living#applications' },
          { label: 'Свободно мест', value: free, href: '#groups' },
        ]}
      />
      <section id="applications">
        <Stack>
          <Tabs
            label="Заявки по состоянию"
            tabs={tabs.map((one) => ({
              href: `/provider?tab=${one}#applications`,
              label: tabWords[one].label,
              count: counts[one],
              current: one === tab,
            }))}
          />
          <Table
            caption={tabWords[tab].label}
            dense
            rows={applications}
            rowKey={({ id }) => id}
            marked={({ state, daysLeft }) => state === 'submitted' && daysLeft < 0}
            columns={columnsOf(tab)}
            empty={<EmptyState title={providerEmpty[tab]} />}
          />
        </Stack>
      </section>
      <section id="groups">
        <Stack>
          <h2>Группы и места</h2>
          <Table
            caption="Группы"
            dense
            rows={groups}
            rowKey={({ id }) => id}
            columns={groupColumns}
            empty={<p>Групп пока нет.</p>}
          />
        </Stack>
      </section>
    </Page>
  )
}

const providerEmpty: Record<Tab, string> = {
  waiting: 'Новых заявок нет, всё отвечено',
  confirmed: 'Нет договоров, которые ждут семью',
  living: 'Пока никто не зачислен',
  refused: 'Вы никому не отказали',
  archive: 'В архиве пусто',
}

function columnsOf(tab: Tab): readonly Column<DeskApplication>[] {
  if (tab === 'waiting') return [...about, dueColumn]
  return [...about, { label: 'Состояние', cell: (application) => <StateTag {...providerWordsOf(application)} /> }]
}

function StateTag({ label, tone }: ReturnType<typeof providerWordsOf>) {
  return <Tag tone={tone}>{label}</Tag>
}

const about: readonly Column<DeskApplication>[] = [
  {
    label: 'Номер',
    head: true,
    cell: (application) => (
      <>
        <a href={`/provider/applications/${application.id}`}>{application.number}</a>{' '}
        <FromSystem application={application} />
      </>
    ),
  },
  {
    label: 'Ребёнок',
    cell: (application) =>
      `${shortName(application)}, ${plural(ageOn(application.birthOn, application.startsOn), 'год', 'года', 'лет')}`,
  },
  { label: 'Программа и группа', cell: ({ programme, group }) => `${programme}, ${group}` },
  { label: 'Первый день', cell: ({ startsOn }) => formatDay(startsOn) },
]

const dueColumn: Column<DeskApplication> = {
  label: 'Ответить до',
  cell: ({ answerDueOn, daysLeft, prolongsId }) =>
    prolongsId ? (
      'продление, ждёт соглашения'
    ) : (
      <>
        {formatDay(answerDueOn)} <DaysLeft days={daysLeft} />
      </>
    ),
}

const groupColumns: readonly Column<DeskGroup>[] = [
  {
    label: 'Программа и группа',
    head: true,
    cell: ({ article, programme, group }) => (
      <>
        <a href={`/programmes/${article}`}>{programme}</a>, {group}
      </>
    ),
  },
  { label: 'Расписание', cell: ({ lessons }) => timetableWords(lessons) || 'не указано' },
  { label: 'Ждут ответа', number: true, cell: ({ waiting }) => waiting },
  { label: 'Места', cell: ({ capacity, taken }) => <Seats capacity={capacity} taken={taken} /> },
  {
    label: 'В очереди',
    number: true,
    cell: ({ id, queue, group }) =>
      queue === 0 ? (
        '—'
      ) : (
        <a href={`/provider/groups/${id}/waiting`}>
          {queue}
          <span class="visually-hidden">, очередь в группу {group}</span>
        </a>
      ),
  },
]
