import { InstantText } from '#ui'
import type { HistoryLine } from '../words/history.ts'

/** What happened to an application, the same for its family and its provider. */
export function History({ lines, zone }: { lines: readonly HistoryLine[]; zone: string }) {
  return (
    <>
      <h2>Что происходило</h2>
      <ol>
        {lines.map(({ at, text }) => (
          <li key={`${at} ${text}`}>
            {text}{' '}
            <span class="muted small">
              <InstantText instant={at} zone={zone} />
            </span>
          </li>
        ))}
      </ol>
    </>
  )
}
