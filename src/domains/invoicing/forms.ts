import { z } from 'zod'
import type { Day } from '#kernel/dates'
import { typedDay } from '#platform/forms'

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
  on: typedDay('Введите день оплаты, например 9 11 2026'),
})
