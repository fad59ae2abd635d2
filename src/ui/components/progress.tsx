/** Long work or a limit: how much of the whole. */
export function Progress({ label, value, max, note }: { label: string; value: number; max: number; note?: string }) {
  const share = max > 0 ? Math.min(100, Math.round((value / max) * 1000) / 10) : 0
  return (
    <div class="progress" role="img" aria-label={`${label}: ${note ?? `${share} %`}`}>
      <span class="progress-label" aria-hidden="true">
        <span>{label}</span> <b>{note ?? `${share} %`}</b>
      </span>
      <svg width="100%" height="12" aria-hidden="true" focusable="false">
        <rect class="progress-track" width="100%" height="12" rx="6" />
        {share > 0 && (
          <rect class={share >= 90 ? 'progress-full' : 'progress-done'} width={`${share}%`} height="12" rx="6" />
        )}
      </svg>
    </div>
  )
}
