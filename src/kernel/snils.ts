declare const kind: unique symbol

/** Eleven digits whose last two were checked. */
export type Snils = string & { readonly [kind]: 'snils' }

const lastUnchecked = 1_001_998 // numbers up to 001-001-998 have no check digits, so a slip could not be noticed

/** Reads a SNILS in any spacing; null when it is not eleven digits or the check digits do not fit. */
export function parseSnils(text: string): Snils | null {
  const digits = text.replace(/[\s\-‐‑–—−.]/g, '')
  if (!/^\d{11}$/.test(digits) || Number(digits.slice(0, 9)) <= lastUnchecked) return null
  return checkDigits(digits) === digits.slice(9) ? (digits as Snils) : null
}

/** «112-233-445 95» */
export function formatSnils(snils: Snils): string {
  return `${snils.slice(0, 3)}-${snils.slice(3, 6)}-${snils.slice(6, 9)} ${snils.slice(9)}`
}

/** «···-···-445 95» */
export function maskSnils(snils: Snils): string {
  return `···-···-${snils.slice(6, 9)} ${snils.slice(9)}`
}

function checkDigits(digits: string): string {
  const sum = [...digits.slice(0, 9)].reduce((total, digit, index) => total + Number(digit) * (9 - index), 0)
  return String((sum % 101) % 100).padStart(2, '0')
}

/** Numbers that one slip of a finger turns into this one, each with the check digits it would have. */
export function snilsAround(snils: Snils): Snils[] {
  const places = [...snils.slice(0, 9)]
  const replaced = places.flatMap((digit, place) =>
    [...'0123456789'].flatMap((other) => (other === digit ? [] : [places.with(place, other).join('')])),
  )
  const swapped = places.slice(1).flatMap((digit, place) => {
    const before = places[place] ?? ''
    return digit === before
      ? []
      : [
          places
            .with(place, digit)
            .with(place + 1, before)
            .join(''),
        ]
  })
  return [...replaced, ...swapped].flatMap((nine) => parseSnils(nine + checkDigits(nine)) ?? [])
}
