import { z } from 'zod'
import { defineSetting, nameChapter } from '#region'

nameChapter('events', 'Мероприятия', 130)

/** Hours for which a freed seat of an event is kept for the head of its waiting list. */
export const offerHours = defineSetting(
  'events.offer-hours',
  z.number().int().min(1).max(240),
  'Сколько часов освободившееся место на мероприятии ждёт семью из листа ожидания',
  { usual: 24 },
)

/** How many days before its first day an event is reminded of. */
export const reminderDays = defineSetting(
  'events.reminder-days',
  z.number().int().min(1).max(14),
  'За сколько дней напоминать о мероприятии',
  { usual: 1 },
)
