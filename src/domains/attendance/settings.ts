import { z } from 'zod'
import { defineSetting, nameChapter } from '#region'

nameChapter('attendance', 'Посещаемость', 100)

/** How long after a lesson its marks may be corrected. */
export const correctionDays = defineSetting(
  'attendance.correction-days',
  z.number().int().min(0).max(60),
  'Сколько дней после занятия можно исправлять отметки',
  { usual: 7 },
)

/** A contract may be concluded after its month was closed: so far back the night looks for it. */
export const lateMonths = defineSetting(
  'attendance.late-months',
  z.number().int().min(1).max(12),
  'За сколько прошлых месяцев дорассчитываются договоры, заключённые после закрытия месяца',
  { usual: 3 },
)

/** December is settled inside December: from this day its month may be closed by the timetable (domain 1.14). */
export const decemberFrom = defineSetting(
  'attendance.december-from',
  z.number().int().min(1).max(31),
  'С какого числа декабря закрывают декабрь',
  { usual: 20 },
)
