import {
  type Level,
  levels,
  type ProgrammeDirection,
  type ProgrammeForm,
  programmeDirections,
  programmeForms,
  type Register,
  registers,
} from '../model.ts'
import { all, chosen, first, leftOutOf, type Query, wholeNumber } from './address.ts'

export const payments = ['certificate', 'free', 'paid'] as const
export type Payment = (typeof payments)[number]
export const wishes = ['seats', 'open', 'adapted'] as const
export type Wish = (typeof wishes)[number]
/** Parts of the day by the beginning of a lesson: before noon, until four, later. */
export const dayParts = ['morning', 'day', 'evening'] as const
export type DayPart = (typeof dayParts)[number]
/** Kilometres around the convenient address that can be asked for. */
export const distances = [1, 3, 5, 10, 25] as const
export const sorts = ['best', 'near', 'price', 'new'] as const
export type Sort = (typeof sorts)[number]
/** What is found is a list, or the same list with a map above it. */
export const views = ['list', 'map'] as const
export type View = (typeof views)[number]

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
  hour: readonly DayPart[]
  payment: readonly Payment[]
  /** The most that a module may cost, in roubles. */
  price: number | null
  form: readonly ProgrammeForm[]
  activity: string
  level: readonly Level[]
  register: readonly Register[]
  /** At most so many kilometres from the convenient address of whoever opens the page. */
  within: number | null
  adapted: boolean
  open: boolean
  seats: boolean
  sort: Sort
  view: View
  page: number
}

export const anything: Search = {
  ...{ text: '', exact: false, municipality: [], direction: [], age: null, day: [], payment: [], form: [] },
  ...{ hour: [], price: null, activity: '', level: [], register: [], within: null },
  ...{ adapted: false, open: false, seats: false, sort: 'best', view: 'list', page: 1 },
}

const mostPrice = 999_999
const mostKilometres = 999

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
    hour: chosen(query.hour, dayParts),
    payment: chosen(query.payment, payments),
    price: wholeNumber(query.price, 0, mostPrice),
    form: chosen(query.form, programmeForms),
    activity: first(query.activity).slice(0, 100).trim(),
    level: chosen(query.level, levels),
    register: chosen(query.register, registers),
    within: wholeNumber(query.within, 1, mostKilometres),
    adapted: also.includes('adapted'),
    open: also.includes('open'),
    seats: also.includes('seats'),
    sort: chosen(query.sort, sorts)[0] ?? 'best',
    view: chosen(query.view, views)[0] ?? 'list',
    page: wholeNumber(query.page, 1, 50_000) ?? 1,
  }
}

/** Numbers of an address that were not understood, in words. */
export function leftOutOfSearch(query: Query): string[] {
  return leftOutOf(query, parseSearch(query))
}

/** The shortest address of a search: the same search has one address. */
export function addressOf(search: Search, path = '/programmes'): string {
  const query = new URLSearchParams()
  if (search.text) query.set('q', search.text)
  if (search.exact && search.text) query.set('exact', 'yes')
  for (const code of search.municipality) query.append('municipality', code)
  for (const name of search.direction) query.append('direction', name)
  if (search.age !== null) query.set('age', String(search.age))
  for (const day of search.day) query.append('day', String(day))
  for (const part of search.hour) query.append('hour', part)
  for (const payment of search.payment) query.append('payment', payment)
  if (search.price !== null) query.set('price', String(search.price))
  for (const form of search.form) query.append('form', form)
  if (search.activity) query.set('activity', search.activity)
  for (const level of search.level) query.append('level', level)
  for (const register of search.register) query.append('register', register)
  if (search.within !== null) query.set('within', String(search.within))
  for (const wish of wishes) if (search[wish]) query.append('also', wish)
  if (search.sort !== 'best') query.set('sort', search.sort)
  if (search.view !== 'list') query.set('view', search.view)
  if (search.page > 1) query.set('page', String(search.page))
  const text = query.toString()
  return text ? `${path}?${text}` : path
}

/** How many kinds of filters are set; the text and the order are none. */
export function countFilters(search: Search): number {
  const { municipality, direction, age, day, payment, form, adapted, open, seats } = search
  const { hour, price, activity, level, register, within } = search
  const lists = [municipality, direction, day, hour, payment, form, level, register]
  const others = [age !== null, price !== null, within !== null, activity, adapted, open, seats]
  return lists.filter((list) => list.length > 0).length + others.filter(Boolean).length
}
