import type { Manifest } from '#platform/manifest'
import { deskApi } from './api/desk.ts'
import { ratingApi } from './api/rating.ts'
import { reviewsApi } from './api/reviews.ts'
import './cabinet-block.tsx'
import './contract-block.tsx'
import './merge.ts'
import './own-data.ts'
import { countLeft, reckon, remindOfRating, remindOfYear } from './jobs.ts'
import { rate } from './mails/rating.ts'
import { reviewLetters } from './mails/review.ts'
import { scaleWords } from './model.ts'
import { subjects } from './queries/subject.ts'
import { refusals } from './refusals.ts'
import { deskRoutes } from './routes/desk.tsx'
import { providerReviewRoutes } from './routes/provider.tsx'
import { ratingRoutes } from './routes/rating.tsx'
import { reviewRoutes } from './routes/reviews.tsx'
import { ratingSamples } from './samples/rating.tsx'
import { reviewSamples } from './samples/reviews.tsx'
import { settings } from './settings.ts'
import { groundWords } from './words.ts'

export const reviews: Manifest = {
  name: 'reviews',
  permissions: {
    'reviews.rating.give': {
      roles: ['family', 'certificate'],
      words: 'оценивать программы, по которым дети закончили учиться',
    },
    'reviews.review.write': {
      roles: ['family'],
      words: 'писать отзывы о программах, на которые ходят или ходили дети',
    },
    'reviews.review.answer': { roles: ['provider'], words: 'отвечать на отзывы о программах своей организации' },
    'reviews.review.moderate': { roles: ['region'], words: 'проверять отзывы и ответы на них' },
  },
  menu: [
    { roles: ['provider'], place: 65, href: '/provider/reviews', group: 'Организация', label: 'Отзывы' },
    { roles: ['region'], place: 45, href: '/region/reviews', group: 'Организации', label: 'Отзывы' },
  ],
  routes(app) {
    ratingRoutes(app)
    reviewRoutes(app)
    providerReviewRoutes(app)
    deskRoutes(app)
  },
  api(app) {
    ratingApi(app)
    reviewsApi(app)
    deskApi(app)
  },
  jobs: {
    'reviews.reckon': reckon,
    'reviews.count-turnover': countLeft,
    'reviews.ask-to-rate': remindOfRating,
    'reviews.remind-of-year': remindOfYear,
  },
  jobWords: {
    'reviews.reckon': 'Считаем оценки программ',
    'reviews.count-turnover': 'Считаем, кто ушёл из программ',
    'reviews.ask-to-rate': 'Просим семьи оценить программу',
    'reviews.remind-of-year': 'Напоминаем об оценке за год',
  },
  schedules: [
    { job: 'reviews.count-turnover', everySeconds: 900 },
    { job: 'reviews.ask-to-rate', everySeconds: 1800 },
    { job: 'reviews.remind-of-year', everySeconds: 1800 },
  ],
  journal: {
    'reviews.rated': 'Семья оценила программу после обучения',
    'reviews.rating-changed': 'Семья изменила оценку программы',
    'reviews.review-sent': 'Семья написала или изменила отзыв о программе',
    'reviews.review-withdrawn': 'Семья отозвала отзыв о программе',
    'reviews.review-published': 'Отзыв опубликовали',
    'reviews.review-refused': 'Отзыв вернули на исправление',
    'reviews.review-taken-down': 'Отзыв сняли с публикации',
    'reviews.review-restored': 'Отзыв снова показали',
    'reviews.answer-sent': 'Организация ответила на отзыв',
    'reviews.answer-published': 'Ответ на отзыв опубликовали',
    'reviews.answer-refused': 'Ответ на отзыв вернули на исправление',
    'reviews.answer-taken-down': 'Ответ на отзыв сняли с публикации',
    'reviews.answer-restored': 'Ответ на отзыв снова показали',
  },
  facts: {
    mark: 'оценка',
    ground: { called: 'причина', codes: groundWords },
    ...scaleWords,
  },
  subjects,
  refusals,
  letters: [rate, ...reviewLetters],
  settings,
  samples: [...ratingSamples, ...reviewSamples],
}
