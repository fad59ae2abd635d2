import { useContext } from 'preact/hooks'
import { AnswersContext, fieldId } from './answers.ts'
import { type FieldLabels, Fieldset } from './field.tsx'

export type DateParts = { day: string; month: string; year: string }
export type DateFieldProps = FieldLabels & {
  name: string
  value?: DateParts
  /** Fills a birthday from the browser's own data. */
  birthday?: boolean
  large?: boolean
}

const parts = [
  { key: 'day', label: 'День', width: '2', suffix: '', autocomplete: 'bday-day' },
  { key: 'month', label: 'Месяц', width: '2', suffix: '-month', autocomplete: 'bday-month' },
  { key: 'year', label: 'Год', width: '4', suffix: '-year', autocomplete: 'bday-year' },
] as const

/** Three fields named `name.day`, `name.month`, `name.year`; an error may stand at the whole or at one part. */
export function DateField({ name, label, hint, optional, error, value, birthday, large }: DateFieldProps) {
  const form = useContext(AnswersContext)
  const id = fieldId(name, form.prefix)
  const found = form.errors.filter((one) => one.field === name || one.field.startsWith(`${name}.`))
  const message = error ?? found[0]?.message
  const wrong = (key: string) =>
    Boolean(message) &&
    (found.every((one) => one.field === name) || found.some((one) => one.field === `${name}.${key}`))
  return (
    <Fieldset
      id={id}
      label={label}
      hint={hint ?? 'Например, 11 03 2017'}
      optional={optional}
      error={message}
      large={large}
    >
      <div class="date">
        {parts.map((part) => (
          <div key={part.key} class="date-part">
            <label class="label-small" for={id + part.suffix}>
              {part.label}
            </label>
            <input
              class={`input width-${part.width}`}
              id={id + part.suffix}
              name={`${name}.${part.key}`}
              inputmode="numeric"
              autocomplete={birthday ? part.autocomplete : 'off'}
              value={value?.[part.key] ?? String(form.answers[`${name}.${part.key}`] ?? '')}
              aria-invalid={wrong(part.key) ? true : undefined}
            />
          </div>
        ))}
      </div>
    </Fieldset>
  )
}
