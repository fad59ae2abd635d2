import {
  type Audience,
  audiences,
  type Kind,
  kinds,
  kindsOf,
  type Level,
  levels,
  type Section,
  sections,
} from './model.ts'

export const costs = ['free', 'paid'] as const
type Cost = (typeof costs)[number]

/** What is looked for. Empty lists and null mean any; every criterion stands in the address, so that it can be shared (S-115). */
export type EventSearch = {
  text: string
  municipality: readonly string[]
  section: readonly Section[]
  kind: readonly Kind[]
  level: readonly Level[]
  audience: readonly Audience[]
  age: number | null
  cost: readonly Cost[]
  /** Id of a provider or of a municipality that holds events. */
  organiser: string | null
  /** Only those that families can still book. */
  open: boolean
}

export const anything: EventSearch = {
  ...{ text: '', municipality: [], section: [], kind: [], level: [], audience: [], age: null, cost: [] },
  ...{ organiser: null, open: false },
}

export type Query = Readonly<Record<string, unknown>>

/** Reads an address; what is not understood is left out, because people shorten and mend addresses by hand. */
export function parseSearch(query: Query): EventSearch {
  const organiser = first(query.organiser)
  const age = /^\d{1,2}$/.test(first(query.age)) ? Number(first(query.age)) : null
  return {
    text: first(query.q).slice(0, 200).trim(),
    municipality: [...new Set(all(query.municipality))].filter((code) => /^\d{2}$/.test(code)),
    section: chosen(query.section, sections),
    kind: chosen(query.kind, kinds),
    level: chosen(query.level, levels),
    audience: chosen(query.audience, audiences),
    age: age !== null && age <= 18 ? age : null,
    cost: chosen(query.cost, costs),
    organiser: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(organiser) ? organiser : null,
    open: first(query.open) === 'yes',
  }
}

/** «2026-12»; the month of today for anything else. */
export function parseMonth(value: unknown, today: Temporal.PlainDate): Temporal.PlainDate {
  const typed = /^(20\d\d)-(0[1-9]|1[0-2])$/.exec(first(value))
  return typed ? Temporal.PlainDate.from(`${typed[0]}-01`) : today.with({ day: 1 })
}

export function parsePage(value: unknown): number {
  return /^[1-9]\d{0,3}$/.test(first(value)) ? Number(first(value)) : 1
}

type Place = { month?: Temporal.PlainDate | undefined; page?: number }

/** The shortest address of a search: the same search has one address. */
export function addressOf(search: EventSearch, path = '/events', { month, page = 1 }: Place = {}): string {
  const query = new URLSearchParams()
  if (month) query.set('month', month.toPlainYearMonth().toString())
  if (search.text) query.set('q', search.text)
  const lists = ['municipality', 'section', 'kind', 'level', 'audience', 'cost'] as const
  for (const name of lists) for (const value of search[name]) query.append(name, value)
  if (search.age !== null) query.set('age', String(search.age))
  if (search.organiser) query.set('organiser', search.organiser)
  if (search.open) query.set('open', 'yes')
  if (page > 1) query.set('page', String(page))
  const text = query.toString()
  return text ? `${path}?${text}` : path
}

/** How many kinds of filters are set; the text is none. */
export function countFilters(search: EventSearch): number {
  const { municipality, section, kind, level, audience, cost, age, organiser, open } = search
  const lists = [municipality, section, kind, level, audience, cost].filter((list) => list.length > 0).length
  return lists + [age !== null, organiser !== null, open].filter(Boolean).length
}

/** Kinds that are looked for, by themselves or by their sections; null for any. */
export function kindsIn({ section, kind }: Pick<EventSearch, 'section' | 'kind'>): Kind[] | null {
  const ofSections = section.flatMap((one): readonly Kind[] => kindsOf[one])
  if (section.length === 0 && kind.length === 0) return null
  if (kind.length === 0) return ofSections
  return section.length === 0 ? [...kind] : kind.filter((one) => ofSections.includes(one))
}

function chosen<T extends string>(value: unknown, known: readonly T[]): T[] {
  const given = new Set(all(value))
  return known.filter((one) => given.has(one))
}

function first(value: unknown): string {
  return all(value)[0] ?? ''
}

function all(value: unknown): string[] {
  return [value].flat().filter((one) => typeof one === 'string')
}
