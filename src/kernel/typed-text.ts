// Signs that nobody sees: zero widths, joiners, soft hyphens, what turns the direction of reading, fillers, variants, and
// what is no sign at all: one U+FFFF makes a sheet that no program opens.
const unseen = /\p{Cf}|\p{NChar}|[\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0]|[\u180b-\u180d]|[\ufe00-\ufe0f]/gu
const control = /\p{Cc}/gu

/**
 * What a person meant to type: letters put together («й» of two signs becomes one), marks taken out that cannot be seen
 * and would make two equal names differ or a sentence read backwards. Tabs and new lines stay.
 */
export function typedText(text: string): string {
  return text.replace(unseen, '').replace(control, kept).normalize('NFC')
}

const kept = (sign: string) => (/\s/.test(sign) ? sign : '')
