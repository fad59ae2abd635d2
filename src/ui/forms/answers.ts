import { createContext } from 'preact'
import { useContext } from 'preact/hooks'

/** One thing to correct; `field` is the name of the field it stands at. */
export type FieldError = { field: string; message: string }

/** What a form shows again: what was typed and what to correct. A list answer is a `string[]`. */
export type Answers = {
  errors: readonly FieldError[]
  answers: Readonly<Record<string, string | readonly string[] | undefined>>
  /** Keeps ids apart when two forms of one page ask for the same field. */
  prefix: string
}

export const AnswersContext = createContext<Answers>({ errors: [], answers: {}, prefix: '' })

/** Id of the first control of a field: the error summary links to it. */
export function fieldId(field: string, prefix = ''): string {
  return `${prefix}${field.replace(/\.day$/, '').replaceAll(/[.[\]]+/g, '-')}`
}

/** Of forms of one page that ask for the same fields, errors, answers and plain ids belong to the one that was sent. */
export function apart(form: string, sent: string | null | undefined): Partial<Answers> {
  return form === sent ? {} : { prefix: `${form}-`, errors: [], answers: {} }
}

/** What a field shows: the author's own value and error win over those of the form. */
export function useField(name: string, own: { value?: string | undefined; error?: string | undefined }) {
  const form = useContext(AnswersContext)
  const answer = form.answers[name]
  return {
    id: fieldId(name, form.prefix),
    value: own.value ?? (typeof answer === 'string' ? answer : answer?.[0]) ?? '',
    error: own.error ?? form.errors.find((error) => error.field === name)?.message,
  }
}

/** The chosen values of a group of ticks. */
export function useChosen(name: string, own?: readonly string[]): readonly string[] {
  const answer = useContext(AnswersContext).answers[name]
  if (own) return own
  if (answer === undefined) return []
  return typeof answer === 'string' ? [answer] : answer
}

/** Value of `aria-describedby`: only what is really on the page. */
export function describedBy(
  id: string,
  parts: { hint?: unknown; error?: unknown; count?: unknown },
): string | undefined {
  const ids = [parts.hint && `${id}-hint`, parts.count && `${id}-count`, parts.error && `${id}-error`].filter(Boolean)
  return ids.length > 0 ? ids.join(' ') : undefined
}
