import { type Day, isBefore } from '#kernel/dates'
import type { LessonTime } from '../model.ts'

export type Busy = {
  id: string
  name: string
  programme: string
  teacher: string
  address: string
  startsOn: Day
  endsOn: Day
  lessons: readonly LessonTime[]
}

/** Two groups of one organisation at the same hours: with the same teacher, or in the same room. */
export type Clash = { group: string; programme: string; weekday: number; what: 'teacher' | 'room' }

/** Warned, not forbidden: a teacher may swap, a hall may hold two groups (domain 4.7). */
export function clashesOf(group: Omit<Busy, 'name' | 'programme'>, others: readonly Busy[]): Clash[] {
  return others.flatMap((other) => {
    if (other.id === group.id || isBefore(other.endsOn, group.startsOn) || isBefore(group.endsOn, other.startsOn))
      return []
    const met = group.lessons.flatMap((lesson): Pick<Clash, 'weekday' | 'what'>[] => {
      const same = other.lessons.filter((one) => overlap(lesson, one))
      if (same.length > 0 && alike(group.teacher, other.teacher)) return [{ weekday: lesson.weekday, what: 'teacher' }]
      const inRoom =
        alike(group.address, other.address) && same.some(({ room }) => room !== '' && alike(room, lesson.room))
      return inRoom ? [{ weekday: lesson.weekday, what: 'room' }] : []
    })
    return met.map((one) => ({ ...one, group: other.name, programme: other.programme }))
  })
}

function overlap(one: LessonTime, other: LessonTime): boolean {
  return one.weekday === other.weekday && one.startsAt < other.endsAt && other.startsAt < one.endsAt
}

function alike(one: string, other: string): boolean {
  const plain = (text: string) => text.toLowerCase().replaceAll('ё', 'е').replace(/\s+/g, ' ').trim()
  return plain(one) === plain(other)
}
