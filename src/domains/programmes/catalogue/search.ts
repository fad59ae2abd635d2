import { type ProgrammeDirection, type ProgrammeForm, programmeDirections, programmeForms } from '../model.ts'

export const payments = ['certificate', 'free', 'paid'] as const
export type Payment = (typeof payments)[number]
export const wishes = ['seats', 'open', 'adapted'] as const
export type Wish = (typeof wishes)[number]
export const sorts = ['best', 'price', 'new'] as const
export type Sort = (typeof sorts)[number]

/** What is looked for. Empty lists and null mean any; every filter stands in the address, so that it can be shared. */
export type Search = {
  text: string
  /** The typed words exactly, without guessing what was meant. */
  exact: boolean
  municipality: readonly string[]
  direction: readonly ProgrammeDirection[]
  age: number | null
  /** Monday is 1. */
  day: readonly number[]
  payment: readonly Payment[]
  form: readonly ProgrammeForm[]
  adapted: boolean
  open: boolean
  seats: boolean
  sort: Sort
  page: number
}

export const anything: Search = {
  ...{ text: '', exact: false, municipality: [], direction: [], age: null, day: [], payment: [], form: [] },
  ...{ adapted: false, open: false, seats: false, sort: 'best', page: 1 },
}

type Query = Readonly<Record<string, unknown>>

/** Reads an address; what is not understood is left out, because people shorten and mend addresses by hand. */
export function parseSearch(query: Query): Search {
  const days = chosen(query.day, ['1', '2', '3', '4', '5', '6', '7'])
  const age = wholeNumber(query.age, 3, 18)
  const also = chosen(query.also, wishes)
  return {
    text: first(query.q).slice(0, 200).trim(),
    exact: first(query.exact) === 'yes',
    municipality: [...new Set(all(query.municipality))].filter((code) => /^\d{2}$/.test(code)),
    direction: chosen(query.direction, programmeDirections),
    age,
    day: days.map(Number),
    payment: chosen(query.payment, payments),
    form: chosen(query.form, programmeForms),
    adapted: also.includes('adapted'),
    open: also.includes('open'),
    seats: also.includes('seats'),
    sort: chosen(query.sort, sorts)[0] ?? 'best',
    page: wholeNumber(query.page, 1, 50_000) ?? 1,
  }
}

/** The shortest address of a search: the same search has one address. */
export function addressOf(search: Search): string {
  const query = new URLSearchParams()
  if (search.text) query.set('q', search.text)
  if (search.exact && search.text) query.set('exact', 'yes')
  for (const code of search.municipality) query.append('municipality', code)
  for (const name of search.direction) query.append('direction', name)
  if (search.age !== null) query.set('age', String(search.age))
  for (const day of search.day) query.append('day', String(day))
  for (const payment of search.payment) query.append('payment', payment)
  for (const form of search.form) query.append('form', form)
  for (const wish of wishes) if (search[wish]) query.append('also', wish)
  if (search.sort !== 'best') query.set('sort', search.sort)
  if (search.page > 1) query.set('page', String(search.page))
  const text = query.toString()
  return text ? `/programmes?${text}` : '/programmes'
}

/** How many kinds of filters are set; the text and the order are none. */
export function countFilters(search: Search): number {
  const { municipality, direction, age, day, payment, form, adapted, open, seats } = search
  const lists = [municipality, direction, day, payment, form].filter((list) => list.length > 0).length
  return lists + [age !== null, adapted, open, seats].filter(Boolean).length
}

function chosen<T extends string>(value: unknown, known: readonly T[]): T[] {
  const given = new Set(all(value))
  return known.filter((one) => given.has(one))
}

function wholeNumber(value: unknown, least: number, most: number): number | null {
  const text = first(value)
  const number = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN
  return number >= least && number <= most ? number : null
}

function first(value: unknown): string {
  return all(value)[0] ?? ''
}

function all(value: unknown): string[] {
  return [value].flat().filter((one) => typeof one === 'string')
}
