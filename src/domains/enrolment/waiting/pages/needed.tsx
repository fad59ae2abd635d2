import { Notice } from '#ui'
import type { ReasonWords } from '../../quote/words/reasons.ts'

/** What stands in the way of the seat besides the queue, with who can mend it. */
export function Needed({ reasons, offered }: { reasons: readonly ReasonWords[]; offered: boolean }) {
  return (
    <>
      <h2>{offered ? 'Что мешает занять место' : 'Что понадобится, когда место предложат'}</h2>
      {reasons.map(({ code, title, text, helper, next }) => (
        <Notice key={code} tone="warn" title={title} actions={next && <a href={next.href}>{next.label}</a>}>
          <p>{text}</p>
          <p class="muted small">{helper}</p>
        </Notice>
      ))}
    </>
  )
}
