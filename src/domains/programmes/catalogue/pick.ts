import type { Point } from '#kernel/distance'
import { add, type Bits, bitsFor, has, keep, keepWhere, membersOf } from './bits.ts'
import { type Counts, type DayKind, type FacetName, facetNames } from './columns.ts'
import type { Hits } from './hits.ts'
import { mostWorth } from './hits.ts'
import type { Search } from './search.ts'
import type { Shelf } from './shelf.ts'
import { smallest } from './smallest.ts'

export const perPage = 20

export type Picked = {
  total: number
  articles: number[]
  counts: Counts
  /** Metres to each article of the page, where the origin is known and one has to come. */
  metres: ReadonlyMap<number, number>
  /** After which key the next ones stand; null on the last page. */
  next: number | null
}

/**
 * What a search is answered by besides its filters: the words it was typed in, where it is asked from, and the key of
 * the last programme that machines already have, instead of a number of a page.
 */
export type Asked = { hits: Hits | null; origin: Point | null; after?: number | null }

/** One page of what was found, and for every value of every filter how many it would leave under the other filters. */
export function pick(shelf: Shelf, search: Search, { hits, origin, after = null }: Asked): Picked {
  const measured = isMeasured(search, origin)
  const base = measured ? measure(shelf, search, { hits, origin }) : (hits?.members ?? shelf.shown)
  const chosen = facetNames.filter((name) => wantedValues(search, name).length > 0)
  const wanted = chosen
    .filter((name) => !isTime(name))
    .map((name) => ({ name, having: union(shelf, name, wantedValues(search, name)) }))
  const narrow = (except: FacetName | null, kind: DayKind): Bits => {
    const left = base.slice()
    for (const { name, having } of wanted) if (name !== except) keep(left, having)
    keepTimes(shelf, left, { search, except, kind })
    return left
  }
  // «По вторникам» with «есть места» means a seat on a Tuesday, not a seat on any day beside a full Tuesday.
  const kind: DayKind = search.seats ? 'seats' : search.open ? 'open' : 'any'
  const bits = narrow(null, kind)
  const whole = !hits && !measured
  const found = whole && chosen.length === 0 ? shelf.everyone() : membersOf(bits)

  const counts = {} as Record<FacetName, ReadonlyMap<string, number>>
  for (const name of facetNames) {
    const meant: DayKind = name === 'seats' ? 'seats' : name === 'open' && kind === 'any' ? 'open' : kind
    const others = chosen.filter((one) => one !== name)
    const timeMatters = meant !== kind && search.day.length + search.hour.length > 0
    if (whole && others.length === 0 && !(isTime(name) && kind !== 'any')) counts[name] = onAll(shelf, name)
    else if (others.length === chosen.length && !timeMatters)
      counts[name] = shelf.columns.count(name, found, kind, search)
    else counts[name] = shelf.columns.count(name, membersOf(narrow(name, meant)), meant, search)
  }
  const metresTo = origin && shelf.spots.metresFrom(origin)
  const { members, next } = page(shelf, search, {
    bits,
    found,
    after,
    keyOf: keyOf(shelf, search, { hits, metresTo }),
    usual: usualOrder(search, { hits, metresTo }),
  })
  const articles = members.map((member) => shelf.articles[member] as number)
  const metres = members.map((member, at) => [articles[at] as number, metresTo?.(member) ?? Infinity] as const)
  return {
    total: found.length,
    articles,
    counts,
    next,
    metres: new Map(metres.filter(([, far]) => Number.isFinite(far))),
  }
}

/** Articles of the first of what was found, without counting the rest. */
export function bestOf(shelf: Shelf, hits: Hits, count: number): number[] {
  const key = keyOf(shelf, { sort: 'best' }, { hits, metresTo: null })
  return smallest(membersOf(hits.members), key, count).map((member) => shelf.articles[member] as number)
}

/** Criteria that have no counters narrow everything first, once. */
function measure(shelf: Shelf, search: Search, { hits, origin }: Asked): Bits {
  const left = (hits?.members ?? shelf.shown).slice()
  const { price, within } = search
  shelf.columns.keepKinds(left, search)
  if (price !== null) keepWhere(left, (member) => (shelf.prices[member] as number) <= price)
  if (within !== null && origin) {
    const metresTo = shelf.spots.metresFrom(origin)
    keepWhere(left, (member) => metresTo(member) <= within * 1000)
  }
  return left
}

function isMeasured({ price, within, level, register, activity }: Search, origin: Point | null): boolean {
  return price !== null || (within !== null && origin !== null) || level.length + register.length > 0 || activity !== ''
}

function isTime(name: FacetName): boolean {
  return name === 'day' || name === 'hour'
}

type Narrowing = { search: Search; except: FacetName | null; kind: DayKind }

function keepTimes(shelf: Shelf, left: Bits, { search, except, kind }: Narrowing): void {
  const day = except === 'day' ? [] : search.day
  const hour = except === 'hour' ? [] : search.hour
  if (hour.length > 0) shelf.columns.keepTimes(left, kind, { day, hour })
  else if (day.length > 0) keep(left, union(shelf, `day ${kind}`, day.map(String)))
}

function onAll(shelf: Shelf, name: FacetName): ReadonlyMap<string, number> {
  return shelf.countAll()[name]
}

function wantedValues(search: Search, name: FacetName): readonly string[] {
  if (name === 'adapted' || name === 'open' || name === 'seats') return search[name] ? ['yes'] : []
  if (name === 'age') return search.age === null ? [] : [String(search.age)]
  return name === 'day' ? search.day.map(String) : search[name]
}

function union(shelf: Shelf, facet: string, values: readonly string[]): Bits {
  const all = bitsFor(shelf.capacity())
  for (const value of values) add(all, shelf.having(facet, value))
  return all
}

type KeyOf = (member: number) => number
type Order = { hits: Hits | null; metresTo: ((member: number) => number) | null }
type Result = { bits: Bits; found: Int32Array; after: number | null; keyOf: KeyOf; usual: boolean }

function page(shelf: Shelf, { page: number }: Search, { bits, found, after, keyOf, usual }: Result) {
  const left = after === null ? found : found.filter((member) => keyOf(member) > after)
  const from = after === null ? (number - 1) * perPage : 0
  if (from >= left.length) return { members: [], next: null }
  const first =
    usual && after === null && found.length * 40 > shelf.size
      ? firstInOrder(shelf, bits, from + perPage)
      : smallest(left, keyOf, from + perPage)
  const members = first.slice(from)
  const last = members.at(-1)
  return { members, next: last === undefined || from + members.length >= left.length ? null : keyOf(last) }
}

/** Whether the shelf's own order is the answer, ready as it is. */
function usualOrder({ sort }: Pick<Search, 'sort'>, { hits, metresTo }: Order): boolean {
  return (sort === 'best' || sort === 'near') && !hits && !metresTo
}

/** Where much is found, the first of it stand near the beginning of the usual order. */
function firstInOrder(shelf: Shelf, bits: Bits, count: number): number[] {
  const members: number[] = []
  for (const member of shelf.inOrder()) {
    if (!has(bits, member)) continue
    members.push(member)
    if (members.length === count) break
  }
  return members
}

/** Smaller keys come first; equal ones in the usual order of the shelf. */
function keyOf(
  { ranks, prices, publishedMinutes }: Shelf,
  { sort }: Pick<Search, 'sort'>,
  { hits, metresTo }: Order,
): KeyOf {
  if (sort === 'price') return (at) => (prices[at] as number) * rankSpan + (ranks[at] as number)
  if (sort === 'new')
    return (at) => (latestMinute - (publishedMinutes[at] as number)) * rankSpan + (ranks[at] as number)
  if (sort === 'near' && metresTo) return (at) => tens(metresTo(at)) * rankSpan + (ranks[at] as number)
  const worth = hits?.worth
  const worthless = (at: number) => (worth ? mostWorth - (worth[at] as number) : 0)
  if (!metresTo) return (at) => worthless(at) * rankSpan + (ranks[at] as number)
  // S-025: what is near the convenient address comes first, among those that take children now.
  return (at) => {
    const rank = ranks[at] as number
    const inside = rank & (statusSpan - 1)
    return (
      (worthless(at) * 4 + (rank - inside) / statusSpan) * farthest * statusSpan +
      tens(metresTo(at)) * statusSpan +
      inside
    )
  }
}

function tens(metres: number): number {
  return Math.min(farthest - 1, Math.round(metres / 10))
}

/** Ranks are below this, so keys stay whole numbers that a double holds exactly. */
const rankSpan = 2 ** 22
const statusSpan = 2 ** 20
/** Tens of metres: more than any region is wide. */
const farthest = 2 ** 18
const latestMinute = 2 ** 27
