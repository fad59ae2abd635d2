const rules = new Intl.PluralRules('ru')
const numbers = new Intl.NumberFormat('ru', { maximumFractionDigits: 2 })

/** «5 614» with no-break spaces between the groups of digits. */
export function number(value: number | bigint): string {
  return numbers.format(value).replace('-', '−')
}

/** «1 место», «4 места», «5 614 мест»: the number together with its noun. */
export function plural(value: number | bigint, one: string, few: string, many: string): string {
  const category = rules.select(Number(value))
  const noun = category === 'one' ? one : category === 'many' ? many : few // a fraction takes the form of 2: «1,5 часа»
  return `${number(value)} ${noun}`
}
