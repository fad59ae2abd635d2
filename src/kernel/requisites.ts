/** Numbers of Russian organisations and their accounts, each proved by its own check digits. */

/** ИНН: 10 digits of an organisation or 12 of a person; null when its check digits do not agree. */
export function parseInn(text: string): string | null {
  const digits = digitsOf(text)
  if (digits.length === 10) return checkInn(digits, [2, 4, 10, 3, 5, 9, 4, 6, 8], 9) ? digits : null
  if (digits.length !== 12) return null
  const eleventh = checkInn(digits, [7, 2, 4, 10, 3, 5, 9, 4, 6, 8], 10)
  return eleventh && checkInn(digits, [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8], 11) ? digits : null
}

/** ОГРН: 13 digits of an organisation or 15 of an entrepreneur, the last one the rest of a division. */
export function parseOgrn(text: string): string | null {
  const digits = digitsOf(text)
  if (digits.length !== 13 && digits.length !== 15) return null
  const divisor = BigInt(digits.length - 2)
  const rest = (BigInt(digits.slice(0, -1)) % divisor) % 10n
  return String(rest) === digits.at(-1) ? digits : null
}

/** КПП: four digits of the tax office, two signs of the reason, three digits. */
export function parseKpp(text: string): string | null {
  const signs = text.replace(/[\s-]/g, '').toUpperCase()
  return /^\d{4}[\dA-Z]{2}\d{3}$/.test(signs) ? signs : null
}

/** БИК of a Russian bank. */
export function parseBik(text: string): string | null {
  const digits = digitsOf(text)
  return /^0[1-9]\d{7}$/.test(digits) ? digits : null
}

/** An account of 20 digits at this bank: its key is a weighted sum with the last three digits of the БИК. */
export function parseBankAccount(text: string, bik: string): string | null {
  const digits = digitsOf(text)
  if (digits.length !== 20) return null
  // Treasury accounts of institutions (40102…, 03…) are kept by the Bank of Russia: its own digits stand before them.
  const atCentralBank = /^(40102|03)/.test(digits)
  const before = atCentralBank ? `0${bik.slice(4, 6)}` : bik.slice(-3)
  const weights = [7, 1, 3]
  const sum = [...`${before}${digits}`].reduce(
    (total, digit, at) => total + (((weights[at % 3] ?? 0) * Number(digit)) % 10),
    0,
  )
  return sum % 10 === 0 ? digits : null
}

function checkInn(digits: string, weights: readonly number[], place: number): boolean {
  const sum = weights.reduce((total, weight, at) => total + weight * Number(digits[at]), 0)
  return (sum % 11) % 10 === Number(digits[place])
}

function digitsOf(text: string): string {
  const typed = text.replace(/[\s‐‑–—-]/g, '')
  return /^\d+$/.test(typed) ? typed : ''
}
