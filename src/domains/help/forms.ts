import { z } from 'zod'
import { line } from '#platform/forms'
import { readMarkup, whyNotWords } from './markup.ts'

const plain = (message: string, least: number, most: number) =>
  line(message, least, most).superRefine((text, context) => {
    const wrong = whyNotWords(text)
    if (wrong) context.addIssue({ code: 'custom', message: wrong })
  })

const shape = {
  title: plain('Напишите заголовок: от 5 до 150 знаков', 5, 150),
  summary: plain('Кратко, о чём текст: до 300 знаков', 0, 300).default(''),
  body: z
    .string('Напишите текст')
    .max(20_000, 'Не больше 20 000 знаков: разделите на два текста')
    .superRefine((text, context) => {
      const read = readMarkup(text)
      if ('wrong' in read) context.addIssue({ code: 'custom', message: read.wrong })
    }),
  over: z.coerce.number('Откройте страницу заново').int().min(0),
}

export const editionForm = z.object({ ...shape, step: z.enum(['preview', 'publish']).default('preview') })
export const editionJson = z.object({
  ...shape,
  over: z.int().min(0).describe('Номер редакции, которую вы прочитали; 0 — первая'),
})
export const restorationForm = z.object({
  number: z.coerce.number().int().min(0),
  over: z.coerce.number().int().min(0),
})
