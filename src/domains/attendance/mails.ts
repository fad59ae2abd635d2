import { formatDay } from '#kernel/dates'
import type { Letter } from '#platform/mail'

/** A lesson that is not held when the timetable has it. Days as ISO text. */
export type OffFacts = {
  childId: string
  child: string
  programme: string
  provider: string
  on: string
  startsAt: string
  reason: string
  movedTo: { on: string; startsAt: string } | null
}

const example: OffFacts = {
  childId: '0199d1a0-0000-7000-8000-000000000001',
  child: 'Мария Петрова',
  programme: 'Первые роботы',
  provider: 'Дом детского творчества',
  on: '2026-10-06',
  startsAt: '16:00',
  reason: 'болезнь педагога',
  movedTo: null,
}
const day = (text: string) => formatDay(Temporal.PlainDate.from(text))

/** Told at once, so that nobody goes in vain. */
const lessonOff: Letter<OffFacts> = {
  name: 'attendance.lesson-off',
  kind: 'lesson',
  subject: ({ movedTo, on, child }) =>
    movedTo ? `Занятие ${day(on)} перенесено: ${child}` : `Занятия ${day(on)} не будет: ${child}`,
  body: ({ childId, programme, provider, on, startsAt, reason, movedTo }) => [
    { p: `${provider}: ${movedTo ? 'занятие переносится' : 'занятия не будет'}.` },
    {
      facts: [
        ['Программа', programme],
        ['По расписанию', `${day(on)}, ${startsAt}`],
        ...(movedTo ? ([['Новое время', `${day(movedTo.on)}, ${movedTo.startsAt}`]] as [string, string][]) : []),
        ['Причина', reason],
      ],
    },
    ...(movedTo ? [] : [{ p: 'Если сертификат уже оплатил это занятие, деньги вернутся, когда месяц закроют.' }]),
    { button: 'Занятия ребёнка', href: `/my/children/${childId}#lessons` },
  ],
  why: () => 'Вы получили это письмо, потому что ребёнок записан в вашем кабинете.',
  samples: { отмена: example, перенос: { ...example, movedTo: { on: '2026-10-08', startsAt: '17:00' } } },
}

export const letters = [lessonOff]
