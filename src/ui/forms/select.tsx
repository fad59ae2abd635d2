import { describedBy, useField } from './answers.ts'
import { Field, type FieldLabels } from './field.tsx'
import type { FieldWidth } from './text-field.tsx'

export type SelectProps = FieldLabels & {
  name: string
  options: readonly { value: string; label: string }[]
  value?: string
  /** First line that chooses nothing. */
  empty?: string
  autocomplete?: string
  width?: FieldWidth
  /** Live filters renew the options under this name: counters change, the focus stays. */
  live?: string
}

export function Select(props: SelectProps) {
  const { name, label, hint, optional, options, empty, width = 'full' } = props
  const { id, value, error } = useField(name, props)
  return (
    <Field id={id} label={label} hint={hint} optional={optional} error={error}>
      <select
        class={`input select width-${width}`}
        id={id}
        name={name}
        data-live={props.live}
        autocomplete={props.autocomplete}
        aria-describedby={describedBy(id, { hint, error })}
        aria-invalid={error ? true : undefined}
      >
        {empty !== undefined && <option value="">{empty}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value} selected={option.value === value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  )
}
