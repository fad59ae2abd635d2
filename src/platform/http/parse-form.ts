import type { z } from 'zod'
import type { FieldError } from '#ui'
import { speakRussian } from './russian.ts'

speakRussian()

export type FormAnswers = Record<string, string | string[]>

export type ParsedForm<T> = { ok: true; value: T } | { ok: false; errors: FieldError[]; answers: FormAnswers }

/**
 * Reads a submitted form. `birthday.day` is `{ birthday: { day } }` for the schema; what was typed comes back with the
 * errors, but never a password.
 */
export function parseForm<S extends z.ZodType>(schema: S, body: unknown): ParsedForm<z.output<S>> {
  const answers = answersOf(body)
  const parsed = schema.safeParse(nest(answers))
  if (parsed.success) return { ok: true, value: parsed.data }
  return { ok: false, errors: fieldErrors(parsed.error.issues), answers: withoutSecrets(answers) }
}

/** The same for an error that only the act found out («этот адрес уже занят»). */
export function rejectForm(
  body: unknown,
  ...errors: FieldError[]
): { ok: false; errors: FieldError[]; answers: FormAnswers } {
  return { ok: false, errors, answers: withoutSecrets(answersOf(body)) }
}

function answersOf(body: unknown): FormAnswers {
  if (typeof body !== 'object' || body === null) return {}
  const entries = Object.entries(body).filter(([name]) => name !== '_csrf' && name !== '_key')
  return Object.fromEntries(
    entries.map(([name, value]) => [name, Array.isArray(value) ? value.map(String) : String(value)]),
  )
}

function withoutSecrets(answers: FormAnswers): FormAnswers {
  return Object.fromEntries(Object.entries(answers).filter(([name]) => !/password|secret/i.test(name)))
}

type Nested = { [name: string]: string | string[] | Nested }

function nest(answers: FormAnswers): Nested {
  const root: Nested = {}
  for (const [name, value] of Object.entries(answers)) {
    const steps = name.split('.')
    if (steps.some((step) => step in Object.prototype)) continue
    const last = steps.pop() ?? name
    let place = root
    for (const step of steps) {
      const next = place[step]
      const inner = typeof next === 'object' && !Array.isArray(next) ? next : {}
      place[step] = inner
      place = inner
    }
    place[last] = value
  }
  return root
}

/** One thing at a time: the first complaint about each field. */
function fieldErrors(issues: readonly z.core.$ZodIssue[]): FieldError[] {
  const found = new Map<string, FieldError>()
  for (const { path, message } of issues) {
    const field = path.map(String).join('.')
    if (!found.has(field)) found.set(field, { field, message })
  }
  return [...found.values()]
}
