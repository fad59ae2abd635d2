import { getGender, inclineFirstname, inclineLastname, inclineMiddlename } from 'lvovich'
import { fullName, type PersonName } from '#kernel/names'

export type Case = 'genitive' | 'dative' | 'accusative' | 'instrumental' | 'prepositional'
export type Gender = 'male' | 'female'
/** Full names as the person or the office wants them written; they win over the rules. */
export type NameForms = Partial<Record<Case, string>>

/**
 * A full name in a case: «Петровой Анны Викторовны». Without a gender it is read from the name; when the name does not
 * tell, the name stays as it is, which is clumsy but never wrong about the person.
 */
export function declineName(
  name: PersonName,
  to: Case,
  options: { gender?: Gender | null; forms?: NameForms } = {},
): string {
  const own = options.forms?.[to]?.trim()
  if (own) return own
  const gender = options.gender ?? genderOf(name)
  if (!gender) return fullName(name)
  return fullName({
    surname: eachWord(name.surname, (word) => inclineLastname(word, to, gender)),
    name: eachWord(name.name, (word) => inclineFirstname(word, to, gender)),
    patronymic: name.patronymic && eachWord(name.patronymic, (word) => inclineMiddlename(word, to, gender)),
  })
}

/** A patronymic tells for certain; the library, asked of the whole name, gives up when it does not know one part of it. */
function genderOf(name: PersonName): Gender | null {
  const { surname: last, name: first, patronymic: middle } = name
  return told(middle ? getGender({ middle }) : null) ?? told(getGender({ last, first, middle }))
}

function told(gender: string | null): Gender | null {
  return gender === 'male' || gender === 'female' ? gender : null
}

function eachWord(part: string, decline: (word: string) => string): string {
  return part.split(' ').map(decline).join(' ')
}
