/** Six circles of the home page; each colour is a direction. */
export function HomeDrawing() {
  return (
    <svg class="scene scene-home" viewBox="0 0 480 380" aria-hidden="true" focusable="false">
      <g class="mix">
        <circle class="d-tech" cx="160" cy="176" r="122" />
        <circle class="d-art" cx="306" cy="124" r="92" />
        <circle class="d-social" cx="336" cy="256" r="98" />
        <circle class="d-science" cx="208" cy="290" r="74" />
        <circle class="d-tourism" cx="436" cy="158" r="42" />
        <circle class="d-sport" cx="66" cy="292" r="38" />
      </g>
      <circle class="line" cx="160" cy="176" r="62" stroke-width="12" />
      <circle
        class="line"
        cx="336"
        cy="256"
        r="44"
        stroke-width="10"
        stroke-dasharray="207 70"
        stroke-linecap="round"
      />
      <circle class="white" cx="306" cy="108" r="24" />
      <circle class="white" cx="160" cy="176" r="16" />
      <circle class="white" cx="436" cy="158" r="10" />
      <circle class="white" cx="66" cy="292" r="8" />
    </svg>
  )
}

/** A place where nothing is yet. */
export function EmptyDrawing() {
  return (
    <svg class="scene scene-small" viewBox="0 0 160 96" aria-hidden="true" focusable="false">
      <circle class="outline" cx="48" cy="52" r="34" stroke-dasharray="6 9" stroke-linecap="round" />
      <circle class="d-tech" cx="96" cy="40" r="22" />
      <circle class="d-social" cx="128" cy="66" r="14" />
      <circle class="d-art" cx="140" cy="26" r="7" />
    </svg>
  )
}

/** Circles that rolled apart: for pages about something gone wrong. */
export function LostDrawing() {
  return (
    <svg class="scene scene-small" viewBox="0 0 220 110" aria-hidden="true" focusable="false">
      <circle class="d-tech" cx="44" cy="62" r="38" />
      <circle class="line" cx="44" cy="62" r="18" stroke-width="8" stroke-dasharray="84 30" stroke-linecap="round" />
      <circle class="outline" cx="118" cy="62" r="30" stroke-dasharray="6 9" stroke-linecap="round" />
      <circle class="d-sport" cx="184" cy="30" r="17" />
      <circle class="d-science" cx="172" cy="86" r="10" />
    </svg>
  )
}
