import { z } from 'zod'
import { isoDay, typedDay } from '#platform/forms'
import { actForm } from './act-form.ts'
import { parseXmlCalendar } from './calendar/parse-xmlcalendar.ts'
import type { CalendarYear } from './calendar/production-calendar.ts'

/** A year of xmlcalendar.ru is 3 KB; what is much longer is another file. */
const LONGEST = 60_000

/** A calendar in the format of xmlcalendar.ru. */
const calendarText = z
  .string('Выберите файл календаря или вставьте его текст')
  .trim()
  .min(1, 'Выберите файл календаря или вставьте его текст')
  .max(LONGEST, 'Это слишком много для календаря на один год. Нужен файл calendar.xml одного года')
  .transform((text, context): CalendarYear => {
    const year = parseXmlCalendar(text)
    if (year) return year
    const message =
      'Это не похоже на календарь xmlcalendar.ru, или файл скачан не целиком. Скачайте calendar.xml нужного года ещё раз'
    context.addIssue({ code: 'custom', message })
    return z.NEVER
  })

export const previewForm = z.object({ xml: calendarText })

const decreeNumber = z
  .string('Введите номер постановления, например 1466')
  .trim()
  .min(1, 'Введите номер постановления, например 1466')
  .max(40, 'Номер короче 40 знаков')

export const adoptionForm = z.object({
  xml: calendarText,
  decreeNumber,
  decreeOn: typedDay('Введите дату постановления, например 24 9 2026'),
})

const enacted = { from: typedDay('Введите день, с которого действует новое значение'), act: actForm }

/** Another value of a rule from a day on, by an act; the value itself is read by the rule's own schema. */
export const settingForm = z.object({
  value: z.string('Введите или выберите значение').trim().min(1, 'Введите или выберите значение').max(4000),
  ...enacted,
})

/** The same of a rule with parts, each a field of its own that the rule's schema reads; `over`: since when they held as shown. */
export const settingPartsForm = z.object({ ...enacted, over: isoDay })
