/**
 * Forms: what every form reads alike — a line, lines, a text with a spelling of its own, a day.
 *
 * Promises: loadable in a browser; what is wrong is told in the words that the form gives. Does not: know any form.
 */
import { z } from 'zod'
import { type Day, parseDay } from '#kernel/dates'

/** One line of text; blanks are tidied. */
export const line = (message: string, least: number, most: number) =>
  z
    .string(message)
    .transform((text) => text.trim().replace(/\s+/g, ' '))
    .refine((text) => text.length >= least && text.length <= most, message)

/** Text of several lines: blanks inside a line are tidied, lines stay. */
export const lines = (message: string, least: number, most: number) =>
  z
    .string(message)
    .transform((text) =>
      text
        .replace(/[^\S\n]+/g, ' ')
        .replace(/\r/g, '')
        .trim(),
    )
    .refine((text) => text.length >= least && text.length <= most, message)

/** A text that people type in any spelling; empty and unreadable get the same advice. */
export function typed<T>(parse: (text: string) => T | null, message: string) {
  return z.unknown().transform((value, context): T => {
    const parsed = typeof value === 'string' && value.trim() ? parse(value.trim()) : null
    if (parsed !== null) return parsed
    context.addIssue({ code: 'custom', message })
    return z.NEVER
  })
}

const part = z.string().trim().default('')

export const yearInFull = 'Год — четырьмя цифрами, например 2026'

/** A day typed in three fields; `empty` says what to do when nothing was typed, `wrong` when there is no such day. */
export const typedDay = (empty: string, wrong = 'Такой даты нет в календаре') =>
  z
    .object({ day: part, month: part, year: part })
    .default({ day: '', month: '', year: '' })
    .transform((fields, context): Day => {
      const parsed = parseDay(fields)
      if (parsed) return parsed
      const blank = !fields.day && !fields.month && !fields.year
      const short = /^\d{2}$/.test(fields.year) && yearInFull
      context.addIssue({ code: 'custom', message: blank ? empty : short || wrong })
      return z.NEVER
    })

/** Years of people alive and of what they plan: others are slips, and the database cannot keep the year 0. */
const isLived = (year: number) => year >= 1900 && year <= 2200

/** A day as JSON has it. */
export const isoDay = z.iso
  .date({ abort: true })
  .transform((text): Day => Temporal.PlainDate.from(text))
  .refine(({ year }) => isLived(year), 'Год от 1900 до 2200')

/** A moment as JSON has it, in UTC or with its offset. */
export const isoMoment = z.iso
  .datetime({ offset: true, abort: true })
  .transform((text) => Temporal.Instant.from(text))
  .refine((moment) => isLived(moment.toZonedDateTimeISO('UTC').year), 'Год от 1900 до 2200')
