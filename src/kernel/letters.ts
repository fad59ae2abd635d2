// Capital letters of the two alphabets that look alike: people type one for the other without seeing it.
const latin = 'ABCEHIKMOPTXY'
const cyrillic = 'АВСЕНІКМОРТХУ'
const latinSmall = 'aceopxy'
const cyrillicSmall = 'асеорху'

const toCyrillicTable = table(latin + latinSmall, cyrillic + cyrillicSmall)
const toLatinTable = table(cyrillic + cyrillicSmall, latin + latinSmall)

/** The text with Latin letters replaced by the Cyrillic ones that look the same. */
export function inCyrillic(text: string): string {
  return replaced(text, toCyrillicTable)
}

/** The text with Cyrillic letters replaced by the Latin ones that look the same. */
export function inLatin(text: string): string {
  return replaced(text, toLatinTable)
}

function table(from: string, to: string): ReadonlyMap<string, string> {
  return new Map([...from].map((letter, index) => [letter, to.charAt(index)]))
}

function replaced(text: string, letters: ReadonlyMap<string, string>): string {
  return Array.from(text, (letter) => letters.get(letter) ?? letter).join('')
}
