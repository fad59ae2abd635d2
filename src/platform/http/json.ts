/** Kopecks travel as JSON numbers: they stay far below 2⁵³, and every language reads them. */
export function toJsonValue(_key: string, value: unknown): unknown {
  if (typeof value !== 'bigint') return value
  const number = Number(value)
  return Number.isSafeInteger(number) ? number : value.toString()
}

export function toJson(value: unknown): string {
  return JSON.stringify(value, toJsonValue)
}
