import { expect, test } from 'vitest'
import { ratingWords, unknownStanding } from './standing.ts'

test.each([
  ['a rating with how many gave it', { rating: 872, ratings: 12, needed: 5 }, 'рейтинг 87 % по 12 оценкам'],
  ['how many it needs', { ratings: 1, needed: 3 }, 'рейтинг появится от 3 оценок (сейчас 1)'],
  ['nothing while nobody has rated', { needed: 3 }, null],
])('the words of a rating: %s', (_, standing, words) =>
  expect(ratingWords({ ...unknownStanding, ...standing })).toBe(words),
)
