import type { ComponentChildren } from 'preact'
import { tidy } from '../typography.ts'

export type FieldLabels = {
  label: string
  hint?: ComponentChildren
  optional?: boolean
  error?: string | undefined
}

/** Label, hint, error and the control itself, in the order a screen reader expects. */
export function Field({
  id,
  label,
  hint,
  optional,
  error,
  children,
}: FieldLabels & { id: string; children: ComponentChildren }) {
  return (
    <div class={error ? 'field field-wrong' : 'field'}>
      <label class="label" for={id}>
        {label}
        {optional && <OptionalMark />}
      </label>
      <Hint id={id}>{hint}</Hint>
      <FieldProblem id={id} error={error} />
      {children}
    </div>
  )
}

/** A group of controls under one question. */
export function Fieldset(props: FieldLabels & { id: string; large?: boolean; children: ComponentChildren }) {
  const { id, label, hint, optional, error, large, children } = props
  const describedby = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <fieldset class={error ? 'field field-wrong' : 'field'} aria-describedby={describedby || undefined}>
      <legend class={large ? 'label label-large' : 'label'}>
        {label}
        {optional && <OptionalMark />}
      </legend>
      <Hint id={id}>{hint}</Hint>
      <FieldProblem id={id} error={error} />
      {children}
    </fieldset>
  )
}

export function Hint({ id, children }: { id: string; children?: ComponentChildren }) {
  return children ? (
    <div class="hint" id={`${id}-hint`}>
      {tidy(children)}
    </div>
  ) : null
}

export function FieldProblem({ id, error }: { id: string; error?: string | undefined }) {
  return error ? (
    <p class="field-error" id={`${id}-error`}>
      <span class="visually-hidden">Ошибка: </span>
      {error}
    </p>
  ) : null
}

function OptionalMark() {
  return <span class="optional"> (необязательно)</span>
}
