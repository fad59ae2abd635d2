import { z } from 'zod'
import { rightWords } from '#access'
import { type Day, isAfter, parseDay } from '#kernel/dates'
import { isoDay, line, typedDay, yearInFull } from '#platform/forms'
import type { FieldError } from '#ui'
import type { JournalQuery } from './model.ts'

/** A search reads so many days at most: further back, ask for another stretch. */
const LONGEST_DAYS = 366
const USUAL_DAYS = 7

const text = z.string().trim().max(200).catch('').default('')
export const journalFields = z.object({ who: text, about: text, what: text, from: text, to: text })
export type JournalFields = z.output<typeof journalFields>

/** The query that was typed, and what must be typed otherwise; without days, the last week. */
export function journalQueryOf(fields: JournalFields, today: Day): { query: JournalQuery; errors: FieldError[] } {
  const to = dayOr(fields.to, today)
  const from = dayOr(fields.from, (to ?? today).subtract({ days: USUAL_DAYS }))
  const errors: FieldError[] = []
  if (!from) errors.push({ field: 'from', message: wrongDay(fields.from, 'Введите первый день, например 01.09.2026') })
  if (!to) errors.push({ field: 'to', message: wrongDay(fields.to, 'Введите последний день, например 30.09.2026') })
  if (from && to && isAfter(from, to))
    errors.push({ field: 'to', message: 'Последний день раньше первого: поменяйте их местами' })
  if (from && to && from.until(to).days > LONGEST_DAYS)
    errors.push({ field: 'from', message: 'Ищем не больше чем за год: выберите отрезок короче' })
  const { who, about, what } = fields
  return { query: { who, about, what, from: from ?? today, to: to ?? today }, errors }
}

function dayOr(typed: string, usual: Day): Day | null {
  return typed === '' ? usual : parseDay(typed)
}

/** «1.9.26», «1 сентября 26» */
const shortYear = /^\d{1,2}[-./, ]+(?:\d{1,2}|[а-я]+\.?)[-./, ]+\d{2}$/i

function wrongDay(typed: string, usual: string): string {
  return shortYear.test(typed) ? yearInFull : usual
}

const right = z.enum(Object.keys(rightWords) as [keyof typeof rightWords])
const marked = z.preprocess(
  (raw) => (raw === undefined ? [] : Array.isArray(raw) ? raw : [raw]),
  z.array(right).min(1, 'Отметьте хотя бы одно право: без прав сотрудник ничего не сможет сделать'),
)
const none = z
  .unknown()
  .optional()
  .transform((): string[] => [])
const number = line('Введите номер приказа, например 41-од', 1, 40)

/** A desk gives nothing by itself; elsewhere the role says everything. */
const appointmentWith = <O extends z.ZodType>(order: O) => {
  const given = {
    placeId: z.uuid('Выберите место работы'),
    reason: line('Напишите причину: чьё обращение или письмо', 3, 300),
    order,
  }
  return z.discriminatedUnion('role', [
    z.object({ role: z.literal('reception'), rights: marked, ...given }),
    z.object({ role: z.literal(['provider', 'municipality']), rights: none, ...given }),
  ])
}

export const appointmentForm = appointmentWith(
  z.preprocess((raw) => raw ?? {}, z.object({ number, on: typedDay('Введите дату приказа, например 28 08 2026') })),
)
export const appointmentJson = appointmentWith(z.object({ number, on: isoDay }))
