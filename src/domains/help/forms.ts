import { z } from 'zod'
import { parseEmail, parsePhone } from '#kernel/contacts'
import { line, typed } from '#platform/forms'
import { readMarkup, stepsIn, whyNotPlain } from './markup.ts'
import { type Audience, audienceWords, type TextKind, type Words } from './model.ts'

const plain = (message: string, least: number, most: number) =>
  line(message, least, most).superRefine((text, context) => {
    const wrong = whyNotPlain(text)
    if (wrong) context.addIssue({ code: 'custom', message: wrong })
  })

const audience = z.enum(Object.keys(audienceWords) as [Audience, ...Audience[]])
const audiences = z
  .union([audience.transform((one) => [one]), z.array(audience).max(5)])
  .default([])
  .transform((chosen) => [...new Set(chosen)])
const mostPages = 20
const page = /^\/[\w/:*.-]{0,120}$/

/** A line for each page that the text explains. */
const pages = z
  .string()
  .max(3000, 'Не больше 20 адресов')
  .default('')
  .transform((text) => text.split(/\s+/).filter(Boolean))
  .refine((lines) => lines.every((one) => page.test(one)), 'Каждый адрес с новой строки и с /, например /my/children/*')
  .refine((lines) => lines.length <= mostPages, 'Не больше 20 адресов')

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
  over: z.coerce.number('Откройте страницу заново').int().min(0).default(0),
}

/** Films have as many steps as stills; a question is for everybody, anything else for somebody. */
export function whyNotOfKind(
  kind: TextKind,
  words: Words,
  steps: number | null,
): { field: string; message: string } | null {
  if (kind !== 'question' && words.audiences.length === 0)
    return { field: 'audiences', message: 'Выберите, кому этот текст' }
  const read = readMarkup(words.body)
  if (kind !== 'lesson' || 'wrong' in read) return null
  const told = stepsIn(read.blocks)
  if (told.length === 0)
    return { field: 'body', message: 'Опишите ролик хотя бы одним шагом: 1. Название, а под ним — что сделать' }
  if (steps !== null && told.length !== steps)
    return { field: 'body', message: `В ролике шагов: ${steps}. Столько же должно быть и в тексте` }
  const wrong = told
    .flatMap(({ label, text }) => [label, text])
    .map(whyNotPlain)
    .find(Boolean)
  return wrong ? { field: 'body', message: wrong } : null
}

export const editionForm = z.object({
  ...shape,
  audiences,
  pages,
  step: z.enum(['preview', 'publish']).default('preview'),
})
const textJson = {
  ...shape,
  audiences: z.array(audience).min(1).max(5).optional(),
  pages: z.array(z.string().regex(page)).max(20).optional(),
}
export const newTextJson = z.object(textJson).omit({ over: true })
export const newLessonForm = z.object({ ...shape, audiences, pages })
export const overJson = z.object({ over: z.int().min(0).describe('Номер редакции, которую вы прочитали') })
export const takingDownForm = z.object({ over: z.coerce.number().int().min(0) })
export const editionJson = z.object({
  ...textJson,
  over: z.int().min(0).describe('Номер редакции, которую вы прочитали; 0 — первая'),
})
export const restorationForm = z.object({
  number: z.coerce.number().int().min(0),
  over: z.coerce.number().int().min(0),
})

/** Whom families of a municipality ask (S-012). */
export const contactsForm = z.object({
  coordinator: z
    .string()
    .trim()
    .max(150, 'Не больше 150 знаков')
    .default('')
    .refine((name) => name === '' || name.length >= 3, 'Введите фамилию и имя')
    .transform((name) => name || null),
  phone: typed(parsePhone, 'Введите телефон: 11 цифр, например 8 48210 3-14-15'),
  email: typed(parseEmail, 'Введите почту, например edu@district.ru'),
  hours: line('Введите часы, например пн–пт 8:30–17:00', 3, 120),
})
