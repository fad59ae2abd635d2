export type ShareBar = {
  label: string /** 0…1, or more; null when nobody knows. */
  share: number | null
  value: string
}
type Goal = { share: number; label: string }

/** Shares of a whole as bars, with the goal as a line. All figures are text, so that nothing is only drawn. */
export function ShareBars({ title, bars, goal }: { title: string; bars: readonly ShareBar[]; goal?: Goal }) {
  const whole = bars.reduce((most, { share }) => Math.max(most, share ?? 0), Math.max(1, goal?.share ?? 0))
  const percent = (share: number) => `${Math.round((share / whole) * 1000) / 10}%`
  return (
    <figure class="share-bars">
      <figcaption>{title}</figcaption>
      <ul class="share-bars-list">
        {bars.map(({ label, share, value }) => (
          <li key={label}>
            <span class="share-bars-words">
              <span>{label}</span> <b>{value}</b>
            </span>
            <svg width="100%" height="14" aria-hidden="true" focusable="false">
              <rect class="progress-track" width="100%" height="14" rx="6" />
              {share !== null && share > 0 && <rect class="progress-done" width={percent(share)} height="14" rx="6" />}
              {goal && <rect class="share-bars-goal" x={percent(goal.share)} width="3" height="14" />}
            </svg>
          </li>
        ))}
      </ul>
      {goal && (
        <p class="share-bars-legend small">
          <svg width="12" height="14" aria-hidden="true" focusable="false">
            <rect class="share-bars-goal" x="4" width="3" height="14" />
          </svg>
          {goal.label}
        </p>
      )}
    </figure>
  )
}
