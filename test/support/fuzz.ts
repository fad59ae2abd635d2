/** Inputs made from the JSON Schema of the API's own document: what it allows, and what it does not. */
import fc from 'fast-check'

export type Schema = {
  type?: string | string[]
  enum?: unknown[]
  const?: unknown
  format?: string
  minimum?: number
  maximum?: number
  maxLength?: number
  maxItems?: number
  items?: Schema
  properties?: Record<string, Schema>
  required?: string[]
  additionalProperties?: Schema | boolean
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
}

/** Ids and numbers that stand in the database, so that a fair part of the inputs meets something. */
export type Known = { ids: readonly string[]; numbers: readonly string[] }

const days = [
  '2026-11-20',
  '2026-02-28',
  '2027-01-01',
  '0000-02-29',
  '0001-01-01',
  '9999-12-31',
  '2016-02-29',
  '+275760-09-13',
]
const moments = ['2026-11-20T07:15:00Z', '0000-01-01T00:00:00Z', '1970-01-01T00:00:00Z', '9999-12-31T23:59:59Z']
const words = ['', ' ', 'Ёж', 'Причина: сверено', 'a'.repeat(3000), "'; drop table", '<b>x</b>', '%_\\', '\u202e', '😀']

/** What no schema asks for: bytes that a database refuses, numbers past every type, things of another kind. */
export const garbage: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(null, '', '\u0000', 'а\u0000б', '\ud800', -1, 0, 1e308, -0.5, 2 ** 53, true, [], {}, [[]]),
  fc.constantFrom<unknown>('9'.repeat(400), '__proto__', '31.02.2026', '2026-02-31', '24:61', 'NaN', '-0', '1e5'),
  fc.string({ maxLength: 20, unit: 'binary' }),
)

/** A value that the schema allows, or nearly: formats are kept, patterns are not. */
export function allowedBy(schema: Schema, known: Known): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return fc.oneof(...choices.map((one) => allowedBy(one, known)))
  if (schema.allOf) return allowedBy(Object.assign({}, ...schema.allOf), known)
  const [type] = [schema.type ?? 'string'].flat()
  if (type === 'object') return objectOf(schema, known)
  if (type === 'array')
    return fc.array(allowedBy(schema.items ?? {}, known), { maxLength: Math.min(schema.maxItems ?? 3, 3) })
  if (type === 'boolean') return fc.boolean()
  if (type === 'null') return fc.constant(null)
  if (type === 'integer' || type === 'number') return numberOf(schema)
  return textOf(schema, known)
}

function objectOf({ properties = {}, required = [] }: Schema, known: Known): fc.Arbitrary<unknown> {
  const fields = Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, allowedBy(one, known)]))
  return fc.record(fields, { requiredKeys: required.filter((name) => name in fields) })
}

function numberOf({ minimum = -5, maximum = 9_007_199_254_740_991 }: Schema): fc.Arbitrary<number> {
  const least = Math.max(minimum, Number.MIN_SAFE_INTEGER)
  const most = Math.min(maximum, Number.MAX_SAFE_INTEGER)
  return fc.oneof(fc.constantFrom(least, most), fc.integer({ min: least, max: Math.min(most, least + 3000) }))
}

function textOf({ format, maxLength }: Schema, { ids, numbers }: Known): fc.Arbitrary<string> {
  if (format === 'uuid') return fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...ids) }, fc.uuid())
  if (format === 'date') return fc.constantFrom(...days)
  if (format === 'date-time') return fc.constantFrom(...moments)
  if (format === 'email') return fc.constantFrom('kto@mail.ru', 'КТО@почта.рф', 'x')
  const texts = fc.oneof(fc.constantFrom(...words), fc.constantFrom(...numbers), fc.constantFrom(...days))
  return maxLength === undefined ? texts : texts.map((text) => text.slice(0, maxLength))
}

/** The same with one of its parts, or all of it, made to garbage. */
export function brokenOf(schema: Schema, known: Known): fc.Arbitrary<unknown> {
  const parts = Object.keys(schema.properties ?? {})
  if (parts.length === 0) return garbage
  const spoiled = fc
    .tuple(allowedBy({ ...schema, required: parts }, known), fc.constantFrom(...parts), garbage)
    .map(([value, part, bad]) => ({ ...(value as object), [part]: bad }))
  return fc.oneof({ weight: 9, arbitrary: spoiled }, garbage)
}
