/** One plain address: no second one, no name, no line break, nothing that a mail server would read as more. */
export function checkAddress(address: string): string {
  if (
    address.length > 254 ||
    !/^[^\s@,;:<>()[\]\\"\p{Cc}]+@[\p{L}\p{N}][\p{L}\p{N}.-]*\.[\p{L}\p{N}-]{2,}$/u.test(address)
  )
    throw new Error('a letter needs one plain address')
  return address
}

const common = [
  'mail.ru',
  'yandex.ru',
  'gmail.com',
  'rambler.ru',
  'inbox.ru',
  'list.ru',
  'bk.ru',
  'ya.ru',
  'internet.ru',
  'icloud.com',
  'outlook.com',
  'hotmail.com',
  'yahoo.com',
  'yandex.com',
  'lenta.ru',
  'autorambler.ru',
  'myrambler.ru',
  'vk.com',
  'mail.com',
  'gmx.com',
  'gmx.de',
]
/** Further from the meant one than a letter, or nearer to a wrong one. */
const known: Record<string, string> = {
  'gmail.ru': 'gmail.com',
  'jandex.ru': 'yandex.ru',
  'майл.ру': 'mail.ru',
  'яндекс.ру': 'yandex.ru',
}

/** «mial.ru» → «mail.ru»: the domain that was probably meant; null when it is right or nothing is near. */
export function suggestMailDomain(domain: string): string | null {
  const typed = domain.trim().toLowerCase()
  if (common.includes(typed)) return null
  // One letter away from «bk.ru» lies half of the alphabet.
  return known[typed] ?? common.find((right) => right.length > 6 && isOneSlipAway(typed, right)) ?? null
}

/** One letter more, less or other, or two neighbours swapped. */
function isOneSlipAway(typed: string, right: string): boolean {
  let same = 0
  while (same < typed.length && typed[same] === right[same]) same += 1
  const [rest, wanted] = [typed.slice(same), right.slice(same)]
  const swapped = `${rest.charAt(1)}${rest.charAt(0)}${rest.slice(2)}`
  return [
    rest.slice(1) === wanted,
    rest === wanted.slice(1),
    rest.slice(1) === wanted.slice(1),
    swapped === wanted,
  ].includes(true)
}
