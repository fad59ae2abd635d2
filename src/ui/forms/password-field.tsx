import { describedBy, useField } from './answers.ts'
import { Field, type FieldLabels } from './field.tsx'

export type PasswordFieldProps = FieldLabels & { name: string; autocomplete: 'current-password' | 'new-password' }

/** Never shown again after a mistake; with scripts it can be made visible. */
export function PasswordField(props: PasswordFieldProps) {
  const { name, label, hint, optional, autocomplete } = props
  const { id, error } = useField(name, props)
  return (
    <Field id={id} label={label} hint={hint} optional={optional} error={error}>
      <k-password class="input-row">
        <input
          class="input width-half"
          id={id}
          name={name}
          type="password"
          autocomplete={autocomplete}
          spellcheck={false}
          autocapitalize="none"
          aria-describedby={describedBy(id, { hint, error })}
          aria-invalid={error ? true : undefined}
        />
      </k-password>
    </Field>
  )
}
