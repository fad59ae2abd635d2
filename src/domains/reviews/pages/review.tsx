import type { ComponentChildren } from 'preact'
import { type Day, dayIn, formatDay } from '#kernel/dates'
import { Card, Paragraphs, Stars } from '#ui'
import type { Review } from '../model.ts'
import { authorWords } from '../rules/review.ts'

export type ReviewCardProps = {
  review: Review
  today: Day
  zone: string
  /** Whose programmes: who answered is said by name. */
  provider: string
  title?: string
  level?: 2 | 3
  beside?: ComponentChildren
  actions?: ComponentChildren
  /** Shows a answer that is not public yet. */
  wholeAnswer?: boolean
}

/** A review with the answer to it: months of study in place of a name. */
export function ReviewCard(props: ReviewCardProps) {
  const { review, today, zone, provider, title, level = 3, beside, actions, wholeAnswer } = props
  const { mark, words, sentAt, answer } = review
  return (
    <Card
      level={level}
      title={title ?? <Stars mark={mark} />}
      beside={beside ?? <span class="muted small">{formatDay(dayIn(zone, sentAt))}</span>}
      actions={actions}
      tight
    >
      {title && <Stars mark={mark} />}
      <Paragraphs text={words} />
      <p class="muted small">{authorWords(review, today)}</p>
      {answer && (wholeAnswer || answer.state === 'published') && (
        <blockquote class="answer">
          <p>
            <b>{provider}</b> <span class="muted small">{formatDay(dayIn(zone, answer.sentAt))}</span>
          </p>
          <Paragraphs text={answer.words} />
        </blockquote>
      )}
    </Card>
  )
}
