import { z } from 'zod'

const typedScale = z
  .string('Поставьте оценку от 0 до 100 %')
  .trim()
  .regex(/^(?:\d0|0|100)\s*%?$/, 'Поставьте оценку от 0 до 100 %')
  .transform((typed) => Number.parseInt(typed, 10))

/** The four scales of a rating, each answered (S-047). */
export const ratingForm = z.object({
  results: typedScale,
  staffing: typedScale,
  equipment: typedScale,
  satisfaction: typedScale,
})

const score = z.int().min(0).max(100).multipleOf(10).describe('Проценты, шаг 10')

/** The same for machines. */
export const scoresJson = z.object({ results: score, staffing: score, equipment: score, satisfaction: score })
