import { z } from 'zod'
import { parseDay } from '#kernel/dates'
import { isoMoment, line } from '#platform/forms'

const title = line('Введите заголовок, не длиннее 160 знаков', 3, 160)
const words = z
  .string('Напишите текст новости')
  .transform((text) => text.replaceAll('\r\n', '\n').trim())
  .refine((text) => text.length > 0, 'Напишите текст новости')
  .refine((text) => text.length <= 20_000, 'Текст длиннее 20 000 знаков: сократите его или разделите на две новости')
const places = z.union([z.uuid().transform((one) => [one]), z.array(z.uuid()).max(200)]).default([])

/** A piece as it is written. */
export const pieceForm = z
  .object({ title, words, places })
  .transform(({ places: placeIds, ...rest }) => ({ ...rest, placeIds }))

const part = z.string().trim().default('')
/** A day that may stay empty; what is no day is told. */
const maybeDay = z
  .object({ day: part, month: part, year: part })
  .default({ day: '', month: '', year: '' })
  .transform((fields, context): Temporal.PlainDate | null => {
    if (!fields.day && !fields.month && !fields.year) return null
    const parsed = parseDay(fields)
    if (!parsed) context.addIssue({ code: 'custom', message: 'Такой даты нет в календаре' })
    return parsed
  })
const clock = (usual: string) =>
  z
    .string()
    .trim()
    .default('')
    .transform((typed) => (typed || usual).replace(/[.\- ]/, ':').replace(/^(\d):/, '0$1:'))
    .refine((typed) => /^([01]\d|2[0-3]):[0-5]\d$/.test(typed), 'Введите время, например 9:00')

/** When everybody sees it: at once when the day is left empty, until it is taken away when the second one is. */
export const publicationForm = z.object({
  shows: maybeDay,
  showsTime: clock('00:00'),
  hides: maybeDay,
  hidesTime: clock('00:00'),
})

export const pictureForm = z.object({
  description: line('Опишите, что на картинке: описание услышат те, кто её не видит', 3, 300),
})
export const takingDownForm = z.object({ reason: line('Напишите причину: её прочтёт автор', 5, 500) })

/** The operator shows what it has read: `readAt` is when the piece was last changed then. */
export const showingForm = z.object({ readAt: isoMoment })
export const sendingBackForm = z.object({ mended: line('Напишите, что исправили: это прочтёт оператор', 5, 500) })

export const pieceJson = z.object({
  title,
  words: z
    .string()
    .trim()
    .min(1)
    .max(20_000)
    .describe('Markdown: заголовки, списки, цитаты, **жирный**, *курсив*, [ссылка](https://…)'),
  placeIds: z
    .array(z.uuid())
    .max(200)
    .default([])
    .describe('Только для регионального оператора; пусто — для всего региона'),
})
export const publicationJson = z.object({
  showsAt: isoMoment.nullable().default(null).describe('С какого момента видна; null — сразу'),
  hidesAt: isoMoment.nullable().default(null),
})
