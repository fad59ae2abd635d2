import { add, type Bits, bitsFor, has, keep, membersOf } from './bits.ts'
import { type Counts, type DayKind, type FacetName, facetNames } from './columns.ts'
import type { Hits } from './hits.ts'
import { mostWorth } from './hits.ts'
import type { Search } from './search.ts'
import type { Shelf } from './shelf.ts'
import { smallest } from './smallest.ts'

export const perPage = 20

export type Picked = { total: number; articles: number[]; counts: Counts }

/** One page of what was found, and for every value of every filter how many it would leave under the other filters. */
export function pick(shelf: Shelf, search: Search, hits: Hits | null): Picked {
  const wanted = new Map(facetNames.map((name) => [name, wantedValues(search, name)]))
  const narrow = (except: FacetName | null, days: DayKind): Bits => {
    const left = (hits?.members ?? shelf.shown).slice()
    for (const [name, values] of wanted)
      if (name !== except && values.length > 0) keep(left, union(shelf, name, values, days))
    return left
  }
  // «По вторникам» with «есть места» means a seat on a Tuesday, not a seat on any day beside a full Tuesday.
  const days: DayKind = search.seats ? 'seats' : search.open ? 'open' : 'any'
  const chosen = [...wanted].filter(([, values]) => values.length > 0).map(([name]) => name)
  const bits = narrow(null, days)
  const found = hits || chosen.length > 0 ? membersOf(bits) : shelf.everyone()

  const counts = {} as Record<FacetName, ReadonlyMap<string, number>>
  for (const name of facetNames) {
    const meant: DayKind = name === 'seats' ? 'seats' : name === 'open' && days === 'any' ? 'open' : days
    const others = chosen.filter((one) => one !== name)
    const dayMatters = meant !== days && search.day.length > 0
    if (!hits && others.length === 0 && !(name === 'day' && days !== 'any')) counts[name] = onAll(shelf, name)
    else if (others.length === chosen.length && !dayMatters) counts[name] = shelf.columns.count(name, found, days)
    else counts[name] = shelf.columns.count(name, membersOf(narrow(name, meant)), meant)
  }
  return { total: found.length, articles: page(shelf, search, { bits, found, hits }), counts }
}

function onAll(shelf: Shelf, name: FacetName): ReadonlyMap<string, number> {
  return shelf.countAll()[name]
}

function wantedValues(search: Search, name: FacetName): readonly string[] {
  if (name === 'adapted' || name === 'open' || name === 'seats') return search[name] ? ['yes'] : []
  if (name === 'age') return search.age === null ? [] : [String(search.age)]
  return name === 'day' ? search.day.map(String) : search[name]
}

function union(shelf: Shelf, facet: FacetName, values: readonly string[], days: DayKind): Bits {
  const all = bitsFor(shelf.capacity())
  for (const value of values) add(all, shelf.having(facet, value, days))
  return all
}

type Result = { bits: Bits; found: Int32Array; hits: Hits | null }

function page(shelf: Shelf, search: Search, { bits, found, hits }: Result): number[] {
  const from = (search.page - 1) * perPage
  if (from >= found.length) return []
  const inUsualOrder = search.sort === 'best' && !hits && found.length * 40 > shelf.size
  const members = inUsualOrder
    ? firstInOrder(shelf, bits, from + perPage)
    : smallest(found, keyOf(shelf, search, hits), from + perPage)
  return members.slice(from).map((member) => shelf.articles[member] as number)
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
function keyOf({ ranks, prices, publishedMinutes }: Shelf, { sort }: Search, hits: Hits | null) {
  if (sort === 'price') return (at: number) => (prices[at] as number) * rankSpan + (ranks[at] as number)
  if (sort === 'new')
    return (at: number) => (latestMinute - (publishedMinutes[at] as number)) * rankSpan + (ranks[at] as number)
  if (!hits) return (at: number) => ranks[at] as number
  const { worth } = hits
  return (at: number) => (mostWorth - (worth[at] as number)) * rankSpan + (ranks[at] as number)
}

/** Ranks are below this, so keys stay whole numbers that a double holds exactly. */
const rankSpan = 2 ** 22
const latestMinute = 2 ** 27
