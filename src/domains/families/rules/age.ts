import { ageOn, type Day, isAfter } from '#kernel/dates'
import type { IdentityDocument } from '#kernel/documents'
import { Refusal } from '#kernel/refusal'
import type { Relation } from '../model.ts'

export type Ages = { from: number; to: number; self: number }
type Born = { birthOn: Day; relation: Relation }

/** Is the child of the age for a certificate (S-079), and is the birth date possible at all? */
export function whyNotAge({ birthOn, relation }: Born, ages: Ages, today: Day): Refusal | null {
  if (isAfter(birthOn, today)) return new Refusal('families.birth-ahead')
  const age = ageOn(birthOn, today)
  // S-107: a younger one is welcome on the birthday.
  if (age < ages.from)
    return new Refusal('families.too-young', { age, from: ages.from, on: firstDayAtAge(birthOn, ages.from).toString() })
  if (age > ages.to) return new Refusal('families.too-old', { age, to: ages.to })
  if (relation === 'self' && age < ages.self) return new Refusal('families.too-young-for-self', { self: ages.self })
  return null
}

/** By law a passport is due from fourteen, and nobody has one before; then a birth certificate proves nothing any longer. */
const passportFrom = 14

export function whyNotDocument(
  { birthOn, document }: { birthOn: Day; document: Pick<IdentityDocument, 'kind'> | null },
  today: Day,
): Refusal | null {
  const grown = ageOn(birthOn, today) >= passportFrom
  if (grown && document?.kind === 'birth-certificate-rf')
    return new Refusal('families.passport-due', { from: passportFrom })
  if (!grown && document?.kind === 'passport-rf') return new Refusal('families.passport-early', { from: passportFrom })
  return null
}

/** The first day on which `ageOn` gives that age; born on 29 February it is 1 March of a common year. */
export function firstDayAtAge(birthOn: Day, years: number): Day {
  const day = birthOn.add({ years })
  return day.day === birthOn.day ? day : day.add({ days: 1 })
}
