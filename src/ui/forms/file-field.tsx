import { describedBy, useField } from './answers.ts'
import { Field, type FieldLabels } from './field.tsx'

export type FileFieldProps = FieldLabels & { name: string; accept?: string; multiple?: boolean }

/** A file; its form needs `files`. */
export function FileField(props: FileFieldProps) {
  const { name, label, hint, optional, accept, multiple } = props
  const { id, error } = useField(name, props)
  return (
    <Field id={id} label={label} hint={hint} optional={optional} error={error}>
      <input
        class="file"
        id={id}
        name={name}
        type="file"
        accept={accept}
        multiple={multiple}
        aria-describedby={describedBy(id, { hint, error })}
        aria-invalid={error ? true : undefined}
      />
    </Field>
  )
}
