import type { Day } from '#kernel/dates'
import { inCyrillic } from '#kernel/letters'
import type { PersonName } from '#kernel/names'
import type { Likeness } from '../model.ts'

/** What is compared. `snils` tells how the two numbers stand to each other; `unknown` when one of them is not kept. */
export type Compared = { name: PersonName; birthOn: Day }
export type SnilsTie = 'same' | 'near' | 'other' | 'unknown'

/**
 * The score: three witnesses add up (docs/decisions/013). From `ASKED` on the family is asked; below it nobody is told
 * anything. One slip in names or in the birth date passes, whatever the SNILS says; two slips pass only with a SNILS
 * that is itself one slip away. Twins have another name, siblings another birth date and another name, namesakes another
 * birth date: none of them reaches the bar.
 */
const ASKED = 80
const namePoints = { same: 50, parts: 48, patronymic: 45, slip: 42, surname: 28, other: 0 }
const birthPoints = { same: 50, swapped: 38, digit: 36, other: 0 }
const snilsPoints = { same: 100, near: 20, unknown: 0, other: -4 }

export type Score = { score: number; likeness: Likeness | null; slips: Slip[] }
export type Slip = 'snils' | 'parts' | 'patronymic' | 'letter' | 'surname' | 'birth-swapped' | 'birth-digit'

/** How sure it is that two records are of one child, and by which slips they differ. */
export function likenessOf(a: Compared, b: Compared, snils: SnilsTie = 'unknown'): Score {
  const name = nameTie(a.name, b.name)
  const birth = birthTie(a.birthOn, b.birthOn)
  const score = namePoints[name] + birthPoints[birth] + snilsPoints[snils]
  return { score, likeness: likenessAt({ name, birth, snils, score }), slips: slipsOf({ name, birth, snils }) }
}

type Ties = { name: keyof typeof namePoints; birth: keyof typeof birthPoints; snils: SnilsTie }

function likenessAt({ name, birth, snils, score }: Ties & { score: number }): Likeness | null {
  if (snils === 'same') return 'snils'
  // Full namesakes of one day are rare, but another SNILS speaks for them: then it is asked, not told.
  if (name === 'same' && birth === 'same') return snils === 'other' ? 'alike' : 'name'
  // Without anything of the birth date there are only namesakes, however close their numbers are.
  return score >= ASKED && birth !== 'other' ? 'alike' : null
}

function slipsOf({ name, birth, snils }: Ties): Slip[] {
  const ofName: Partial<Record<Ties['name'], Slip>> = {
    parts: 'parts',
    patronymic: 'patronymic',
    slip: 'letter',
    surname: 'surname',
  }
  const ofBirth: Partial<Record<Ties['birth'], Slip>> = { swapped: 'birth-swapped', digit: 'birth-digit' }
  const found = [ofName[name], ofBirth[birth], snils === 'near' ? ('snils' as const) : undefined]
  return found.filter((slip) => slip !== undefined)
}

/** Names differ in nothing, in the order of parts, in a patronymic left out, in one letter, or in the surname alone. */
function nameTie(a: PersonName, b: PersonName): Ties['name'] {
  const [left, right] = [foldedParts(a), foldedParts(b)]
  if (same(left, right)) return 'same'
  const [sortedLeft, sortedRight] = [[...left].sort(), [...right].sort()]
  if (same(sortedLeft, sortedRight)) return 'parts'
  const different = left.filter((part, place) => part !== right[place])
  if (different.length > 1) return 'other'
  const place = left.findIndex((part, index) => part !== right[index])
  const [one = '', two = ''] = [left[place], right[place]]
  if (place === 2 && (!one || !two)) return 'patronymic'
  if (isOneLetterOff(one, two)) return 'slip'
  return place === 0 ? 'surname' : 'other'
}

function birthTie(a: Day, b: Day): Ties['birth'] {
  if (a.equals(b)) return 'same'
  if (a.year === b.year && a.month === b.day && a.day === b.month) return 'swapped'
  const [left, right] = [a.toString(), b.toString()]
  return [...left].filter((digit, place) => digit !== right[place]).length === 1 ? 'digit' : 'other'
}

/** As `families_match_keys` of the database folds: one alphabet, small, ё as е, without blanks and dashes. */
export function foldedParts({ surname, name, patronymic }: PersonName): string[] {
  return [surname, name, patronymic ?? ''].map((part) =>
    inCyrillic(part.replaceAll('3', 'З'))
      .toLowerCase()
      .replaceAll('ё', 'е')
      .replaceAll(/[ \-’'.]/g, ''),
  )
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.every((part, place) => part === b[place])
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
