import { z } from 'zod'
import { type Day, isAfter } from '#kernel/dates'
import { typedDay } from '#platform/forms'

/** A day that has come: nobody counts children ahead. */
const pastDay = (today: Day, missing: string) =>
  typedDay(missing).refine((day) => !isAfter(day, today), 'Этот день ещё не наступил')

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
