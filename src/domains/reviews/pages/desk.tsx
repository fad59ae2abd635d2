import { type Day, dayIn } from '#kernel/dates'
import {
  type Answers,
  apart,
  Button,
  ButtonRow,
  type Column,
  DayText,
  Disclosure,
  EmptyState,
  type FieldError,
  Form,
  Notice,
  Page,
  RadioGroup,
  Stars,
  Table,
  Tabs,
  Tag,
  TextArea,
} from '#ui'
import { type Answer, type AnswerState, grounds, type Review, type ReviewAtDesk } from '../model.ts'
import { groundWords, stateWords } from '../words.ts'
import { ReviewCard } from './review.tsx'

export type ReviewsDeskProps = {
  reviews: readonly ReviewAtDesk[]
  what: 'waiting' | 'decided'
  waiting: number
  zone: string
}

/** Words before the operator: what waits, the oldest first. */
export function ReviewsDeskPage({ reviews, what, waiting, zone }: ReviewsDeskProps) {
  return (
    <Page title="Отзывы о программах" over="Весь регион" width="wide" hidden>
      <Tabs
        label="Отзывы"
        tabs={[
          { href: '/region/reviews', label: 'Ждут проверки', count: waiting, current: what === 'waiting' },
          { href: '/region/reviews?what=decided', label: 'Проверенные', current: what === 'decided' },
        ]}
      />
      <Table
        caption="Отзывы"
        rows={reviews}
        rowKey={({ id }) => id}
        columns={columnsOf(zone)}
        empty={<EmptyState title={what === 'waiting' ? 'Всё проверено' : 'Решений ещё не было'} />}
      />
    </Page>
  )
}

function columnsOf(zone: string): Column<ReviewAtDesk>[] {
  return [
    {
      label: 'Программа',
      head: true,
      cell: ({ id, programme, provider }) => (
        <>
          <a href={`/region/reviews/${id}`}>{programme}</a>
          <br />
          <span class="muted small">{provider}</span>
        </>
      ),
    },
    { label: 'Оценка', cell: ({ mark }) => <Stars mark={mark} /> },
    { label: 'Начало отзыва', cell: ({ words }) => beginningOf(words) },
    { label: 'Отзыв', cell: ({ state }) => <State state={state} /> },
    { label: 'Ответ', cell: ({ answer }) => (answer ? <State state={answer.state} /> : '—') },
    { label: 'Прислан', cell: ({ sentAt }) => <DayText day={dayIn(zone, sentAt)} short /> },
  ]
}

/** So much of the words as a row of a list takes, ending where a word ends. */
function beginningOf(words: string): string {
  if (words.length <= 90) return words
  return `${words.slice(0, 90).replace(/[\s,.;:]*\S*$/, '')}…`
}

function State({ state }: Pick<Review, 'state'>) {
  return <Tag tone={stateWords[state].tone}>{stateWords[state].words}</Tag>
}

export type ReviewAtDeskProps = {
  review: ReviewAtDesk
  today: Day
  zone: string
  /** Whose form the errors stand at. */
  failed?: 'review' | 'answer'
  errors?: readonly FieldError[]
  answers?: Answers['answers']
}

/** One review before the operator: the words, and the decision about those that wait. */
export function ReviewAtDeskPage({ review, today, zone, failed = 'review', errors, answers }: ReviewAtDeskProps) {
  const { id, programme, provider, article, state, sentAt, answer, ground, note } = review
  const here = `/region/reviews/${id}`
  const failing = errors && failed
  return (
    <Page
      title="Отзыв о программе"
      over={
        <>
          <a href={`/programmes/${article}`}>{programme}</a>, {provider}
        </>
      }
      back={
        state === 'awaiting' || answer?.state === 'awaiting'
          ? { href: '/region/reviews', label: 'Отзывы на проверке' }
          : { href: '/region/reviews?what=decided', label: 'Проверенные отзывы' }
      }
      {...(errors && { errors })}
      {...(answers && { answers })}
      hidden
    >
      <ReviewCard {...{ review, today, zone, provider }} level={2} wholeAnswer beside={<State state={state} />} />
      <Refused ground={ground} note={note} />
      {state !== 'withdrawn' && <Decide action={here} {...{ sentAt, failing }} was={state} what="review" />}
      {state === 'published' && answer && (
        <>
          <h2>Ответ организации</h2>
          <Refused ground={answer.ground} note={answer.note} />
          <Decide action={`${here}/answer`} {...{ failing }} sentAt={answer.sentAt} was={answer.state} what="answer" />
        </>
      )}
    </Page>
  )
}

function Refused({ ground, note }: Pick<Answer, 'ground' | 'note'>) {
  if (!ground) return null
  return (
    <Notice title="Вернули на исправление">
      <p>{groundWords[ground]}.</p>
      {note && <p>{note}</p>}
    </Notice>
  )
}

type DecideProps = {
  action: string
  sentAt: Temporal.Instant
  was: AnswerState
  what: 'review' | 'answer'
  failing: 'review' | 'answer' | undefined
}
const whatWords = { review: 'отзыв', answer: 'ответ' }

/** What waits is let out or sent back; what is public can be taken down, what is not can be shown after all. */
function Decide(props: DecideProps) {
  const { was, failing } = props
  const what = whatWords[props.what]
  if (was === 'awaiting')
    return (
      <>
        <Approve {...props} label={`Опубликовать ${what}`} />
        <h2>Вернуть на исправление</h2>
        <Refuse {...props} label={`Вернуть ${what}`} />
      </>
    )
  if (was === 'refused') return <Approve {...props} label={`Показать ${what} всем`} />
  return (
    <Disclosure summary={`Снять ${what} с публикации`} open={failing === props.what}>
      <Refuse {...props} label={`Снять ${what}`} />
    </Disclosure>
  )
}

type PressProps = DecideProps & { label: string }

function Read({ sentAt, was }: DecideProps) {
  return (
    <>
      <input type="hidden" name="readAt" value={sentAt.toString()} />
      <input type="hidden" name="was" value={was} />
    </>
  )
}

function Approve(props: PressProps) {
  return (
    <Form action={`${props.action}/approval`}>
      <Read {...props} />
      <ButtonRow>
        <Button kind="go">{props.label}</Button>
      </ButtonRow>
    </Form>
  )
}

function Refuse(props: PressProps) {
  return (
    <Form action={`${props.action}/refusal`} {...apart(props.what, props.failing)}>
      <Read {...props} />
      <RadioGroup
        name="ground"
        legend="Причина"
        hint="Плохая оценка не причина: отзыв должен быть честным"
        options={grounds.map((ground) => ({ value: ground, label: groundWords[ground] }))}
      />
      <TextArea name="note" label="Что исправить" hint="Автор прочтёт это в письме" optional rows={3} limit={500} />
      <ButtonRow>
        <Button kind="danger">{props.label}</Button>
      </ButtonRow>
    </Form>
  )
}
