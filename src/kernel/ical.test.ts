import { expect, test } from 'vitest'
import { calendarFile } from './ical.ts'

const stamp = Temporal.Instant.from('2026-11-25T09:00:00.5Z')
const entry = {
  uid: 'event-101@example.ru',
  startsAt: Temporal.Instant.from('2026-12-05T08:00:00Z'),
  endsAt: Temporal.Instant.from('2026-12-05T10:00:00Z'),
  summary: 'Ёлка; «Снег», огни\\искры',
  description: 'Первая строка\nвторая',
}

test('a calendar has its entries in UTC, with text that breaks nothing', () => {
  const lines = calendarFile({ name: 'Мероприятия', stamp }, [entry, { ...entry, cancelled: true }]).split('\r\n')
  expect(lines).toContain('DTSTART:20261205T080000Z')
  expect(lines).toContain('DTSTAMP:20261125T090001Z')
  expect(lines).toContain('SUMMARY:Ёлка\\; «Снег»\\, огни\\\\искры')
  expect(lines).toContain('DESCRIPTION:Первая строка\\nвторая')
  expect(lines.filter((line) => line === 'STATUS:CANCELLED')).toHaveLength(1)
  expect(lines.at(-2)).toBe('END:VCALENDAR')
})

test('a text cannot begin a line of its own, by whatever sign', () => {
  const summary = 'a\rBEGIN:VEVENT\r\nUID:x\u2028ATTACH:y\u0000\u0007z'
  const file = calendarFile({ name: summary, stamp }, [{ ...entry, summary, description: summary, location: summary }])
  const begun = file.split(/[\r\n\u2028\u2029]+/)
  expect(begun.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(1)
  expect(begun.filter((line) => /^(?:UID:x|ATTACH)/.test(line))).toEqual([])
  expect(file).toContain('SUMMARY:a\\nBEGIN:VEVENT\\nUID:x\\nATTACH:yz')
})

test('no line is longer than 75 octets, and unfolding gives the text back', () => {
  const summary = 'Межмуниципальный конкурс юных исследователей природы '.repeat(6)
  const file = calendarFile({ name: 'x', stamp }, [{ ...entry, summary }])
  const octets = file.split('\r\n').map((line) => new TextEncoder().encode(line).length)
  expect(Math.max(...octets)).toBeLessThanOrEqual(75)
  expect(file.replaceAll('\r\n ', '')).toContain(`SUMMARY:${summary}`)
})
