import { formatDay, formatMonth } from '#kernel/dates'
import { number } from '#kernel/plural'
import type { Lesson, LessonState, Presence } from './model.ts'

export const presenceWords: Record<Presence, string> = {
  present: 'был',
  excused: 'по причине',
  absent: 'не был',
}

/** Signs of the printed sheet, with their words below it. */
export const presenceSigns: Record<Presence, string> = { present: '+', excused: 'у', absent: 'н' }

export const stateWords: Record<LessonState, string> = {
  planned: 'по расписанию',
  held: 'проведено',
  cancelled: 'отменено',
  moved: 'перенесено',
}

/** «75 %», «66,66 %»: hundredths of a percent. */
export function percentOf(share: number): string {
  return `${number(share / 100)}\u00a0%`
}

/** «перенесено на 7 октября 2026 года: болезнь педагога» */
export function stateSentence({ state, reason, movedToOn }: Pick<Lesson, 'state' | 'reason' | 'movedToOn'>): string {
  const where = state === 'moved' && movedToOn ? ` на ${formatDay(movedToOn)}` : ''
  return `${stateWords[state]}${where}${reason ? `: ${reason}` : ''}`
}

/** «октябрь 2026» from the first day as text. */
export function monthWords(text: string): string {
  return formatMonth(Temporal.PlainDate.from(text))
}
