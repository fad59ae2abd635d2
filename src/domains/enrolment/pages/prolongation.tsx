import type { ComponentChildren } from 'preact'
import { formatDay } from '#kernel/dates'
import { shortName } from '#kernel/names'
import { plural } from '#kernel/plural'
import {
  Button,
  ButtonRow,
  Checkbox,
  CheckboxGroup,
  type Choice,
  type Column,
  EmptyState,
  type FieldError,
  Figures,
  Form,
  InstantText,
  Money,
  Page,
  Table,
} from '#ui'
import type { Prospect } from '../actions/prolongation.ts'
import type { RunSummary } from '../queries/prolongation-run.ts'
import { noteWords, obstacleWords } from '../words/prolongation.ts'
import { quoted } from '../words/quoted.ts'
import { providerStateWords } from '../words/states.ts'

export type ProlongationPageProps = {
  provider: string
  prospects: readonly Prospect[]
  runs: readonly RunSummary[]
  silenceDays: number
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
  zone,
  errors,
  answers,
}: ProlongationPageProps) {
  const of = (...answer: Prospect['outlook']['answer'][]) =>
    prospects.filter(({ outlook }) => answer.includes(outlook.answer))
  const [can, cannot, done] = [of('can'), of('cannot'), of('prolonged', 'declined')]
  return (
    <Page
      title="Пролонгация договоров"
      over={provider}
      lead={`Дети, которые учатся дальше, не подают заявку снова: договор продлеваете вы. Если семья за ${plural(silenceDays, 'день', 'дня', 'дней')} не откажется, он вступит в силу сам с первого дня занятий.`}
      width="wide"
      back={{ href: '/provider', label: 'Сегодня' }}
      errors={errors}
      answers={answers}
      hidden
    >
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
          {can.length + cannot.length > 0 && <Choose can={can} cannot={cannot} zone={zone} />}
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

function Choose({ can, cannot, zone }: { can: readonly Prospect[]; cannot: readonly Prospect[]; zone: string }) {
  return (
    <Form action="/provider/prolongation" class="form form-wide">
      {can.length > 0 && (
        <CheckboxGroup
          name="contracts"
          legend="Кого продлить"
          hint="Отмечены все. Снимите отметку с тех, кто дальше не учится."
          options={can.map(choiceOf)}
          values={can.map(({ candidate }) => candidate.id)}
          cards
        />
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

function choiceOf({ candidate, outlook }: Prospect): Choice {
  const { quote, notes } = outlook
  const { target, programme, group } = candidate
  return {
    value: candidate.id,
    label: `${shortName(candidate)}, ${quoted(programme)}`,
    beside: <Sums {...quote} />,
    hint: (
      <>
        {target.same ? `Группа ${group}` : `Группа ${group} → ${target.module}, группа ${target.group}`}, с{' '}
        {formatDay(quote.startsOn)} по {formatDay(quote.endsOn)}. Прежний договор № {candidate.number} до{' '}
        {formatDay(candidate.endsOn)}.
        {quote.left !== null && (
          <>
            {' '}
            На сертификате останется <Money kopecks={quote.left} short />.
          </>
        )}
        {notes.map((note) => (
          <span key={note} class="choice-note">
            {' '}
            <b>{noteWords[note]}.</b>
          </span>
        ))}
      </>
    ),
  }
}

function Sums({
  total,
  certificate,
  parent,
}: {
  total: bigint
  certificate: bigint
  parent: bigint
}): ComponentChildren {
  return (
    <span class="small">
      <Money kopecks={total} short /> · сертификат <Money kopecks={certificate} short /> · семья{' '}
      <Money kopecks={parent} short />
    </span>
  )
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
        {runs.map(({ id, startedAt, lines, prolonged }) => (
          <li key={id}>
            <a href={`/provider/prolongation/${id}`}>
              <InstantText instant={startedAt} zone={zone} />
            </a>
            : {plural(prolonged, 'договор продлён', 'договора продлены', 'договоров продлено')} из {lines}
          </li>
        ))}
      </ul>
    </>
  )
}
