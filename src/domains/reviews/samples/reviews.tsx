import type { Id } from '#kernel/ids'
import type { Sample } from '#platform/manifest'
import type { Programme } from '#programmes'
import type { Judged, Review, ReviewAtDesk, ReviewId } from '../model.ts'
import { ReviewAtDeskPage, ReviewsDeskPage } from '../pages/desk.tsx'
import { OwnReviewPage, WithdrawalPage } from '../pages/own-review.tsx'
import { AnswerPage, ProviderReviewsPage } from '../pages/provider.tsx'
import { ReviewsPage, type ReviewsPageProps } from '../pages/reviews.tsx'

const id = (tail: number) => `0199d1a0-0000-7000-8000-${String(tail).padStart(12, '0')}`
const day = (text: string) => Temporal.PlainDate.from(text)
const at = (text: string) => Temporal.Instant.from(text)
const zone = 'Europe/Moscow'
const today = day('2026-11-20')

const programme: Programme = {
  ...{ id: id(62) as Programme['id'], article: 1042, providerId: id(63) as Programme['providerId'] },
  ...{ providerName: 'Дом детского творчества', municipalityId: id(9), municipalityName: 'город Озёрный' },
  ...{ name: 'Первые роботы', summary: 'За год ребёнок соберёт шесть роботов.', description: 'Собираем роботов.' },
  ...{ direction: 'tech', activity: 'Робототехника', register: 'certified', level: 'starting', form: 'on-site' },
  ...{
    ageFrom: 7,
    ageTo: 10,
    adapted: true,
    state: 'published',
    publishedAt: at('2026-06-01T09:00:00Z'),
    paidUntil: null,
  },
}

const praise: Review = {
  ...{
    id: id(71) as Id<'review'> as ReviewId,
    programmeId: programme.id,
    voice: 'guardian',
    mark: 5,
    state: 'published',
  },
  words:
    'Сын каждую неделю приносит домой новую схему и рассказывает, как она устроена. Группа небольшая, вниманием никто не обделён.',
  ...{ sentAt: at('2026-06-04T18:20:00Z'), ground: null, note: null },
  ...{ startsOn: day('2025-09-01'), endsOn: day('2026-05-31') },
  answer: {
    words: 'Спасибо! В новом году соберём робота побольше.',
    ...{ state: 'published', sentAt: at('2026-06-08T08:00:00Z'), ground: null, note: null },
  },
}
const doubt: Review = {
  ...praise,
  ...{ id: id(72) as ReviewId, mark: 3, voice: 'self', answer: null, sentAt: at('2026-11-10T15:00:00Z') },
  ...{ startsOn: day('2026-09-01'), endsOn: day('2027-05-31') },
  words: 'Интересно, но конструкторов на всех не хватает, приходится ждать очереди.',
}
const waiting: Review = { ...doubt, id: id(73) as ReviewId, voice: 'guardian', state: 'awaiting' }
const refused: Review = { ...waiting, state: 'refused', ground: 'personal-data', note: 'Не пишите, где живёт педагог.' }

const tab: ReviewsPageProps = {
  ...{ programme, reviews: [doubt, praise], wanted: { sort: 'new', mark: null, page: 1 }, today, zone },
  standing: { rating: 872, ratings: 12, needed: 5, mark: 400, reviews: 2 },
  counts: new Map([
    [5, 1],
    [3, 1],
  ]),
  ...{ reviewer: { kind: 'visitor' }, origin: 'https://kruzhok.example' },
}
const family = (own: Review | null) => ({ kind: 'family', own, familyHasOne: false }) as const
const none = { rating: null, ratings: 1, needed: 3, mark: null, reviews: 0 }

const atDesk = (review: Review): ReviewAtDesk => ({
  ...review,
  ...{ article: 1042, programme: programme.name, providerId: programme.providerId },
  ...{ provider: programme.providerName, providerEmail: 'ddt@organizacii.example' },
})
const answered: Review = { ...praise, answer: praise.answer && { ...praise.answer, state: 'awaiting' } }
const answerRefused: Review = {
  ...praise,
  answer: praise.answer && { ...praise.answer, state: 'refused', ground: 'insult', note: null },
}
const judged: Judged[] = [
  {
    ...{ article: 1042, programme: programme.name, standing: tab.standing },
    means: { results: 91, staffing: 94, equipment: 62, satisfaction: 88 },
  },
  { article: 1061, programme: 'Шахматы', standing: none, means: null },
]
const unseen = [
  { id: id(70) as ReviewId, programme: 'Первые роботы', words: 'Спасибо, учтём.', state: 'refused' as const },
]
const provider = { judged, unseen, page: 1, more: false, today, zone }

export const reviewSamples: Sample[] = [
  { name: 'отзывы: читает кто угодно', render: () => <ReviewsPage {...tab} /> },
  { name: 'отзывы: написать свой', render: () => <ReviewsPage {...tab} reviewer={family(null)} /> },
  {
    name: 'отзывы: в тексте телефон и имя',
    render: () => (
      <ReviewsPage
        {...tab}
        reviewer={family(null)}
        answers={{ mark: '5', words: 'Ване очень нравится, звоните 8 921 555-10-01' }}
        errors={[{ field: 'words', message: 'Уберите телефон «8 921 555-10-01» и имя «Ване»: эти слова увидят все' }]}
      />
    ),
  },
  { name: 'отзывы: свой на проверке', render: () => <ReviewsPage {...tab} reviewer={family(waiting)} /> },
  { name: 'отзывы: свой вернули', render: () => <ReviewsPage {...tab} reviewer={family(refused)} /> },
  {
    name: 'отзывы: ребёнок не ходил; отзывов нет',
    render: () => (
      <ReviewsPage {...tab} reviews={[]} counts={new Map()} standing={none} reviewer={{ kind: 'stranger' }} />
    ),
  },
  {
    name: 'отзывы: отзыв семьи уже есть',
    render: () => <ReviewsPage {...tab} reviewer={{ kind: 'family', own: null, familyHasOne: true }} />,
  },
  { name: 'отзыв: изменить', render: () => <OwnReviewPage programme={programme} own={refused} /> },
  { name: 'отзыв: отозвать', render: () => <WithdrawalPage programme={programme} /> },
  {
    name: 'проверка отзывов',
    render: () => (
      <ReviewsDeskPage reviews={[atDesk(waiting), atDesk(answered)]} what="waiting" waiting={2} zone={zone} />
    ),
  },
  {
    name: 'проверка отзывов: пусто',
    render: () => <ReviewsDeskPage reviews={[]} what="waiting" waiting={0} zone={zone} />,
  },
  {
    name: 'проверка отзыва: опубликован, можно снять',
    render: () => <ReviewAtDeskPage review={atDesk(praise)} {...{ today, zone }} />,
  },
  {
    name: 'проверка отзыва: снят, можно показать',
    render: () => <ReviewAtDeskPage review={atDesk(refused)} {...{ today, zone }} />,
  },
  {
    name: 'отзывы: читает оператор',
    render: () => <ReviewsPage {...tab} reviewer={{ kind: 'operator' }} />,
  },
  { name: 'проверка отзыва', render: () => <ReviewAtDeskPage review={atDesk(waiting)} {...{ today, zone }} /> },
  {
    name: 'проверка отзыва: причина не выбрана',
    render: () => (
      <ReviewAtDeskPage
        review={atDesk(waiting)}
        {...{ today, zone, answers: {} }}
        errors={[{ field: 'ground', message: 'Выберите причину' }]}
      />
    ),
  },
  {
    name: 'проверка ответа организации',
    render: () => <ReviewAtDeskPage review={atDesk(answered)} {...{ today, zone }} />,
  },
  {
    name: 'отзывы организации',
    render: () => <ProviderReviewsPage {...provider} reviews={[atDesk(doubt), atDesk(answered)]} />,
  },
  {
    name: 'отзывы организации: пусто',
    render: () => <ProviderReviewsPage {...provider} judged={[]} reviews={[]} unseen={[]} />,
  },
  { name: 'ответ на отзыв', render: () => <AnswerPage review={atDesk(doubt)} {...{ today, zone }} /> },
  { name: 'ответ на отзыв: вернули', render: () => <AnswerPage review={atDesk(answerRefused)} {...{ today, zone }} /> },
]
