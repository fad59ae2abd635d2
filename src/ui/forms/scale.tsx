import { describedBy, useField } from './answers.ts'
import { Field, type FieldLabels } from './field.tsx'

export type ScaleProps = FieldLabels & { name: string; value?: string; ends: readonly [low: string, high: string] }

const steps = Array.from({ length: 11 }, (_, step) => step * 10)

/** From 0 to 100 % in steps of ten: a list without scripts, a slider beside its number with them. Nothing is chosen beforehand. */
export function Scale(props: ScaleProps) {
  const { name, label, hint, optional, ends } = props
  const { id, value, error } = useField(name, props)
  return (
    <Field id={id} label={label} hint={hint} optional={optional} error={error}>
      <k-scale data-unset={value ? undefined : ''}>
        <select
          class="input select scale-number"
          id={id}
          name={name}
          aria-describedby={describedBy(id, { hint, error })}
          aria-invalid={error ? true : undefined}
        >
          <option value="">не выбрано</option>
          {steps.map((step) => (
            <option key={step} value={step} selected={value === String(step)}>
              {step} %
            </option>
          ))}
        </select>
        <span class="scale-line" hidden>
          <input type="range" min="0" max="100" step="10" value={value || '50'} aria-label={`${label}, бегунок`} />
          <span class="scale-ends small muted" aria-hidden="true">
            <span>{ends[0]}</span>
            <span>{ends[1]}</span>
          </span>
        </span>
      </k-scale>
    </Field>
  )
}
