import type { ComponentChildren } from 'preact'

/** Short facts in a row: age, days, hours. */
export function Facts({ facts }: { facts: readonly ComponentChildren[] }) {
  return (
    <ul class="facts">
      {facts.map((fact, index) => (
        <li key={index}>{fact}</li>
      ))}
    </ul>
  )
}
