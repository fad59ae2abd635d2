import type { Day } from '#kernel/dates'
import { addWorkingDays, type WorkingCalendar } from '#kernel/working-days'
import type { Reader } from '#platform/db'
import { calendarOf, settingOf } from '#region'
import { answerTerm } from '../settings.ts'

type Due = { on: Day; calendarVersion: string }

/** By when the organisation answers an application filed today, and by which calendar that was counted. */
export async function answerDue(reader: Reader, today: Day): Promise<Due> {
  const [calendar, term] = await Promise.all([calendarOf(reader), settingOf(reader, answerTerm, today)])
  const last = counted.get(calendar)
  if (last?.today.equals(today) && last.term === term) return last.due
  const due = { on: addWorkingDays(calendar, today, term), calendarVersion: calendar.version }
  counted.set(calendar, { today, term, due })
  return due
}

/** All applications of a day have one answer, and counting it anew cost each as much as its whole quote. */
const counted = new WeakMap<WorkingCalendar, { today: Day; term: number; due: Due }>()
