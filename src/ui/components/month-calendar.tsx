import { formatDay, formatMonth, weekdayName, weekdayShort } from '#kernel/dates'
import { plural } from '#kernel/plural'
import { Icon } from '../drawing/icon.tsx'

type Day = Temporal.PlainDate

export type MonthCalendarProps = {
  /** Any day of the month. */
  month: Day
  today: Day
  /** Day as ISO text → how many things it has. */
  counts: ReadonlyMap<string, number>
  href(day: Day): string
  previous: string
  next: string
  /** «мероприятие, мероприятия, мероприятий» for the words of a day. */
  noun: readonly [string, string, string]
}

/** A month with the number of things on each day: past ones muted, those to come green. Every day with something is a link. */
export function MonthCalendar({ month, today, counts, href, previous, next, noun }: MonthCalendarProps) {
  return (
    <div class="month">
      <div class="month-head">
        <a class="month-turn" href={previous} rel="prev">
          <Icon name="left" />
          <span class="visually-hidden">Предыдущий месяц</span>
        </a>
        <h2>{formatMonth(month)}</h2>
        <a class="month-turn" href={next} rel="next">
          <Icon name="right" />
          <span class="visually-hidden">Следующий месяц</span>
        </a>
      </div>
      <table class="month-days">
        <caption class="visually-hidden">Дни месяца</caption>
        <thead>
          <tr>
            {[1, 2, 3, 4, 5, 6, 7].map((weekday) => (
              <th key={weekday} scope="col" abbr={weekdayName(weekday)}>
                {weekdayShort(weekday)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(month).map((week) => (
            <tr key={String(week[0])}>
              {week.map((day) =>
                day.month === month.month ? (
                  <DayCell key={String(day)} {...{ day, today, href, noun }} count={counts.get(String(day)) ?? 0} />
                ) : (
                  <td key={String(day)} />
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const MOST_SHOWN = 99

type CellProps = Pick<MonthCalendarProps, 'today' | 'href' | 'noun'> & { day: Day; count: number }

function DayCell({ day, today, href, noun, count }: CellProps) {
  const order = Temporal.PlainDate.compare(day, today)
  const when = order < 0 ? 'past' : order === 0 ? 'today' : 'ahead'
  return (
    <td data-when={when}>
      {count > 0 ? (
        <a href={href(day)} aria-current={order === 0 ? 'date' : undefined}>
          <span class="month-day">
            {day.day}
            <span class="visually-hidden">{formatDay(day).replace(/^\d+/, '')}: </span>
          </span>
          <span class="month-count">
            {count > MOST_SHOWN ? `${MOST_SHOWN}+` : count}
            <span class="visually-hidden">
              {count > MOST_SHOWN ? `, ${plural(count, ...noun)}` : plural(count, ...noun).replace(/^\d+/, '')}
            </span>
          </span>
        </a>
      ) : (
        <span class="month-day">{day.day}</span>
      )}
    </td>
  )
}

/** Whole weeks from Monday that cover the month. */
function weeksOf(month: Day): Day[][] {
  const first = month.with({ day: 1 })
  const start = first.subtract({ days: first.dayOfWeek - 1 })
  const weeks = Math.ceil((first.dayOfWeek - 1 + first.daysInMonth) / 7)
  return Array.from({ length: weeks }, (_, week) =>
    Array.from({ length: 7 }, (_day, at) => start.add({ days: week * 7 + at })),
  )
}
