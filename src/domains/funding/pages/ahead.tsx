import { formatDay } from '#kernel/dates'
import { Stack } from '#ui'
import type { Amendment } from '../model/amendment.ts'
import { subjectWords, valueWords } from '../words.ts'

/** What acts have set already and the figures below do not show yet. */
export function Ahead({ amendments }: { amendments: readonly Amendment[] }) {
  if (amendments.length === 0) return null
  return (
    <section>
      <Stack>
        <h2>Вступит в силу позже</h2>
        <ul>
          {amendments.map((amendment) => (
            <li key={amendment.id}>
              С {formatDay(amendment.from)}:{' '}
              <a href={`/municipality/amendments/${amendment.id}`}>{subjectWords(amendment)}</a>,{' '}
              {valueWords(amendment).join(', ')}
            </li>
          ))}
        </ul>
      </Stack>
    </section>
  )
}
