import type { ComponentChildren } from 'preact'
import { describedBy, useChosen, useField } from './answers.ts'
import { type FieldLabels, FieldProblem, Fieldset, Hint } from './field.tsx'

export type Choice = {
  value: string
  label: ComponentChildren
  hint?: ComponentChildren
  /** Stands at the right of a card: a tag, a sum. */
  beside?: ComponentChildren
  disabled?: boolean
  /** Choosing it asks for the note beside. */
  asks?: boolean
  /** How many results a filter would give. */
  count?: number
}

type GroupProps = Omit<FieldLabels, 'label'> & {
  name: string
  legend: string
  options: readonly Choice[]
  /** `cards` gives every option its own box; `pair` puts two of them side by side; `inline` puts short ones in a row. */
  cards?: boolean
  pair?: boolean
  inline?: boolean
  large?: boolean
}

export function RadioGroup(props: GroupProps & { value?: string }) {
  const { id, value, error } = useField(props.name, props)
  return <Choices {...props} type="radio" id={id} chosen={[value]} error={error} />
}

export function CheckboxGroup(props: GroupProps & { values?: readonly string[] }) {
  const { id, error } = useField(props.name, props)
  const chosen = useChosen(props.name, props.values)
  return <Choices {...props} type="checkbox" id={id} chosen={chosen} error={error} />
}

export type CheckboxProps = Omit<FieldLabels, 'label'> & {
  name: string
  label: ComponentChildren
  value?: string
  checked?: boolean
}

/** One tick: a consent, «нет отчества». Never ticked beforehand unless it was the answer. */
export function Checkbox({ name, label, hint, error, value = 'yes', checked }: CheckboxProps) {
  const field = useField(name, { error })
  const chosen = useChosen(name)
  return (
    <div class={field.error ? 'field field-wrong' : 'field'}>
      <FieldProblem id={field.id} error={field.error} />
      <label class="choice" for={field.id}>
        <input
          type="checkbox"
          id={field.id}
          name={name}
          value={value}
          checked={checked ?? chosen.includes(value)}
          aria-describedby={describedBy(field.id, { hint, error: field.error })}
          aria-invalid={field.error ? true : undefined}
        />
        <span class="choice-text">{label}</span>
      </label>
      <Hint id={field.id}>{hint}</Hint>
    </div>
  )
}

type ChoicesProps = GroupProps & { type: 'radio' | 'checkbox'; id: string; chosen: readonly string[] }

function Choices({
  type,
  id,
  name,
  legend,
  hint,
  optional,
  error,
  options,
  cards,
  pair,
  inline,
  large,
  chosen,
}: ChoicesProps) {
  const boxes = pair ? 'choices choices-cards choices-pair' : 'choices choices-cards'
  const layout = cards || pair ? boxes : inline ? 'choices choices-inline' : 'choices'
  return (
    <Fieldset id={id} label={legend} hint={hint} optional={optional} error={error} large={large}>
      <div class={layout}>
        {options.map((option, index) => {
          const optionId = index === 0 ? id : `${id}-${index + 1}`
          return (
            <label key={option.value} class="choice" for={optionId} data-asks={option.asks ? '' : undefined}>
              <input
                type={type}
                id={optionId}
                name={name}
                value={option.value}
                checked={chosen.includes(option.value)}
                disabled={option.disabled}
              />
              <span class="choice-text">
                <span class="choice-label">{option.label}</span>
                {option.hint && <span class="choice-hint">{option.hint}</span>}
              </span>
              {option.beside && <span class="choice-beside">{option.beside}</span>}
              {option.count !== undefined && (
                <span
                  class="choice-count"
                  data-live={`count:${name}:${option.value}`}
                  data-none={option.count === 0 ? '' : undefined}
                >
                  {option.count}
                </span>
              )}
            </label>
          )
        })}
      </div>
    </Fieldset>
  )
}
