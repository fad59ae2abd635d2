import type { Instant } from './dates.ts'

/** One thing of a calendar. */
export type CalendarEntry = {
  /** The same thing keeps it for ever, so that programs renew what they have. */
  uid: string
  startsAt: Instant
  endsAt: Instant
  summary: string
  description?: string
  location?: string
  url?: string
  cancelled?: boolean
}

const OCTETS_IN_LINE = 75

/** A calendar as every calendar program reads it (RFC 5545): text escaped, lines folded, moments in UTC. */
export function calendarFile(
  { name, stamp }: { name: string; stamp: Instant },
  entries: readonly CalendarEntry[],
): string {
  const lines = [
    ...[
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Kruzhok//RU',
      'CALSCALE:GREGORIAN',
      `X-WR-CALNAME:${escaped(name)}`,
    ],
    ...entries.flatMap((entry) => linesOf(entry, stamp)),
    'END:VCALENDAR',
  ]
  return `${lines.map(folded).join('\r\n')}\r\n`
}

function linesOf(entry: CalendarEntry, stamp: Instant): string[] {
  const { uid, startsAt, endsAt, summary, description, location, url, cancelled } = entry
  return [
    ...['BEGIN:VEVENT', `UID:${uid}`, `DTSTAMP:${utc(stamp)}`, `DTSTART:${utc(startsAt)}`, `DTEND:${utc(endsAt)}`],
    `SUMMARY:${escaped(summary)}`,
    ...(description ? [`DESCRIPTION:${escaped(description)}`] : []),
    ...(location ? [`LOCATION:${escaped(location)}`] : []),
    ...(url ? [`URL:${url}`] : []),
    ...(cancelled ? ['STATUS:CANCELLED'] : []),
    'END:VEVENT',
  ]
}

/** «20261205T080000Z» */
function utc(instant: Instant): string {
  return instant.round({ smallestUnit: 'second' }).toString().replace(/[-:]/g, '')
}

function escaped(text: string): string {
  // A lone CR ends a line for many programs, and other signs of control make the whole file unreadable for some.
  return text
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\r\n?|[\n\u2028\u2029]/g, '\\n')
    .replace(/[^\t\P{Cc}]/gu, '')
}

/** No line is longer than 75 octets; a letter is never torn. */
function folded(line: string): string {
  const parts: string[] = []
  let part = ''
  let octets = 0
  for (const letter of line) {
    const size = new TextEncoder().encode(letter).length
    if (octets + size > OCTETS_IN_LINE) {
      parts.push(part)
      part = ' '
      octets = 1
    }
    part += letter
    octets += size
  }
  return [...parts, part].join('\r\n')
}
