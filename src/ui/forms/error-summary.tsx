import { useContext } from 'preact/hooks'
import { AnswersContext, type FieldError, fieldId } from './answers.ts'

/** What to correct, with links to the fields. `Page errors={…}` shows it by itself. */
export function ErrorSummary({ errors, title }: { errors?: readonly FieldError[]; title?: string }) {
  const form = useContext(AnswersContext)
  const all = errors ?? form.errors
  if (all.length === 0) return null
  return (
    <div class="error-summary" role="alert" aria-labelledby="error-summary-title" tabIndex={-1} data-focus="">
      <h2 id="error-summary-title">{title ?? 'Проверьте, пожалуйста'}</h2>
      <ul class="error-list">
        {all.map((error) => (
          <li key={error.field + error.message}>
            <a href={`#${fieldId(error.field, form.prefix)}`}>{error.message}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}
