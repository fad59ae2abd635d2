import type { ComponentChildren } from 'preact'

export type Figure = {
  label: string
  value: ComponentChildren
  note?: ComponentChildren
  href?: string
  tone?: 'warn' | 'bad' | 'good'
}

/** The numbers of the day for staff. */
export function Figures({ figures }: { figures: readonly Figure[] }) {
  return (
    <dl class="figures">
      {figures.map((figure) => (
        <div key={figure.label} class={figure.tone ? `figure figure-${figure.tone}` : 'figure'}>
          <dt>{figure.href ? <a href={figure.href}>{figure.label}</a> : figure.label}</dt>
          <dd class="figure-value">{figure.value}</dd>
          {figure.note && <dd class="figure-note">{figure.note}</dd>}
        </div>
      ))}
    </dl>
  )
}
