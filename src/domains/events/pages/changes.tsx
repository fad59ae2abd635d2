import { formatInstant } from '#kernel/dates'
import { formatRoubles } from '#kernel/money'
import { Stack } from '#ui'
import type { Change, Told } from '../model.ts'
import { placeWords, spanWords } from '../words.ts'

/** What was changed after people had booked, the newest first: they were told of it. */
export function Changes({ changes, zone }: { changes: readonly Change[]; zone: string }) {
  if (changes.length === 0) return null
  return (
    <section id="changes">
      <Stack>
        <h2>Что изменилось</h2>
        <ul>
          {changes.map((change) => (
            <li key={change.id}>
              <p>
                {formatInstant(change.changedAt, zone)}: {change.reason}
              </p>
              <ul>
                {changedLines(change.before, change.after, zone).map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
      </Stack>
    </section>
  )
}

/** «Время: 28 ноября … вместо 27 ноября …», a line for each thing that differs. */
export function changedLines(before: Told, after: Told, zone: string): string[] {
  const told = (of: Told) => ({
    Время: spanWords(of.startsAt, of.endsAt, zone),
    Место: placeWords(of),
    Стоимость: of.costKopecks === '0' ? 'бесплатно' : formatRoubles(BigInt(of.costKopecks), { short: true }),
    Места: of.capacity === null ? 'без ограничения' : String(of.capacity),
  })
  const [was, is] = [told(before), told(after)]
  return (Object.keys(is) as (keyof typeof is)[])
    .filter((what) => was[what] !== is[what])
    .map((what) => `${what}: ${is[what]} (было: ${was[what]})`)
}
