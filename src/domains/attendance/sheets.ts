import { formatDayShort, formatMonth } from '#kernel/dates'
import { fullName } from '#kernel/names'
import type { Sheet } from '#platform/xlsx'
import type { Journal } from './journal.ts'
import { stateWords } from './words.ts'

/** The journal of a month as sheets: children by lessons, and the lessons with their topics. */
export function sheetsOf(month: Temporal.PlainDate, { lessons, contracts }: Journal): Sheet[] {
  return [
    {
      name: formatMonth(month),
      columns: [
        { label: 'Ребёнок' },
        { label: 'Договор', width: 14 },
        ...lessons.map(({ on, startsAt }) => ({ label: `${formatDayShort(on)} ${startsAt}`, width: 17 })),
        { label: 'По расписанию', kind: 'count' },
        { label: 'Проведено', kind: 'count' },
        { label: 'Был', kind: 'count' },
        { label: 'Полнота', kind: 'share' },
        { label: 'Почему меньше' },
      ],
      rows: contracts.map(({ signs, ...one }) => [
        ...[fullName(one), one.contract],
        ...lessons.map(({ id }) => signs.get(id) ?? null),
        ...[one.planned, one.held, one.present, (one.share ?? one.counted) / 10_000, one.reason],
      ]),
    },
    {
      name: 'Занятия',
      columns: [
        { label: 'День', kind: 'day' },
        { label: 'Начало', width: 10 },
        { label: 'Состояние', width: 18 },
        { label: 'Причина' },
        { label: 'Тема' },
      ],
      rows: lessons.map(({ on, startsAt, state, reason, topic }) => [on, startsAt, stateWords[state], reason, topic]),
    },
  ]
}
