import { z } from 'zod'
import { isoMoment } from '#platform/forms'
import { grounds, scaleWords } from './model.ts'

/** The message names the scale: four equal lines of a summary would tell nobody where to go. */
function typedScale(scale: keyof typeof scaleWords) {
  const message = `${scaleWords[scale]}: поставьте оценку от 0 до 100 %`
  return z
    .string(message)
    .trim()
    .regex(/^(?:\d0|0|100)\s*%?$/, message)
    .transform((typed) => Number.parseInt(typed, 10))
}

/** The four scales of a rating, each answered (S-047). */
export const ratingForm = z.object({
  results: typedScale('results'),
  staffing: typedScale('staffing'),
  equipment: typedScale('equipment'),
  satisfaction: typedScale('satisfaction'),
})

const score = z.int().min(0).max(100).multipleOf(10).describe('Проценты, шаг 10')

/** The same for machines. */
export const scoresJson = z.object({ results: score, staffing: score, equipment: score, satisfaction: score })

const words = z
  .string('Напишите отзыв')
  .trim()
  .min(10, 'Напишите хотя бы одно предложение: что понравилось, что хочется изменить')
  .max(3000, 'Не больше 3000 знаков')

/** A review: both the mark and the words are asked for (S-102). */
export const reviewForm = z.object({
  mark: z.enum(['1', '2', '3', '4', '5'], 'Поставьте оценку от 1 до 5').transform(Number),
  words,
})
export const reviewJson = z.object({ mark: z.int().min(1).max(5), words })

export const answerForm = z.object({ words })

/** The moment at which the words were written that the operator has read. */
const readAt = isoMoment
const note = z
  .string()
  .trim()
  .max(500, 'Не больше 500 знаков')
  .default('')
  .transform((typed) => typed || null)

/** How the words stood when they were read; a form of the desk says it, a first decision need not. */
const was = z.enum(['awaiting', 'published', 'refused']).default('awaiting')

export const approvalForm = z.object({ readAt, was })
export const refusalForm = z
  .object({ readAt, was, ground: z.enum(grounds, 'Выберите причину'), note })
  .refine((form) => form.ground !== 'other' || form.note !== null, {
    path: ['note'],
    message: 'Напишите, что исправить',
  })
