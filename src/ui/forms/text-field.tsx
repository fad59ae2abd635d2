import type { ComponentChildren } from 'preact'
import { describedBy, useField } from './answers.ts'
import { Field, type FieldLabels } from './field.tsx'

/** Control width: says how long an answer is expected. */
export type FieldWidth = 'full' | 'half' | 'third' | '20' | '10' | '5' | '4' | '3' | '2'

export type TextFieldProps = FieldLabels & {
  name: string
  value?: string
  type?: 'text' | 'email' | 'tel' | 'search' | 'url'
  inputmode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email' | 'search' | 'url'
  autocomplete?: string
  width?: FieldWidth
  prefix?: string
  suffix?: string
  placeholder?: string
  spellcheck?: boolean
  maxlength?: number
  /** Stands inside the field's row at the right: a small button, a link. */
  beside?: ComponentChildren
}

export function TextField(props: TextFieldProps) {
  const { name, label, hint, optional, type = 'text', width = 'full', prefix, suffix, beside } = props
  const { id, value, error } = useField(name, props)
  return (
    <Field id={id} label={label} hint={hint} optional={optional} error={error}>
      <div class="input-row">
        {prefix && (
          <span class="affix" aria-hidden="true">
            {prefix}
          </span>
        )}
        <input
          class={`input width-${width}`}
          id={id}
          name={name}
          // Preact types every input type apart.
          type={type as 'text'}
          value={value}
          inputmode={props.inputmode}
          autocomplete={props.autocomplete}
          placeholder={props.placeholder}
          spellcheck={props.spellcheck}
          maxLength={props.maxlength}
          aria-describedby={describedBy(id, { hint, error })}
          aria-invalid={error ? true : undefined}
        />
        {suffix && (
          <span class="affix" aria-hidden="true">
            {suffix}
          </span>
        )}
        {beside}
      </div>
    </Field>
  )
}
