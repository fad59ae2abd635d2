import { z } from 'zod'
import { type Day, parseDay } from '#kernel/dates'

const part = z.string().trim().default('')

export const monthText = z
  .string('Выберите месяц')
  .regex(/^20\d\d-(0[1-9]|1[0-2])$/, 'Выберите месяц')
  .transform((text): Day => Temporal.PlainDate.from(`${text}-01`))

export const wishForm = z.object({
  payer: z.uuid('Выберите плательщика'),
  month: monthText,
  kind: z.enum(['advance', 'final']),
})
export const registerForm = z.object({ month: monthText })

export const returnForm = z.object({
  reason: z
    .string('Напишите причину')
    .trim()
    .min(5, 'Напишите, что исправить: организация прочитает')
    .max(500, 'Не больше 500 знаков'),
})

export const paymentForm = z.object({
  number: z
    .string('Введите номер платёжного поручения')
    .trim()
    .min(1, 'Введите номер платёжного поручения')
    .max(40, 'Не больше 40 знаков'),
  on: z
    .object({ day: part, month: part, year: part })
    .default({ day: '', month: '', year: '' })
    .transform((fields, context): Day => {
      const day = parseDay(fields)
      if (day) return day
      context.addIssue({ code: 'custom', message: 'Введите день оплаты, например 9 11 2026' })
      return z.NEVER
    }),
})
