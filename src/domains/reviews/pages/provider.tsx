import type { Day } from '#kernel/dates'
import { markWords, percentWords } from '#programmes'
import {
  type Answers,
  Button,
  ButtonLink,
  ButtonRow,
  Card,
  type Column,
  CursorPagination,
  EmptyState,
  type FieldError,
  Form,
  Notice,
  Page,
  Paragraphs,
  Stack,
  Table,
  Tag,
  TextArea,
} from '#ui'
import { type Judged, type ReviewAtDesk, scales, scaleWords, type UnseenAnswer } from '../model.ts'
import { groundWords, stateWords } from '../words.ts'
import { ReviewCard } from './review.tsx'

export type ProviderReviewsProps = {
  judged: readonly Judged[]
  reviews: readonly ReviewAtDesk[]
  unseen: readonly UnseenAnswer[]
  page: number
  more: boolean
  today: Day
  zone: string
}

/** What families say of the organisation's programmes: strong and weak sides in one table, then words (S-104). */
export function ProviderReviewsPage({ judged, reviews, unseen, page, more, today, zone }: ProviderReviewsProps) {
  const to = (other: number) => (other > 1 ? `/provider/reviews?page=${other}` : '/provider/reviews')
  return (
    <Page title="Отзывы и оценки" lead="Что говорят семьи о ваших программах" width="wide" hidden>
      {judged.length > 0 && (
        <Table
          caption="Оценки программ"
          rows={judged}
          rowKey={({ article }) => String(article)}
          columns={judgedColumns}
        />
      )}
      <h2>Отзывы</h2>
      {reviews.length === 0 && (
        <EmptyState title="Отзывов пока нет">
          <p>Семьи пишут их на странице программы. Когда отзыв опубликуют, придёт письмо.</p>
        </EmptyState>
      )}
      <Stack>
        {reviews.map((review) => (
          <ReviewCard
            key={review.id}
            {...{ review, today, zone, provider: review.provider }}
            title={review.programme}
            wholeAnswer
            beside={review.answer ? <AnswerState review={review} /> : <Tag tone="warn">без ответа</Tag>}
            actions={
              <ButtonLink kind="ghost" small href={`/provider/reviews/${review.id}`}>
                {review.answer ? 'Изменить ответ' : 'Ответить'}
              </ButtonLink>
            }
          />
        ))}
      </Stack>
      <CursorPagination previous={page > 1 ? to(page - 1) : null} next={more ? to(page + 1) : null} />
      {unseen.length > 0 && <Unseen answers={unseen} />}
    </Page>
  )
}

/** The review itself stays unread: it may have been taken down for what it says of somebody. */
function Unseen({ answers }: { answers: readonly UnseenAnswer[] }) {
  return (
    <>
      <h2>Ответы, которые сейчас не видны</h2>
      <Stack>
        {answers.map(({ id, programme, words, state }) => (
          <Card key={id} title={programme} tight>
            <p class="muted small">{whyUnseen[state]}</p>
            <Paragraphs text={words} />
          </Card>
        ))}
      </Stack>
    </>
  )
}

const whyUnseen: Record<UnseenAnswer['state'], string> = {
  refused: 'Оператор снял отзыв с публикации, поэтому не виден и ответ. Вернут отзыв — вернётся и ответ.',
  awaiting: 'Семья изменила отзыв, его проверяет оператор. Когда отзыв опубликуют, ответ будет виден под ним.',
  withdrawn: 'Семья отозвала отзыв: отвечать больше не на что.',
  published: '',
}

const judgedColumns: Column<Judged>[] = [
  {
    label: 'Программа',
    head: true,
    cell: ({ article, programme }) => <a href={`/programmes/${article}/reviews`}>{programme}</a>,
  },
  {
    label: 'Рейтинг',
    number: true,
    cell: ({ standing: { rating, ratings } }) =>
      rating === null ? (ratings > 0 ? `мало оценок (${ratings})` : '—') : percentWords(rating),
  },
  ...scales.map(
    (scale): Column<Judged> => ({
      label: scaleWords[scale],
      number: true,
      cell: ({ means }) => (means ? `${Math.round(means[scale])} %` : '—'),
    }),
  ),
  {
    label: 'Отзывы',
    number: true,
    cell: ({ standing: { mark, reviews } }) => (mark === null ? '—' : `${markWords(mark)} (${reviews})`),
  },
]

function AnswerState({ review: { answer } }: { review: ReviewAtDesk }) {
  if (!answer) return null
  return <Tag tone={stateWords[answer.state].tone}>ответ {stateWords[answer.state].words}</Tag>
}

export type AnswerPageProps = {
  review: ReviewAtDesk
  today: Day
  zone: string
  errors?: readonly FieldError[]
  answers?: Answers['answers']
}

/** The organisation replies; everybody will read it once the operator has. */
export function AnswerPage({ review, today, zone, errors, answers }: AnswerPageProps) {
  const { id, programme, provider, answer } = review
  return (
    <Page
      title={answer ? 'Изменить ответ' : 'Ответить на отзыв'}
      over={programme}
      back={{ href: '/provider/reviews', label: 'Отзывы и оценки' }}
      {...(errors && { errors })}
      {...(answers && { answers })}
      hidden
    >
      <ReviewCard review={{ ...review, answer: null }} {...{ today, zone, provider }} level={2} />
      {answer?.ground && (
        <Notice tone="warn" title="Ответ нужно исправить">
          <p>{groundWords[answer.ground]}.</p>
          {answer.note && <p>{answer.note}</p>}
        </Notice>
      )}
      <Form action={`/provider/reviews/${id}/answer`}>
        <TextArea
          name="words"
          label="Ответ от имени организации"
          hint="Ответ увидят все, когда его прочтёт оператор. Не называйте семью и ребёнка"
          rows={6}
          limit={3000}
          {...(!answers && answer && { value: answer.words })}
        />
        <ButtonRow>
          <Button kind="go">Отправить ответ</Button>
        </ButtonRow>
      </Form>
    </Page>
  )
}
