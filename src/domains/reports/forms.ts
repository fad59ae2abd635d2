import { z } from 'zod'
import { type Day, parseDay } from '#kernel/dates'

const empty = { day: '', month: '', year: '' }

/** A day that has come: nobody counts children ahead. */
const pastDay = (today: Day, missing: string) =>
  z
    .object({ day: z.string().default(''), month: z.string().default(''), year: z.string().default('') })
    .default(empty)
    .transform((fields, context): Day => {
      const day = parseDay(fields)
      const blank = !fields.day && !fields.month && !fields.year
      if (day && Temporal.PlainDate.compare(day, today) <= 0) return day
      const message = day ? 'Этот день ещё не наступил' : blank ? missing : 'Такой даты нет в календаре'
      context.addIssue({ code: 'custom', message })
      return z.NEVER
    })

const text = (message: string) => z.string(message).trim().min(1, message).max(300, 'Не больше 300 знаков')

/** How many children live in the municipality, on which day and by which act. */
export const childCountForm = (today: Day) =>
  z.object({
    children: z
      .string('Введите число детей')
      .transform((typed) => typed.replace(/\s/g, ''))
      .refine((typed) => /^[1-9]\d{0,6}$/.test(typed), 'Введите число детей от 5 до 18 лет, например 5 614')
      .transform(Number),
    countedOn: pastDay(today, 'Введите день, на который посчитаны дети, например 1 9 2026'),
    actNumber: text('Введите номер акта, например 512-п'),
    actTitle: text('Введите название акта'),
    actIssuedOn: pastDay(today, 'Введите дату акта, например 25 8 2026'),
  })
