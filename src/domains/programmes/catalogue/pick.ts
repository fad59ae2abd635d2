import { add, type Bits, bitsFor, countBoth, each, keep, put } from './bits.ts'
import { mostWorth } from './dictionary.ts'
import type { Search } from './search.ts'
import { type FacetName, facetNames, type Shelf } from './shelf.ts'
import { smallest } from './smallest.ts'

export const perPage = 20

/** Programmes a text was found in, with what the place is worth; null when nothing was typed. */
export type Hits = { members: Bits; worth: Uint16Array } | null

export type Counts = Record<(typeof facetNames)[number] | 'day', ReadonlyMap<string, number>>

export type Picked = { total: number; articles: number[]; counts: Counts }

/** Where every stem stands; null when one of them stands nowhere. */
export function findStems(shelf: Shelf, stems: readonly string[]): Hits {
  const members = bitsFor(shelf.capacity())
  const worth = new Uint16Array(shelf.size)
  const matched = new Uint8Array(shelf.size)
  const best = new Uint8Array(shelf.size)
  stems.forEach((stem, before) => {
    const touched: number[] = []
    shelf.dictionary.visit(stem, (member, its) => {
      if (best[member] === 0) touched.push(member)
      if (its > (best[member] as number)) best[member] = its
    })
    for (const member of touched) {
      if (matched[member] === before) {
        matched[member] = before + 1
        worth[member] = (worth[member] as number) + (best[member] as number)
      }
      best[member] = 0
    }
  })
  for (let member = 0; member < shelf.size; member++) if (matched[member] === stems.length) put(members, member, true)
  keep(members, shelf.shown)
  return { members, worth }
}

/** One page of what was found, and for every value of every filter how many it would leave under the other filters. */
export function pick(shelf: Shelf, search: Search, hits: Hits): Picked {
  const wanted = new Map([...facetNames, 'day' as const].map((name) => [name, wantedValues(search, name)]))
  const narrow = (except: FacetName | null, dayOf: FacetName): Bits => {
    const left = (hits?.members ?? shelf.shown).slice()
    for (const [name, values] of wanted)
      if (name !== except && values.length > 0) keep(left, union(shelf, name === 'day' ? dayOf : name, values))
    return left
  }
  // «По вторникам» with «есть места» means a seat on a Tuesday, not a seat on any day beside a full Tuesday.
  const dayOf: FacetName = search.seats ? 'seats day' : search.open ? 'open day' : 'day'
  const found = narrow(null, dayOf)
  const counts = {} as Record<keyof Counts, ReadonlyMap<string, number>>
  for (const [name, values] of wanted) {
    const days: FacetName = name === 'seats' ? 'seats day' : name === 'open' && !search.seats ? 'open day' : dayOf
    const same = values.length === 0 && (days === dayOf || search.day.length === 0)
    counts[name] = countValues(shelf, name === 'day' ? dayOf : name, same ? found : narrow(name, days))
  }
  const total = countBoth(found, found)
  const from = (search.page - 1) * perPage
  const members = from >= total ? [] : smallest(walk(shelf, search, found, hits), from + perPage).slice(from)
  return { total, articles: members.map((member) => shelf.articles[member] as number), counts }
}

/** How many shown programmes there are of each value. */
export function countAll(shelf: Shelf, facet: FacetName): Map<string, number> {
  return countValues(shelf, facet, shelf.shown)
}

function wantedValues(search: Search, name: (typeof facetNames)[number] | 'day'): readonly string[] {
  if (name === 'adapted' || name === 'open' || name === 'seats') return search[name] ? ['yes'] : []
  if (name === 'age') return search.age === null ? [] : [String(search.age)]
  return name === 'day' ? search.day.map(String) : search[name]
}

function union(shelf: Shelf, facet: FacetName, values: readonly string[]): Bits {
  const all = bitsFor(shelf.capacity())
  for (const value of values) {
    const bits = shelf.values(facet).get(value)
    if (bits) add(all, bits)
  }
  return all
}

function countValues(shelf: Shelf, facet: FacetName, among: Bits): Map<string, number> {
  return new Map([...shelf.values(facet)].map(([value, bits]) => [value, countBoth(bits, among)]))
}

/** Smaller keys come first; equal ones in the usual order of the shelf. */
function walk(shelf: Shelf, { sort }: Search, found: Bits, hits: Hits) {
  const { ranks, prices, publishedMinutes } = shelf
  const key = (member: number): number => {
    const rank = ranks[member] as number
    if (sort === 'price') return (prices[member] as number) * rankSpan + rank
    if (sort === 'new') return (latestMinute - (publishedMinutes[member] as number)) * rankSpan + rank
    return hits ? (mostWorthOfText - (hits.worth[member] as number)) * rankSpan + rank : rank
  }
  return (offer: (member: number, key: number) => void) => each(found, (member) => offer(member, key(member)))
}

/** Ranks are below this, so keys stay whole numbers that a double holds exactly. */
const rankSpan = 2 ** 22
const latestMinute = 2 ** 27
const mostWorthOfText = 64 * mostWorth
