/** Money is whole kopecks; the unit stands in the name of whatever holds it. */
export type Kopecks = bigint

const amount =
  /^([-−–]?) ?(\d{1,3}(?: \d{3})+|\d+)(?:[.,](\d{1,2}))? ?(?:₽|р\.?|руб\.?|рубл(?:ь|я|ей))?(?: (\d{1,2}) ?(?:к\.?|коп\.?|копе(?:йка|йки|ек)))?$/iu
const longestRoubles = 15 // so that kopecks stay inside the database's int8

/** «12 345,67 ₽» with no-break spaces; `short` drops «,00» of a whole sum. */
export function formatRoubles(kopecks: Kopecks, options: { short?: boolean } = {}): string {
  const size = kopecks < 0n ? -kopecks : kopecks
  const roubles = String(size / 100n).replace(/\B(?=(\d{3})+$)/g, '\u00a0')
  const rest = size % 100n
  const fraction = options.short && rest === 0n ? '' : `,${String(rest).padStart(2, '0')}`
  return `${kopecks < 0n ? '−' : ''}${roubles}${fraction}\u00a0₽`
}

/** The same from whole kopecks as JSON carries them; null for what is no number. */
export function roublesOf(kopecks: string): string | null {
  return /^-?\d+$/.test(kopecks) ? formatRoubles(BigInt(kopecks)) : null
}

/** Reads «12 345,67 ₽», «12345.6», «100 руб. 50 коп.»; null when it is not one plain sum. */
export function parseRoubles(text: string): Kopecks | null {
  const match = amount.exec(text.trim().replace(/\s+/g, ' '))
  if (!match) return null
  const [, minus, whole = '', fraction, kopecks] = match
  const roubles = whole.replaceAll(' ', '').replace(/^0+(?=\d)/, '')
  if (roubles.length > longestRoubles || (fraction && kopecks)) return null
  const size = BigInt(roubles) * 100n + BigInt(kopecks ?? (fraction ?? '').padEnd(2, '0'))
  return minus ? -size : size
}
