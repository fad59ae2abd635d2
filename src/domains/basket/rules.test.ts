import { expect, test } from 'vitest'
import { clashesAmong } from './rules.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const line = (programme: string, weekday: number, startsAt: string, endsAt: string, childId = 'ivan') => ({
  ...{ childId, programme, lessons: [{ weekday, startsAt, endsAt, room: '' }] },
  ...{ startsOn: day('2026-09-01'), endsOn: day('2026-12-31') },
})

test('lessons of one child at the same hours are told at both lines', () => {
  const lines = [
    line('роботы', 2, '16:00', '17:30'),
    line('танцы', 2, '17:00', '18:00'),
    line('хор', 2, '17:30', '18:00'),
  ]
  expect(clashesAmong(lines)).toEqual([['танцы'], ['роботы', 'хор'], ['танцы']])
})

test('another child, another day, or months apart do not clash', () => {
  const winter = { ...line('лыжи', 2, '16:00', '17:00'), startsOn: day('2027-01-10'), endsOn: day('2027-03-01') }
  const lines = [
    line('роботы', 2, '16:00', '17:30'),
    line('танцы', 2, '16:00', '17:00', 'olga'),
    line('хор', 3, '16:00', '17:00'),
    winter,
  ]
  expect(clashesAmong(lines)).toEqual([[], [], [], []])
})
