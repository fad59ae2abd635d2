import { formatDay, formatDayShort } from '#kernel/dates'
import { shortName } from '#kernel/names'
import { plural } from '#kernel/plural'
import {
  Button,
  ButtonRow,
  Checkbox,
  type Column,
  EmptyState,
  type FieldError,
  Figures,
  Form,
  fieldId,
  InstantText,
  Money,
  Notice,
  Page,
  Table,
} from '#ui'
import { providerStateWords } from '../../applications/words/states.ts'
import type { Prospect } from '../actions/prolong.ts'
import type { RunSummary } from '../queries/run.ts'
import { answerUntilOf } from '../rules.ts'
import { noteWords, obstacleWords } from '../words.ts'

export type ProlongationPageProps = {
  provider: string
  prospects: readonly Prospect[]
  runs: readonly RunSummary[]
  silenceDays: number
  today: Temporal.PlainDate
  zone: string
  errors?: readonly FieldError[]
  answers?: Record<string, string | string[]>
}

/** Who goes on in the next period: each with its quote and what is known before; one press for all that are ticked (S-016). */
export function ProlongationPage({
  provider,
  prospects,
  runs,
  silenceDays,
  today,
  zone,
  errors,
  answers,
}: ProlongationPageProps) {
  const of = (...answer: Prospect['outlook']['answer'][]) =>
    prospects.filter(({ outlook }) => answer.includes(outlook.answer))
  const under = runs.find(({ finishedAt }) => !finishedAt)
  // The day is named where silence is counted from today: not while the prolongation waits for an agreement.
  const untilOf = ({ outlook: { consent, hasAgreement, quote } }: Prospect) =>
    consent === 'silence' && hasAgreement
      ? answerUntilOf({ offeredOn: today, startsOn: quote.startsOn }, { silenceDays }, zone)
          .toZonedDateTimeISO(zone)
          .toPlainDate()
      : null
  const [can, cannot, done] = [of('can'), of('cannot'), of('prolonged', 'declined')]
  return (
    <Page
      title="Пролонгация договоров"
      over={provider}
      lead={`Дети, которые учатся дальше, не подают заявку снова: договор продлеваете вы. Семья может отказаться ${plural(silenceDays, 'день', 'дня', 'дней')}, а если занятия начнутся позже — до последнего дня перед ними. Без отказа договор вступит в силу сам с первого дня занятий.`}
      width="wide"
      back={{ href: '/provider', label: 'Сегодня' }}
      errors={errors}
      answers={answers}
      hidden
    >
      {under && (
        <Notice title="Пролонгация идёт">
          <p>
            Пройдено договоров: {under.answered} из {under.lines}. Список ниже меняется, пока она не закончится.{' '}
            <a href={`/provider/prolongation/${under.id}`}>Смотреть, как она идёт</a>
          </p>
        </Notice>
      )}
      {prospects.length === 0 ? (
        <EmptyState title="Продлевать пока нечего">
          <p>
            Здесь появятся договоры по сертифицированным программам, когда до их конца останется немного, а группа или
            следующий модуль продолжится в новом периоде.
          </p>
        </EmptyState>
      ) : (
        <>
          <Figures
            figures={[
              { label: 'Можно продлить', value: can.length },
              { label: 'Пока нельзя', value: cannot.length, ...(cannot.length > 0 && { tone: 'bad' as const }) },
              { label: 'Уже продлены', value: done.filter(({ outlook }) => outlook.answer === 'prolonged').length },
            ]}
          />
          {can.length + cannot.length > 0 && <Choose {...{ can, cannot, zone, errors, answers }} untilOf={untilOf} />}
          {done.length > 0 && (
            <>
              <h2>Уже продлены или отклонены семьёй</h2>
              <Table
                caption="Продлённые договоры"
                rows={done}
                rowKey={({ candidate }) => candidate.id}
                columns={doneColumns}
                dense
              />
            </>
          )}
        </>
      )}
      {runs.length > 0 && <Runs runs={runs} zone={zone} />}
    </Page>
  )
}

type ChooseProps = Pick<ProlongationPageProps, 'errors' | 'answers' | 'zone'> & {
  can: readonly Prospect[]
  cannot: readonly Prospect[]
  /** The last day on which the family may refuse. */
  untilOf(prospect: Prospect): Temporal.PlainDate | null
}

function Choose({ can, cannot, untilOf, zone, errors = [], answers }: ChooseProps) {
  const chosen = new Set(answers ? [answers.contracts ?? []].flat() : can.map(({ candidate }) => candidate.id))
  const problem = errors.find(({ field }) => field === 'contracts')
  return (
    <Form action="/provider/prolongation">
      {can.length > 0 && (
        <>
          <h2>Кого продлить</h2>
          <p>Отмечены все. Снимите отметку с тех, кто дальше не учится.</p>
          {problem && <Notice tone="bad" title={problem.message} />}
          <Table
            caption="Договоры, которые можно продлить"
            rows={can}
            rowKey={({ candidate }) => candidate.id}
            columns={columnsOf(can, chosen, untilOf)}
            dense
          />
        </>
      )}
      {cannot.length > 0 && (
        <>
          <h2>Пока продлить нельзя</h2>
          <Table
            caption="Договоры, которые пока нельзя продлить"
            rows={cannot}
            rowKey={({ candidate }) => candidate.id}
            columns={blockedColumns(zone)}
            dense
          />
          {cannot.map(({ candidate }) => (
            <input key={candidate.id} type="hidden" name="blocked" value={candidate.id} />
          ))}
          <Checkbox
            name="tells"
            label={`Написать ${cannot.length === 1 ? 'этой семье' : 'этим семьям'}, почему договор пока не продлён и что можно сделать`}
          />
        </>
      )}
      <ButtonRow>
        <Button kind="go">{can.length > 0 ? 'Продлить отмеченные договоры' : 'Написать семьям'}</Button>
      </ButtonRow>
    </Form>
  )
}

function columnsOf(
  can: readonly Prospect[],
  chosen: ReadonlySet<string>,
  untilOf: ChooseProps['untilOf'],
): readonly Column<Prospect>[] {
  const first = can[0]?.candidate.id
  return [
    {
      label: 'Ребёнок',
      head: true,
      cell: ({ candidate }) => {
        const id = candidate.id === first ? fieldId('contracts') : `contract-${candidate.id}`
        return (
          <label class="choice" for={id}>
            <input type="checkbox" id={id} name="contracts" value={candidate.id} checked={chosen.has(candidate.id)} />
            <span class="choice-text">{shortName(candidate)}</span>
          </label>
        )
      },
    },
    { label: 'Программа и группа', cell: ({ candidate }) => whereTo(candidate) },
    {
      label: 'Новый период',
      cell: (prospect) => {
        const { startsOn, endsOn } = prospect.outlook.quote
        const until = untilOf(prospect)
        return (
          <>
            {formatDayShort(startsOn)} – {formatDayShort(endsOn)}
            {until && <p class="small muted">отказ до {formatDay(until)}</p>}
          </>
        )
      },
    },
    { label: 'Стоимость', number: true, cell: ({ outlook: { quote } }) => <Money kopecks={quote.total} short /> },
    { label: 'Сертификат', number: true, cell: ({ outlook: { shares } }) => <Share kopecks={shares?.certificate} /> },
    { label: 'Семья', number: true, cell: ({ outlook: { shares } }) => <Share kopecks={shares?.parent} /> },
    {
      label: 'Что учесть',
      cell: ({ outlook: { notes } }) =>
        notes.length === 0
          ? '—'
          : notes.map((note) => (
              <p key={note} class="small">
                {noteWords[note]}.
              </p>
            )),
    },
  ]
}

/** Before the press nobody is told how much a certificate has. */
function Share({ kopecks }: { kopecks: bigint | undefined }) {
  return kopecks === undefined ? <span class="muted small">в договоре</span> : <Money kopecks={kopecks} short />
}

function whereTo({ programme, group, target }: Prospect['candidate']): string {
  return target.same ? `${programme}, ${group}` : `${programme}, ${group} → ${target.module}, ${target.group}`
}

function blockedColumns(zone: string): readonly Column<Prospect>[] {
  return [
    {
      label: 'Ребёнок',
      head: true,
      cell: ({ candidate }) => <a href={`/provider/applications/${candidate.id}`}>{shortName(candidate)}</a>,
    },
    { label: 'Программа и группа', cell: ({ candidate }) => `${candidate.programme}, ${candidate.group}` },
    { label: 'Договор до', cell: ({ candidate }) => formatDay(candidate.endsOn) },
    {
      label: 'Почему',
      cell: ({ candidate, outlook }) =>
        outlook.reasons.map(({ code, facts }) => {
          const { title, text } = obstacleWords({ code, facts }, { ...candidate, zone })
          return (
            <p key={code}>
              <b>{title}.</b> {text}
            </p>
          )
        }),
    },
  ]
}

const doneColumns: readonly Column<Prospect>[] = [
  { label: 'Ребёнок', head: true, cell: ({ candidate }) => shortName(candidate) },
  { label: 'Программа и группа', cell: ({ candidate }) => `${candidate.programme}, ${candidate.group}` },
  { label: 'Прежний договор', cell: ({ candidate }) => candidate.number },
  {
    label: 'Новый',
    cell: ({ candidate: { after } }) => after && <a href={`/provider/applications/${after.id}`}>{after.number}</a>,
  },
  {
    label: 'Состояние',
    cell: ({ candidate: { after }, outlook }) =>
      outlook.answer === 'declined' ? 'Семья отказалась' : after && stateWords(after.state),
  },
]

function stateWords(state: keyof typeof providerStateWords): string {
  if (state === 'submitted') return 'Ждёт соглашения'
  return state === 'confirmed' ? 'Семья может отказаться' : providerStateWords[state].label
}

function Runs({ runs, zone }: { runs: readonly RunSummary[]; zone: string }) {
  return (
    <>
      <h2>Прошлые продления</h2>
      <ul>
        {runs.map(({ id, startedAt, finishedAt, lines, answered, prolonged }) => (
          <li key={id}>
            <a href={`/provider/prolongation/${id}`}>
              <InstantText instant={startedAt} zone={zone} />
            </a>
            {!finishedAt && `, идёт: ${answered} из ${lines}`}:{' '}
            {plural(prolonged, 'договор продлён', 'договора продлены', 'договоров продлено')} из {lines}
          </li>
        ))}
      </ul>
    </>
  )
}
