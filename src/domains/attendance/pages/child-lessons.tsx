import { formatDayShort, weekdayShort } from '#kernel/dates'
import { plural } from '#kernel/plural'
import { type Column, Stack, Table, Tag } from '#ui'
import type { ChildLesson } from '../queries/group.ts'
import { presenceWords, stateSentence } from '../words.ts'

/** The last lessons of a child, for its page: was there, was not, or why there was no lesson. */
export function ChildLessons({ lessons }: { lessons: readonly ChildLesson[] }) {
  const held = lessons.filter(({ state }) => state === 'held')
  const present = held.filter(({ presence }) => presence === 'present').length
  return (
    <section id="lessons">
      <Stack>
        <h2>Посещения</h2>
        {held.length > 0 && (
          <p>
            За последние две недели {plural(held.length, 'занятие', 'занятия', 'занятий')}, ребёнок был на {present}.
          </p>
        )}
        <Table caption="Последние занятия" dense rows={lessons} rowKey={({ id }) => id} columns={columns} />
      </Stack>
    </section>
  )
}

const columns: readonly Column<ChildLesson>[] = [
  { label: 'Занятие', head: true, cell: ({ programme }) => programme },
  {
    label: 'Когда',
    cell: ({ on, startsAt }) => `${weekdayShort(on.dayOfWeek)}, ${formatDayShort(on)}, ${startsAt}`,
  },
  {
    label: 'Ребёнок',
    cell: ({ presence, state }) =>
      presence ? (
        <Tag tone={presence === 'present' ? 'good' : presence === 'excused' ? 'plain' : 'warn'}>
          {presenceWords[presence]}
        </Tag>
      ) : state === 'planned' ? (
        'ещё не отмечено'
      ) : (
        '—'
      ),
  },
  {
    label: 'О занятии',
    cell: (lesson) =>
      lesson.state === 'held' ? (lesson.topic ?? '—') : lesson.state === 'planned' ? '—' : stateSentence(lesson),
  },
]
