import type { ComponentChildren } from 'preact'
import { useContext } from 'preact/hooks'
import { useFrame } from '../frame.ts'
import { type Answers, AnswersContext, type FieldError } from './answers.ts'

export type FormProps = {
  action: string
  /** `get` forms change nothing and carry neither token nor key. */
  method?: 'post' | 'get'
  errors?: readonly FieldError[]
  answers?: Answers['answers']
  prefix?: string
  /** Keeps the key of an earlier showing; absent: a new one; null: every button of the form brings its own. */
  formKey?: string | null
  id?: string
  files?: boolean
  class?: string
  children?: ComponentChildren
}

/** A form with the CSRF token and the idempotency key; fields inside find their answers and errors by name. */
export function Form({
  action,
  method = 'post',
  errors,
  answers,
  prefix,
  formKey,
  files,
  children,
  ...rest
}: FormProps) {
  const frame = useFrame()
  const page = useContext(AnswersContext)
  const shown: Answers = {
    errors: errors ?? page.errors,
    answers: answers ?? page.answers,
    prefix: prefix ?? page.prefix,
  }
  return (
    <form
      action={action}
      id={rest.id}
      method={method}
      class={rest.class ?? 'form'}
      enctype={files ? 'multipart/form-data' : undefined}
      novalidate={method === 'post'}
      data-once={method === 'post' ? '' : undefined}
    >
      {method === 'post' && <input type="hidden" name="_csrf" value={frame.csrf} />}
      {method === 'post' && formKey !== null && (
        <input type="hidden" name="_key" value={formKey ?? newKey(frame.newKey)} />
      )}
      <AnswersContext.Provider value={shown}>{children}</AnswersContext.Provider>
    </form>
  )
}

function newKey(make: (() => string) | undefined): string {
  return make ? make() : crypto.randomUUID()
}
