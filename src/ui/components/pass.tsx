import type { ComponentChildren } from 'preact'

export type PassProps = {
  kind: string
  holder: string
  number: string
  state: string
  note?: ComponentChildren
  muted?: boolean
}

/** A record that looks like a card in one's pocket. */
export function Pass({ kind, holder, number, state, note, muted }: PassProps) {
  return (
    <section class={muted ? 'pass pass-muted' : 'pass'} aria-label={`${kind} ${number}`}>
      <svg class="pass-drawing drawing" viewBox="0 0 230 230" aria-hidden="true" focusable="false">
        <circle class="pass-ring" cx="115" cy="115" r="102" stroke-width="22" />
        <circle
          class="pass-ring"
          cx="115"
          cy="115"
          r="60"
          stroke-width="18"
          stroke-dasharray="290 87"
          stroke-linecap="round"
        />
        <circle class="pass-dot" cx="157" cy="73" r="17" />
      </svg>
      <p class="pass-kind">{kind}</p>
      <p class="pass-holder">{holder}</p>
      <p class="pass-number">{number}</p>
      <p class="pass-state">
        <b>{state}</b>
        {note && <span> · {note}</span>}
      </p>
    </section>
  )
}
