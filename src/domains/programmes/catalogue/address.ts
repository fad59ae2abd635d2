/** What stands behind the question mark of an address, as it came. */
export type Query = Readonly<Record<string, unknown>>

export function chosen<T extends string>(value: unknown, known: readonly T[]): T[] {
  const given = new Set(all(value))
  return known.filter((one) => given.has(one))
}

export function wholeNumber(value: unknown, least: number, most: number): number | null {
  const text = first(value).replaceAll(/\s/g, '')
  const number = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN
  return number >= least && number <= most ? number : null
}

export function first(value: unknown): string {
  return all(value)[0] ?? ''
}

export function all(value: unknown): string[] {
  return [value].flat().filter((one) => typeof one === 'string')
}

/** Numbers that could not be understood: the page says so instead of passing over them in silence. */
export function leftOutOf(query: Query, understood: Readonly<Record<string, unknown>>): string[] {
  return numbers
    .filter(({ name }) => first(query[name]).trim() !== '' && understood[name] === null)
    .map(({ name, words, example }) => `${words} «${first(query[name]).slice(0, 30)}» не поняли. ${example}`)
}

const numbers = [
  { name: 'age', words: 'Возраст', example: 'Выберите от 3 до 18 лет.' },
  { name: 'price', words: 'Цену', example: 'Введите рубли цифрами, например 1500.' },
  { name: 'within', words: 'Расстояние', example: 'Введите километры цифрами, например 3.' },
] as const
