import type { ComponentChildren } from 'preact'

/** More for those who want it: «Почему столько?». */
export function Disclosure({
  summary,
  open,
  children,
}: {
  summary: ComponentChildren
  open?: boolean
  children: ComponentChildren
}) {
  return (
    <details class="disclosure" open={open}>
      <summary>{summary}</summary>
      <div class="disclosure-body">{children}</div>
    </details>
  )
}
