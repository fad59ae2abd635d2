import type { ComponentChildren } from 'preact'
import { keptPart, Slot } from '../drawing/kept.ts'
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
          const line = {
            ...{ type, name, option, id: index === 0 ? id : `${id}-${index + 1}` },
            checked: chosen.includes(option.value),
          }
          return isPlain(option) ? drawnLine(line, option) : <Line key={option.value} {...line} count={option.count} />
        })}
      </div>
    </Fieldset>
  )
}

type LineProps = {
  type: 'radio' | 'checkbox'
  id: string
  name: string
  option: Choice
  checked: boolean
  count?: ComponentChildren
}

function Line({ type, id, name, option, checked, count }: LineProps) {
  return (
    <label class="choice" for={id} data-asks={option.asks ? '' : undefined}>
      <input type={type} id={id} name={name} value={option.value} checked={checked} disabled={option.disabled} />
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
          {count}
        </span>
      )}
    </label>
  )
}

const drawn = keptPart()
type Plain = Choice & { label: string; count: number }

/** Filters have dozens of lines that differ by their counters alone. */
function drawnLine(line: LineProps, { value, label, count }: Plain) {
  const { type, id, name, checked } = line
  const key = [type, id, name, checked, value, label, count === 0].join('\n')
  return drawn(key, () => <Line {...line} count={<Slot />} />, count)
}

function isPlain(option: Choice): option is Plain {
  const { label, count, hint, beside, disabled, asks } = option
  return typeof label === 'string' && count !== undefined && !hint && !beside && !disabled && !asks
}
