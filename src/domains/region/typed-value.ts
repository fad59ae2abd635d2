import type { z } from 'zod'
import { number } from '#kernel/plural'
import type { Json } from '#kernel/refusal'
import type { Setting } from './settings.ts'
import { parseYearDay } from './year-day.ts'

/** How a value is typed into a form. */
export type TypedKind = 'choice' | 'number' | 'numbers' | 'yes-no' | 'text' | 'parts'

export function kindOf({ options }: Pick<Setting<unknown>, 'options'>, value: Json): TypedKind {
  if (Array.isArray(value)) return 'numbers'
  if (typeof value === 'object' && value !== null) return 'parts'
  if (options) return 'choice'
  if (typeof value === 'number') return 'number'
  if (typeof value === 'boolean') return 'yes-no'
  return 'text'
}

type Read = { ok: true; value: unknown } | { ok: false; message: string }

/** What was typed as the setting wants it, or what to do about it. */
export function readTyped(setting: Setting<unknown>, kind: TypedKind, text: string): Read {
  const parsed = setting.schema.safeParse(typedOf(kind, text))
  if (parsed.success) return { ok: true, value: parsed.data }
  const yearDay = kind === 'text' ? setting.schema.safeParse(parseYearDay(text)) : null
  if (yearDay?.success) return { ok: true, value: yearDay.data }
  if (kind === 'number') return { ok: false, message: numberWords(parsed.error.issues[0]) }
  if (kind === 'numbers') return { ok: false, message: 'Введите числа через запятую, например 0, 3, 6' }
  return { ok: false, message: kind === 'text' ? 'Введите значение как в прежних' : 'Выберите значение' }
}

function typedOf(kind: TypedKind, text: string): unknown {
  if (kind === 'number') return numberOf(text)
  if (kind === 'numbers') return text.split(/[,;]/).map(numberOf)
  if (kind === 'yes-no') return { yes: true, no: false }[text]
  return text === '' ? null : text
}

/** The bound that the number went over, when that is what is wrong. */
function numberWords(issue: z.core.$ZodIssue | undefined): string {
  if (issue?.code === 'too_big') return `Введите число не больше ${number(Number(issue.maximum))}`
  if (issue?.code === 'too_small') return `Введите число не меньше ${number(Number(issue.minimum))}`
  return 'Введите число, которое подходит этому правилу, например 7'
}

/** «1 200,5» as people type it; null for what is no number. */
export function numberOf(text: string): number | null {
  const plain = text.replace(/\s/g, '').replace(',', '.')
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null
}
