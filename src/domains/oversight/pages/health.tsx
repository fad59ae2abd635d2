import { number, plural } from '#kernel/plural'
import type { FailedJob, QueueState } from '#platform/jobs'
import {
  Button,
  Card,
  Disclosure,
  EmptyState,
  type Figure,
  Figures,
  Form,
  InstantText,
  NextTry,
  Notice,
  Page,
  Stack,
  Table,
  Tag,
} from '#ui'
import { areaOf } from '../health-words.ts'
import { jobInWords } from '../job-words.ts'
import type { Check } from '../queries/check.ts'

export type HealthPageProps = {
  queue: QueueState
  /** Failed jobs whose repetition is already asked for. */
  repeated: ReadonlySet<string>
  checks: readonly Check[]
  zone: string
}

/** What the program does by itself, what of it failed, and whether everything adds up. */
export function HealthPage({ queue, repeated, checks, zone }: HealthPageProps) {
  return (
    <Page title="Состояние системы" width="wide" hidden>
      <Figures figures={figuresOf(queue)} />
      <Checks checks={checks} zone={zone} />
      <Failed failed={queue.failed} repeated={repeated} zone={zone} />
      <Schedules schedules={queue.schedules} zone={zone} />
    </Page>
  )
}

function figuresOf({ waiting, running, failed }: QueueState): Figure[] {
  const given = failed.filter(({ dueAt }) => dueAt === null).length
  return [
    { label: 'Ждут своей очереди', value: number(waiting) },
    { label: 'Делаются сейчас', value: number(running) },
    { label: 'Повторим сами', value: number(failed.length - given) },
    { label: 'Не получились', value: number(given), ...(given > 0 ? { tone: 'bad' as const } : {}) },
  ]
}

function Checks({ checks, zone }: { checks: readonly Check[]; zone: string }) {
  const [latest] = checks
  return (
    <Stack>
      <h2>Всё ли сходится</h2>
      {latest ? (
        <Result check={latest} zone={zone} />
      ) : (
        <p>Первая проверка пройдёт этой ночью, потом они идут каждую ночь. Не ждать ночи можно кнопкой ниже.</p>
      )}
      <Form action="/region/health/checks" class="form-inline">
        <Button kind="ghost">Проверить сейчас</Button>
      </Form>
      {checks.length > 1 && (
        <Disclosure summary="Прошлые проверки">
          <ul>
            {checks.slice(1).map((check) => (
              <li key={check.finishedAt.toString()}>
                <InstantText instant={check.finishedAt} zone={zone} />:{' '}
                {isWhole(check) ? 'всё сошлось' : `не сошлось: ${check.broken.length + (check.journalDamage ? 1 : 0)}`}
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </Stack>
  )
}

const isWhole = ({ broken, journalDamage }: Check) => broken.length === 0 && journalDamage === null

function Result({ check, zone }: { check: Check; zone: string }) {
  const { checked, broken, journalDamage, journalEntries, finishedAt } = check
  if (isWhole(check))
    return (
      <Notice tone="good" title="Всё сходится">
        <p>
          <InstantText instant={finishedAt} zone={zone} />: деньги, места, заявки и договоры проверены{' '}
          {plural(checked, 'способом', 'способами', 'способами')}, цепочка журнала цела, записей в ней{' '}
          {number(Number(journalEntries))}.
        </p>
      </Notice>
    )
  return (
    <Notice tone="bad" title="Что-то не сходится: сообщите разработчикам">
      <p>
        <InstantText instant={finishedAt} zone={zone} />
      </p>
      <ul>
        {broken.map(({ name, words, rows }) => (
          <li key={name}>
            {areaOf(name)}: {plural(rows, 'запись', 'записи', 'записей')}
            <Disclosure summary="Для разработчиков">
              <p>
                {name}: {words}
              </p>
            </Disclosure>
          </li>
        ))}
        {journalDamage && <li>Журнал изменён в обход программы: {journalDamage}</li>}
      </ul>
    </Notice>
  )
}

type FailedProps = { failed: readonly FailedJob[]; repeated: ReadonlySet<string>; zone: string }

function Failed({ failed, repeated, zone }: FailedProps) {
  return (
    <Stack>
      <h2>Дела, которые не получились</h2>
      <Table
        caption="Дела, которые не получились"
        dense
        rows={failed}
        rowKey={({ id }) => id}
        marked={({ dueAt }) => dueAt === null}
        columns={[
          { label: 'Дело', head: true, cell: ({ name }) => jobInWords(name) },
          { label: 'Задумано', cell: ({ plannedAt }) => <InstantText instant={plannedAt} zone={zone} /> },
          {
            label: 'Что случилось',
            cell: ({ name, problem }) => (
              <Disclosure summary="Для разработчиков">
                <p>
                  <code>{name}</code>: {problem}
                </p>
              </Disclosure>
            ),
          },
          { label: 'Попыток', number: true, cell: ({ attempts }) => number(attempts) },
          { label: 'Дальше', cell: (job) => <Next job={job} repeated={repeated.has(job.id)} zone={zone} /> },
        ]}
        empty={<EmptyState title="Таких нет" />}
      />
    </Stack>
  )
}

function Next({ job: { id, dueAt, name }, repeated, zone }: { job: FailedJob; repeated: boolean; zone: string }) {
  if (repeated) return <Tag>Повторяем</Tag>
  return (
    <>
      <NextTry dueAt={dueAt} zone={zone} />
      <Form action={`/region/health/jobs/${id}/repetition`} class="form-inline">
        <Button kind="ghost" small>
          Повторить<span class="visually-hidden">: {jobInWords(name)}</span>
        </Button>
      </Form>
    </>
  )
}

function Schedules({ schedules, zone }: { schedules: QueueState['schedules']; zone: string }) {
  return (
    <Card title="Что делается по расписанию">
      <Table
        caption="Дела по расписанию"
        dense
        rows={schedules}
        rowKey={({ name }) => name}
        columns={[
          { label: 'Дело', head: true, cell: ({ name }) => jobInWords(name) },
          {
            label: 'Последний раз',
            cell: ({ lastRunAt }) =>
              lastRunAt ? <InstantText instant={lastRunAt} zone={zone} /> : 'ещё не подошло время',
          },
        ]}
        empty={<p>Расписание появится, когда запустится исполнитель.</p>}
      />
    </Card>
  )
}
