const emailShape =
  /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-zа-яё0-9](?:[a-zа-яё0-9-]{0,61}[a-zа-яё0-9])?\.)+(?:[a-zа-яё]{2,24}|xn--[a-z0-9-]{2,59})$/
const longestEmail = 254

/** Reads a Russian phone number in any spelling as `+7XXXXXXXXXX`; null when digits lack or are too many. */
export function parsePhone(text: string): string | null {
  const typed = text.normalize('NFKC').replace(/[\s()\-‐‑–—−.]/g, '')
  const withPrefix = /^(?:\+7|8|7)([3-9]\d{9})$/.exec(typed)
  const bare = /^([349]\d{9})$/.exec(typed) // a bare 8… or 7… would hide a forgotten digit
  const digits = withPrefix?.[1] ?? bare?.[1]
  return digits ? `+7${digits}` : null
}

/** Zones that one city fills, and in other zones numbers of the seven digits of their centre: the code ends after three. */
const threeDigits = /^\+7(?:9|80|49[59]|812|862|(?:34[237]|351|383|391|423|473|831|84[36]|86[13])2|(?:343|383|863)3)/
/** Centres with a code of four digits, the zone's and a 2. */
const fourDigits =
  /^\+7(?:30[12]|34[156]|35[23]|365|38[1245]|39[05]|401|41[1356]|42[14]|47[1245]|48[1-7]|49[1-4]|81[145678]|82[01]|83[3-6]|84[12458]|85[15]|86[5679]|87[1278])2/

/**
 * «+7 912 345-67-89», «+7 4812 12-34-56». Where it is not certain how long the code is, as in districts, no hyphen says where
 * the local number begins: «+7 482 103 14 15» after the zone's three digits, which are always its code. A code in brackets is
 * told as it was typed, and a free number has the 8 that it is dialled with.
 */
export function formatPhone(typed: string): string {
  const phone = typed.replace(/^(?:\+7|8) ?\((?!800)(\d{3,5})\) ?(?=\d[\d-]+$)/, '+7 $1 ')
  if (/^\+7800\d{7}$/.test(phone)) return phone.replace(/^\+7(\d{3})(\d{3})(\d{2})(\d{2})$/, '8 $1 $2-$3-$4')
  if (threeDigits.test(phone)) return phone.replace(/^(\+7)(\d{3})(\d{3})(\d{2})(\d{2})$/, '$1 $2 $3-$4-$5')
  if (fourDigits.test(phone)) return phone.replace(/^(\+7)(\d{4})(\d{2})(\d{2})(\d{2})$/, '$1 $2 $3-$4-$5')
  return phone.replace(/^(\+7)(\d{3})(\d{3})(\d{2})(\d{2})$/, '$1 $2 $3 $4 $5')
}

/** The address that calls a number in any spelling: «8 800 000-10-20» is `tel:88000001020`. */
export function callOf(phone: string): string {
  return `tel:${phone.replace(/[^+\d]/g, '')}`
}

/** «+7 ··· ···-67-89» */
export function maskPhone(phone: string): string {
  return `+7 ··· ···-${phone.slice(-4, -2)}-${phone.slice(-2)}`
}

/** Reads an address of e-mail in small letters; null when a letter could not reach it. */
export function parseEmail(text: string): string | null {
  const email = text.normalize('NFKC').trim().toLowerCase()
  if (email.length > longestEmail || !emailShape.test(email)) return null
  const [local = '', domain = ''] = email.split('@')
  return local.length <= 64 && domain.split('.').every(oneAlphabet) ? email : null
}

/** «i···@mail.ru» */
export function maskEmail(email: string): string {
  return `${email.charAt(0)}···${email.slice(email.lastIndexOf('@'))}`
}

// «mаil.ru» with a Cyrillic «а» is a slip or a trick.
function oneAlphabet(label: string): boolean {
  return !(/[a-z]/.test(label) && /[а-яё]/.test(label))
}
