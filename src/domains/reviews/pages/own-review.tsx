import type { Programme } from '#programmes'
import { type Answers, Button, ButtonRow, type FieldError, Form, Notice, Page } from '#ui'
import type { Review } from '../model.ts'
import { groundWords } from '../words.ts'
import { ReviewForm } from './reviews.tsx'

type Props = {
  programme: Programme
  own: Review
  errors?: readonly FieldError[]
  answers?: Answers['answers']
}

const backOf = ({ article }: Programme) => ({ href: `/programmes/${article}/reviews`, label: 'Отзывы' })

/** The author writes the review anew. */
export function OwnReviewPage({ programme, own, errors, answers }: Props) {
  return (
    <Page
      title="Изменить отзыв"
      over={programme.name}
      back={backOf(programme)}
      {...(errors && { errors })}
      {...(answers && { answers })}
      hidden
    >
      {own.ground && (
        <Notice tone="warn" title="Почему отзыв не опубликован">
          <p>{groundWords[own.ground]}.</p>
          {own.note && <p>{own.note}</p>}
        </Notice>
      )}
      {own.state === 'published' && (
        <p>После изменения отзыв снова прочтёт оператор. Пока его проверяют, другие его не видят.</p>
      )}
      <ReviewForm
        action={`/programmes/${programme.article}/reviews/own`}
        submit="Отправить отзыв"
        {...(!answers && { own })}
      />
    </Page>
  )
}

/** One question before the review goes. */
export function WithdrawalPage({ programme }: Pick<Props, 'programme'>) {
  return (
    <Page title="Отозвать отзыв?" over={programme.name} back={backOf(programme)} hidden>
      <Form action={`/programmes/${programme.article}/reviews/withdrawal`}>
        <p>Отзыв и ответ организации больше никто не увидит. Потом можно написать новый.</p>
        <ButtonRow>
          <Button kind="danger">Отозвать отзыв</Button>
        </ButtonRow>
      </Form>
    </Page>
  )
}
