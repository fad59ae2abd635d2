import type { Day } from '#kernel/dates'
import { plural } from '#kernel/plural'
import { markWords, type Programme, ProgrammeFrame, ratingWords, type Standing } from '#programmes'
import {
  type Answers,
  Button,
  ButtonLink,
  ButtonRow,
  Card,
  Chips,
  Columns,
  EmptyState,
  type FieldError,
  Form,
  Notice,
  Pagination,
  RadioGroup,
  ShareBars,
  Stack,
  Stars,
  Tag,
  TextArea,
} from '#ui'
import type { Review } from '../model.ts'
import { reviewsPerPage, type Sort, type Wanted } from '../queries/review.ts'
import { groundWords, markNames, marks, stateWords } from '../words.ts'
import { ReviewCard } from './review.tsx'

/** Who looks at the tab: what they may do there. */
export type Reviewer =
  | { kind: 'visitor' }
  | { kind: 'reader' }
  | { kind: 'operator' }
  | { kind: 'stranger' }
  | { kind: 'family'; own: Review | null; familyHasOne: boolean }

export type ReviewsPageProps = {
  programme: Programme
  standing: Standing
  counts: ReadonlyMap<number, number>
  reviews: readonly Review[]
  wanted: Wanted
  reviewer: Reviewer
  today: Day
  zone: string
  origin: string
  errors?: readonly FieldError[]
  answers?: Answers['answers']
}

const sortWords: Record<Sort, string> = { new: 'Новые', high: 'Сначала хорошие', low: 'Сначала плохие' }

/** The tab «Отзывы» of a programme (S-102, S-104): what families say, and the place to say it. */
export function ReviewsPage(props: ReviewsPageProps) {
  const { programme, standing, origin, errors, answers } = props
  return (
    <ProgrammeFrame tab="reviews" {...{ programme, standing, origin, errors, answers }}>
      <Columns
        main={<List {...props} />}
        aside={
          <Stack>
            <Summary {...props} />
            <Own {...props} />
          </Stack>
        }
        asideLabel="Оценки и ваш отзыв"
      />
    </ProgrammeFrame>
  )
}

function addressOfReviews(article: number, { sort, mark, page }: Wanted): string {
  const query = [sort !== 'new' && `sort=${sort}`, mark && `mark=${mark}`, page > 1 && `page=${page}`].filter(Boolean)
  return `/programmes/${article}/reviews${query.length > 0 ? `?${query.join('&')}` : ''}`
}

function List({ programme, reviews, counts, wanted, reviewer, today, zone }: ReviewsPageProps) {
  const { article, providerName } = programme
  const all = marks.reduce((sum, mark) => sum + (counts.get(mark) ?? 0), 0)
  if (all === 0)
    return (
      <EmptyState title="Отзывов пока нет">
        <p>Первый отзыв может написать семья, чей ребёнок ходит или ходил на занятия.</p>
      </EmptyState>
    )
  const found = wanted.mark === null ? all : (counts.get(wanted.mark) ?? 0)
  return (
    <Stack>
      {all > 1 && <Views {...{ article, counts, wanted, all }} />}
      {reviews.map((review) => (
        <ReviewCard
          key={review.id}
          {...{ review, today, zone }}
          provider={providerName}
          level={2}
          actions={reviewer.kind === 'operator' && <a href={`/region/reviews/${review.id}`}>Перечитать и решить</a>}
        />
      ))}
      {reviews.length === 0 && <p>Таких отзывов нет.</p>}
      <Pagination
        page={wanted.page}
        pages={Math.ceil(found / reviewsPerPage)}
        href={(page) => addressOfReviews(article, { ...wanted, page })}
      />
    </Stack>
  )
}

type ViewsProps = Pick<ReviewsPageProps, 'counts' | 'wanted'> & { article: number; all: number }

/** The order, and one mark alone where there are several. */
function Views({ article, counts, wanted, all }: ViewsProps) {
  const to = (change: Partial<Wanted>) => addressOfReviews(article, { ...wanted, page: 1, ...change })
  return (
    <>
      <Chips
        label="Порядок отзывов"
        chips={(['new', 'high', 'low'] as const).map((sort) => ({
          href: to({ sort }),
          label: sortWords[sort],
          current: sort === wanted.sort,
        }))}
      />
      <Chips
        label="Только с оценкой"
        chips={[
          { href: to({ mark: null }), label: 'Все', count: all, current: wanted.mark === null },
          ...marks.flatMap((mark) => {
            const count = counts.get(mark) ?? 0
            const chip = { href: to({ mark }), label: `${mark} из 5`, count, current: mark === wanted.mark }
            return count > 0 || chip.current ? [chip] : []
          }),
        ]}
      />
    </>
  )
}

function Summary({ standing, counts }: ReviewsPageProps) {
  const all = marks.reduce((sum, mark) => sum + (counts.get(mark) ?? 0), 0)
  const rating = ratingWords(standing)
  if (all === 0 && !rating) return null
  return (
    <Card tight>
      {standing.mark !== null && (
        <p>
          <b class="big-mark">{markWords(standing.mark)}</b> <Stars mark={Math.round(standing.mark / 100)} />
        </p>
      )}
      {all > 0 && (
        <ShareBars
          title={plural(all, 'отзыв', 'отзыва', 'отзывов')}
          bars={marks.map((mark) => {
            const count = counts.get(mark) ?? 0
            return { label: `${mark}, ${markNames[mark]}`, share: count / all, value: String(count) }
          })}
        />
      )}
      {rating && <p class="small">После обучения семьи ставят ещё и оценки: {rating}.</p>}
    </Card>
  )
}

function Own(props: ReviewsPageProps) {
  const { reviewer, programme } = props
  const here = `/programmes/${programme.article}/reviews`
  if (reviewer.kind === 'reader' || reviewer.kind === 'operator') return null
  if (reviewer.kind === 'visitor')
    return (
      <Card title="Ходили на занятия?" tight>
        <p>
          Напишите, что понравилось, а что нет: это поможет другим семьям. Отзыв пишут те, кто вошёл в свой кабинет.
        </p>
        <ButtonLink wide href={`/sign-in?next=${encodeURIComponent(here)}`}>
          Войти и написать отзыв
        </ButtonLink>
      </Card>
    )
  if (reviewer.kind === 'stranger')
    return (
      <p class="muted small">
        Отзыв пишут семьи, чьи дети ходят или ходили на эти занятия. В вашем кабинете такого договора нет.
      </p>
    )
  if (reviewer.own) return <OwnReview {...props} own={reviewer.own} here={here} />
  if (reviewer.familyHasOne)
    return <p class="muted small">От вашей семьи отзыв уже есть. Изменить его может тот, кто написал.</p>
  return (
    <Card title="Ваш отзыв" tight>
      <ReviewForm action={here} submit="Отправить отзыв" />
    </Card>
  )
}

function OwnReview({ own, here, programme, today, zone }: ReviewsPageProps & { own: Review; here: string }) {
  const { words, tone } = stateWords[own.state]
  const beside = <Tag tone={tone}>{words}</Tag>
  const actions = (
    <>
      <ButtonLink kind="ghost" small href={`${here}/own`}>
        {own.state === 'refused' ? 'Исправить' : 'Изменить'}
      </ButtonLink>
      <a href={`${here}/withdrawal`}>Отозвать отзыв</a>
    </>
  )
  return (
    <div id="own">
      {own.state === 'published' ? (
        <Card title="Ваш отзыв" {...{ beside, actions }} tight />
      ) : (
        <Stack>
          <ReviewCard
            review={own}
            {...{ today, zone, beside, actions }}
            provider={programme.providerName}
            title="Ваш отзыв"
            level={2}
          />
          {own.state === 'awaiting' && (
            <p class="small">Региональный оператор прочтёт отзыв, и его увидят все. Мы напишем вам.</p>
          )}
          {own.ground && (
            <Notice tone="warn" title="Отзыв нужно исправить">
              <p>{groundWords[own.ground]}.</p>
              {own.note && <p>{own.note}</p>}
            </Notice>
          )}
        </Stack>
      )}
    </div>
  )
}

/** The mark and the words, both asked for. */
export function ReviewForm({ action, submit, own }: { action: string; submit: string; own?: Review }) {
  return (
    <Form action={action}>
      <RadioGroup
        name="mark"
        legend="Оценка"
        {...(own && { value: String(own.mark) })}
        options={marks.map((mark) => ({ value: String(mark), label: `${mark} — ${markNames[mark]}` }))}
      />
      <TextArea
        name="words"
        label="Что понравилось, а что хотелось бы изменить"
        hint="Без имён, телефонов и адресов: отзыв увидят все"
        rows={6}
        limit={3000}
        {...(own && { value: own.words })}
      />
      <p class="small muted">
        Вместо имени будет написано, когда ходил ребёнок, например: «Родитель, занимались с сентября по май».
      </p>
      <ButtonRow>
        <Button kind="go">{submit}</Button>
      </ButtonRow>
    </Form>
  )
}
