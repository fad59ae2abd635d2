import type { LessonTime } from '#programmes'

type Timed = {
  childId: string
  programme: string
  lessons: readonly LessonTime[]
  startsOn: Temporal.PlainDate
  endsOn: Temporal.PlainDate
}

/** For each line the names of the other lines of the same child whose lessons overlap with it. */
export function clashesAmong(lines: readonly Timed[]): string[][] {
  return lines.map((line) =>
    lines.filter((other) => other !== line && overlap(line, other)).map(({ programme }) => programme),
  )
}

function overlap(one: Timed, other: Timed): boolean {
  const { compare } = Temporal.PlainDate
  if (one.childId !== other.childId) return false
  if (compare(one.startsOn, other.endsOn) > 0 || compare(other.startsOn, one.endsOn) > 0) return false
  return one.lessons.some(({ weekday, startsAt, endsAt }) =>
    other.lessons.some((lesson) => lesson.weekday === weekday && lesson.startsAt < endsAt && startsAt < lesson.endsAt),
  )
}
