import type { Manifest } from '#platform/manifest'
import { ratingApi } from './api/rating.ts'
import './contract-block.tsx'
import { countLeft, reckon, remindOfRating } from './jobs.ts'
import { rate } from './mails/rating.ts'
import { refusals } from './refusals.ts'
import { ratingRoutes } from './routes/rating.tsx'
import { samples } from './samples.tsx'
import { settings } from './settings.ts'

export const reviews: Manifest = {
  name: 'reviews',
  permissions: {
    'reviews.rating.give': {
      roles: ['family', 'certificate'],
      words: 'оценивать программы, по которым дети закончили учиться',
    },
  },
  routes(app) {
    ratingRoutes(app)
  },
  api(app) {
    ratingApi(app)
  },
  jobs: {
    'reviews.reckon': reckon,
    'reviews.count-turnover': countLeft,
    'reviews.ask-to-rate': remindOfRating,
  },
  schedules: [
    { job: 'reviews.count-turnover', everySeconds: 900 },
    { job: 'reviews.ask-to-rate', everySeconds: 1800 },
  ],
  journal: {
    'reviews.rated': 'Семья оценила программу после обучения',
    'reviews.rating-changed': 'Семья изменила оценку программы',
  },
  refusals,
  letters: [rate],
  settings,
  samples,
}
