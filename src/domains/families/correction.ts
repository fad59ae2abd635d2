import type { Entry } from '#audit'
import type { Day, Instant } from '#kernel/dates'
import type { IdentityDocument } from '#kernel/documents'
import type { PersonName } from '#kernel/names'
import type { Snils } from '#kernel/snils'
import type { Gender, PersonalData, Relation } from './model.ts'

/** What may be corrected of a child or of a guardian (S-172), in the order of the paper. */
export const correctedWords = {
  surname: 'фамилия',
  name: 'имя',
  patronymic: 'отчество',
  birthOn: 'дата рождения',
  gender: 'пол',
  snils: 'СНИЛС',
  document: 'документ',
  address: 'адрес',
  relation: 'кем приходится ребёнку',
} as const
export type CorrectedKind = keyof typeof correctedWords

/** Absent: right as it stands. `patronymic: null` means that there is none. */
export type Change = Partial<PersonName> & {
  birthOn?: Day
  gender?: Gender
  snils?: Snils
  document?: IdentityDocument
  address?: string
  /** Of a guardian only. */
  relation?: Relation
}

/** A value before and after; null where there was none. */
export type Corrected = {
  kind: CorrectedKind
  before: string | null
  after: string | null
  /** To which child the guardian is what a relation says. */
  child?: string
}

/** What is kept of somebody now; guardians tell neither birth date nor gender. */
export type Kept = PersonName & PersonalData & { birthOn?: Day; gender?: Gender; relation?: Relation }

/** One correction as guardians and desks read it: documents masked. `place` is where it was done. */
export type CorrectionRecord = { id: string; at: Instant; reason: string; place: string | null; changes: Corrected[] }

/** What differs really: a value typed again as it stood is no correction. */
export function differences(kept: Kept, change: Change): Corrected[] {
  const before: Record<CorrectedKind, string | null> = {
    ...{
      surname: kept.surname,
      name: kept.name,
      patronymic: kept.patronymic,
      birthOn: kept.birthOn?.toString() ?? null,
      gender: kept.gender ?? null,
    },
    ...{
      snils: kept.snils,
      document: kept.document && canonical(kept.document),
      address: kept.address,
      relation: kept.relation ?? null,
    },
  }
  const after: Partial<Record<CorrectedKind, string | null>> = {
    ...change,
    ...(change.birthOn && { birthOn: change.birthOn.toString() }),
    ...(change.document && { document: canonical(change.document) }),
  } as Partial<Record<CorrectedKind, string | null>>
  const kinds = Object.keys(correctedWords) as CorrectedKind[]
  return kinds.flatMap((kind) => {
    const value = after[kind]
    return value === undefined || value === before[kind] ? [] : [{ kind, before: before[kind], after: value }]
  })
}

/** «кем приходится ребёнку: Петрова Мария Сергеевна» */
export function whatWas({ kind, child }: Pick<Corrected, 'kind' | 'child'>): string {
  return child ? `${correctedWords[kind]}: ${child}` : correctedWords[kind]
}

/** «Пункт приёма исправил данные ребёнка: фамилия, дата рождения» */
export function whatOf({ sentence, word, facts }: Entry): string {
  const told = word === 'families.corrected' || word === 'families.mended'
  return told && Array.isArray(facts.kinds) ? `${sentence}: ${inWords(facts.kinds)}` : sentence
}

export function inWords(kinds: readonly string[]): string {
  return kinds.map((kind) => correctedWords[kind as CorrectedKind] ?? kind).join(', ')
}

function canonical({ kind, series, number }: IdentityDocument): string {
  return JSON.stringify({ kind, series, number })
}
