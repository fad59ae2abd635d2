import type { ComponentChildren } from 'preact'
import { tidy } from '../typography.ts'

export type Step = { label: string; text?: ComponentChildren; href?: string }

/** Where one is on a way of several pages; `current` counts from 1. */
export function Stepper({
  steps,
  current,
  label = 'Шаги',
}: {
  steps: readonly Step[]
  current: number
  label?: string
}) {
  return (
    <nav class="stepper" aria-label={label}>
      <p class="stepper-short">
        Шаг {Math.min(current, steps.length)} из {steps.length}:{' '}
        <b>{steps[Math.min(current, steps.length) - 1]?.label}</b>
      </p>
      <ol>
        {steps.map((step, index) => {
          const place = index + 1 < current ? 'done' : index + 1 === current ? 'now' : 'later'
          return (
            <li key={step.label} data-place={place} aria-current={place === 'now' ? 'step' : undefined}>
              {step.href && place === 'done' ? <a href={step.href}>{step.label}</a> : <span>{step.label}</span>}
              {place === 'done' && <span class="visually-hidden"> — пройден</span>}
            </li>
          )
        })}
      </ol>
    </nav>
  )
}

/** How something goes, in numbered circles: «Как получить сертификат». */
export function NumberedSteps({ steps, level = 3 }: { steps: readonly Step[]; level?: 2 | 3 }) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <ol class="numbered">
      {steps.map((step) => (
        <li key={step.label}>
          <Heading>{step.href ? <a href={step.href}>{step.label}</a> : step.label}</Heading>
          {step.text && <p>{tidy(step.text)}</p>}
        </li>
      ))}
    </ol>
  )
}
