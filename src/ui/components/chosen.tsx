import { Icon } from '../drawing/icon.tsx'

export type ChosenProps = {
  label: string
  /** Each with the address of the same search without it. */
  criteria: readonly { label: string; href: string }[]
  reset: string
}

/** What a list is narrowed by: pressing one removes it alone. */
export function Chosen({ label, criteria, reset }: ChosenProps) {
  return (
    <nav class="chips chosen" aria-label={label}>
      <ul>
        {criteria.map((criterion) => (
          <li key={criterion.label}>
            <a href={criterion.href}>
              <span class="visually-hidden">Убрать условие: </span>
              {criterion.label}
              <Icon name="cross" />
            </a>
          </li>
        ))}
        {criteria.length > 1 && (
          <li>
            <a class="chosen-reset" href={reset}>
              Сбросить всё
            </a>
          </li>
        )}
      </ul>
    </nav>
  )
}
