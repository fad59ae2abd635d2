import { describedBy, useField } from './answers.ts'
import { Field, type FieldLabels } from './field.tsx'

export type TextAreaProps = FieldLabels & { name: string; value?: string; rows?: number; limit?: number }

/** Long text; with a `limit` the rest of characters is counted aloud, politely. */
export function TextArea(props: TextAreaProps) {
  const { name, label, hint, optional, rows = 5, limit } = props
  const { id, value, error } = useField(name, props)
  const area = (
    <textarea
      class="input"
      id={id}
      name={name}
      rows={rows}
      aria-describedby={describedBy(id, { hint, error, count: limit })}
      aria-invalid={error ? true : undefined}
    >
      {value}
    </textarea>
  )
  return (
    <Field id={id} label={label} hint={hint} optional={optional} error={error}>
      {limit ? (
        <k-count limit={limit}>
          {area}
          <div class="hint" id={`${id}-count`}>
            Не больше {limit} знаков
          </div>
        </k-count>
      ) : (
        area
      )}
    </Field>
  )
}
