import { ageOn, type Day } from '#kernel/dates'
import type { IdentityDocument } from '#kernel/documents'
import { nameKey, type PersonName } from '#kernel/names'
import { Refusal } from '#kernel/refusal'
import type { Duplicate, Relation } from './model.ts'

export type Ages = { from: number; to: number; self: number }
type Born = { birthOn: Day; relation: Relation }

/** Is the child of the age for a certificate (S-079), and is the birth date possible at all? */
export function whyNotAge({ birthOn, relation }: Born, ages: Ages, today: Day): Refusal | null {
  if (Temporal.PlainDate.compare(birthOn, today) > 0) return new Refusal('families.birth-ahead')
  const age = ageOn(birthOn, today)
  // S-107: a younger one is welcome on the birthday.
  if (age < ages.from)
    return new Refusal('families.too-young', { age, from: ages.from, on: firstDayAtAge(birthOn, ages.from).toString() })
  if (age > ages.to) return new Refusal('families.too-old', { age, to: ages.to })
  if (relation === 'self' && age < ages.self) return new Refusal('families.too-young-for-self', { self: ages.self })
  return null
}

/** By law a passport is due from fourteen; a birth certificate no longer proves who somebody is. */
const passportFrom = 14

export function whyNotDocument(
  { birthOn, document }: { birthOn: Day; document: IdentityDocument | null },
  today: Day,
): Refusal | null {
  const due = document?.kind === 'birth-certificate-rf' && ageOn(birthOn, today) >= passportFrom
  return due ? new Refusal('families.passport-due', { from: passportFrom }) : null
}

/** The first day on which `ageOn` gives that age; born on 29 February it is 1 March of a common year. */
export function firstDayAtAge(birthOn: Day, years: number): Day {
  const day = birthOn.add({ years })
  return day.day === birthOn.day ? day : day.add({ days: 1 })
}

type Known = { duplicates: readonly Duplicate[]; own: ReadonlySet<string>; anotherChild: boolean }

/** A child who is already known is added nowhere twice (S-096); only a likeness may be denied by the family. */
export function whyNotNew({ duplicates, own, anotherChild }: Known): Refusal | null {
  const serious = duplicates.filter(({ likeness }) => likeness !== 'alike' || !anotherChild)
  const mine = serious.find(({ childId }) => own.has(childId))
  if (mine) return new Refusal('families.already-yours', { childId: mine.childId, certain: mine.likeness !== 'alike' })
  const [first] = serious
  return first ? new Refusal('families.known-child', { certain: first.likeness !== 'alike' }) : null
}

type Person = { name: PersonName; birthOn: Day }

/** Names and birth date equal but for one slip: a letter, a digit, swapped parts, a patronymic left out. */
export function likenessOf(a: Person, b: Person): 'name' | 'alike' | null {
  const sameDay = a.birthOn.equals(b.birthOn)
  const [keyA, keyB] = [nameKey(a.name), nameKey(b.name)]
  if (keyA === keyB) return sameDay ? 'name' : isOneDigitOff(a.birthOn, b.birthOn) ? 'alike' : null
  if (!sameDay) return null
  const slip = sorted(keyA) === sorted(keyB) || isOneLetterOff(keyA, keyB) || isShorterName(a.name, b.name)
  return slip ? 'alike' : null
}

/** Days that a slip of one digit, or of day and month, turns into this one. */
export function daysAround(day: Day): Day[] {
  const text = day.toString()
  const places = [0, 1, 2, 3, 5, 6, 8, 9]
  const texts = places.flatMap((place) =>
    Array.from({ length: 10 }, (_, digit) => text.slice(0, place) + digit + text.slice(place + 1)),
  )
  texts.push(`${text.slice(0, 5)}${text.slice(8)}-${text.slice(5, 7)}`)
  return [...new Set(texts)].flatMap((one) => {
    try {
      return [Temporal.PlainDate.from(one)]
    } catch {
      return [] // the 38th of March
    }
  })
}

function isOneDigitOff(a: Day, b: Day): boolean {
  return daysAround(a).some((day) => day.equals(b))
}

function sorted(key: string): string {
  return key.split(' ').sort().join(' ')
}

function isShorterName(a: PersonName, b: PersonName): boolean {
  const oneWithout = (a.patronymic === null) !== (b.patronymic === null)
  return oneWithout && nameKey({ ...a, patronymic: null }) === nameKey({ ...b, patronymic: null })
}

/** One letter replaced, left out, added, or two neighbours swapped. */
function isOneLetterOff(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (long.length - short.length > 1) return false
  let start = 0
  while (start < short.length && short[start] === long[start]) start += 1
  const restShort = short.slice(start)
  const restLong = long.slice(start)
  if (short.length < long.length) return restShort === restLong.slice(1)
  const swapped = restShort[0] === restLong[1] && restShort[1] === restLong[0]
  return restShort.slice(1) === restLong.slice(1) || (swapped && restShort.slice(2) === restLong.slice(2))
}
