import { z } from 'zod'
import { type Day, parseDay } from '#kernel/dates'

const words = (message: string, least: number, most: number) =>
  z
    .string(message)
    .transform((text) => text.trim().replace(/\s+/g, ' '))
    .refine((text) => text.length >= least && text.length <= most, message)

/** A day typed in three fields; `empty` says what to do when nothing was typed. */
export const typedDay = (empty: string) =>
  z
    .object({ day: z.string().default(''), month: z.string().default(''), year: z.string().default('') })
    .default({ day: '', month: '', year: '' })
    .transform((fields, context): Day => {
      const parsed = parseDay(fields)
      if (parsed) return parsed
      const typed = fields.day || fields.month || fields.year
      context.addIssue({ code: 'custom', message: typed ? 'Такой даты нет в календаре' : empty })
      return z.NEVER
    })

/** A day as JSON has it. */
export const isoDay = z.iso.date().transform((text) => Temporal.PlainDate.from(text))

const number = words('Введите номер акта, например 1184', 1, 40)
const title = words('Введите название акта, например «О номинале сертификата»', 5, 300)

/** The act behind a change, as a form gives it: `act.number`, `act.title`, `act.issued`. */
export const actForm = z
  .preprocess(
    (raw) => raw ?? {},
    z.object({ number, title, issued: typedDay('Введите дату акта, например 19 12 2025') }),
  )
  .transform(({ issued: issuedOn, ...act }) => ({ ...act, issuedOn }))

export const actJson = z.object({ number, title, issuedOn: isoDay })
