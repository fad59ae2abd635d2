import pg from 'pg'

const { builtins } = pg.types

/** How PostgreSQL values become ours: int8 is bigint, dates and instants are Temporal, numeric stays text. */
const parsers: Record<number, (text: string) => unknown> = {
  [builtins.INT8]: BigInt,
  [builtins.DATE]: (text) => Temporal.PlainDate.from(text),
  [builtins.TIMESTAMPTZ]: (text) => Temporal.Instant.from(text.replace(' ', 'T')),
  [builtins.TIME]: (text) => text.slice(0, 5),
}
/** Arrays of the same: `_int8`, `_date`, `_timestamptz` (object ids of pg_type). */
const arrayParsers: Record<number, (text: string) => unknown> = {
  1016: BigInt,
  1182: (text) => Temporal.PlainDate.from(text),
  1185: (text) => Temporal.Instant.from(text.replace(' ', 'T')),
}

export const valueTypes: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    const parse = parsers[oid]
    if (parse && format !== 'binary') return parse
    const parseItem = arrayParsers[oid]
    if (parseItem && format !== 'binary') return (text: string) => parseArray(text).map(parseItem)
    return pg.types.getTypeParser(oid, format as 'text')
  },
}

function parseArray(text: string): string[] {
  const inner = text.slice(1, -1)
  return inner === '' ? [] : inner.split(',').map((item) => item.replace(/^"|"$/g, ''))
}

/** Our values on their way to PostgreSQL; pg itself knows strings, numbers, bigint, booleans, buffers, arrays. */
export function toParameter(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) return value
  if (Array.isArray(value)) return value.map(toParameter)
  if (value instanceof Temporal.PlainDate) return dayParameter(value)
  if (value instanceof Temporal.Instant || value instanceof Temporal.PlainTime) return value.toString()
  if (value instanceof Uint8Array) return Buffer.from(value)
  return JSON.stringify(value, (_, item) => (typeof item === 'bigint' ? item.toString() : item))
}

/** ISO counts a year 0, which PostgreSQL calls 1 BC: whoever asks for such a day finds nothing, and nothing breaks. */
function dayParameter(day: Temporal.PlainDate): string {
  const text = day.toString()
  return day.year > 0 ? text : `${String(1 - day.year).padStart(4, '0')}${text.slice(-6)} BC`
}
