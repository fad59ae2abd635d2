import { z } from 'zod'
import { typedDay } from '#platform/forms'
import { presences } from './model.ts'

const clock = z
  .string('Введите время, например 16:00')
  .trim()
  .transform((typed) => typed.replace(/[.\- ]/, ':').replace(/^(\d):/, '0$1:'))
  .refine((typed) => /^([01]\d|2[0-3]):[0-5]\d$/.test(typed), 'Введите время, например 16:00')

const reason = z
  .string('Напишите причину')
  .trim()
  .min(3, 'Напишите причину: её прочитают семьи')
  .max(200, 'Не больше 200 знаков')
const topic = z
  .string()
  .trim()
  .max(200, 'Не больше 200 знаков')
  .default('')
  .transform((typed) => typed || null)

const hours = { startsAt: clock, endsAt: clock }
const inOrder = ({ startsAt, endsAt }: { startsAt: string; endsAt: string }) => startsAt < endsAt
const order = { path: ['endsAt'], message: 'Конец занятия должен быть позже начала' }

/** Who was there: a mark for each child by application, and one button for all the others. */
export const marksForm = z.object({
  topic,
  mark: z.record(z.string(), z.enum(presences)).default({}),
  note: z.record(z.string(), z.string().trim().max(200, 'Не больше 200 знаков')).default({}),
  all: z.literal('yes').optional(),
})

export const cancellationForm = z.object({ reason })
export const moveForm = z
  .object({ on: typedDay('Введите день, например 7 10 2026'), ...hours, reason })
  .refine(inOrder, order)
export const extraForm = z.object({ on: typedDay('Введите день, например 7 10 2026'), ...hours }).refine(inOrder, order)

const percent = z
  .string()
  .trim()
  .transform((typed) => typed.replace(',', '.').replace(/\s*%$/, ''))
  .refine((typed) => typed === '' || /^\d{1,3}(\.\d{1,2})?$/.test(typed), 'Введите процент, например 75 или 66,5')
  .transform((typed) => (typed === '' ? null : Math.round(Number(typed) * 100)))

/**
 * Completeness that the provider lowers, in percent, with its reason; left empty it stays as counted. `fill` asks for the same
 * in every field and closes nothing.
 */
export const closingForm = z.object({
  share: z.record(z.string(), percent).default({}),
  reason: z.record(z.string(), z.string().trim().max(200, 'Не больше 200 знаков')).default({}),
  all: z.object({ share: percent, reason: z.string().trim().max(200, 'Не больше 200 знаков') }).optional(),
  fill: z.literal('all').optional(),
})
