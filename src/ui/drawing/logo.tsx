/** An open circle with a bright one coming in. */
export function Logo() {
  return (
    <svg class="logo-mark" viewBox="0 0 34 34" aria-hidden="true" focusable="false">
      <circle
        class="logo-ring"
        cx="17"
        cy="17"
        r="14"
        stroke-width="4.5"
        stroke-dasharray="69 19"
        stroke-linecap="round"
        transform="rotate(-50 17 17)"
      />
      <circle class="logo-dot" cx="27.5" cy="6.5" r="5.5" />
    </svg>
  )
}
