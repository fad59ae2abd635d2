import { paidByBudget, paidByCertificate } from '../model.ts'
import { type Bits, bitsFor, put } from './bits.ts'
import { Dictionary } from './dictionary.ts'
import type { CatalogueRow } from './row.ts'
import type { Payment } from './search.ts'
import { Spelling } from './spelling.ts'

export const facetNames = ['municipality', 'direction', 'age', 'payment', 'form', 'adapted', 'open', 'seats'] as const
export type FacetName = (typeof facetNames)[number] | 'day' | 'open day' | 'seats day'

const firstSize = 1024
const mostArticles = 2 ** 20

/**
 * All shown programmes in memory: a number for each, and for every value of every filter the set of its members.
 * A programme whose words changed gets a new number and its old one is left empty, so words are never taken out.
 */
export class Shelf {
  readonly dictionary = new Dictionary()
  readonly spelling = new Spelling()
  size = 0
  /** Numbers that are empty by now; many of them ask for a new shelf. */
  emptied = 0
  shown: Bits = bitsFor(firstSize)
  articles = new Int32Array(firstSize)
  /** The usual order: with seats, then enrolling, then others; inside the same, mixed so that nobody is always first. */
  ranks = new Float64Array(firstSize)
  prices = new Int32Array(firstSize)
  publishedMinutes = new Int32Array(firstSize)
  private readonly facets = new Map<FacetName, Map<string, Bits>>()
  private readonly ids: string[] = []
  private readonly members = new Map<string, number>()
  private readonly byArticle = new Map<number, number>()
  private textHashes = new Int32Array(firstSize)
  /** From and until which second what is kept of the groups holds. */
  private validFrom = new Float64Array(firstSize)
  private validTo = new Float64Array(firstSize)

  capacity(): number {
    return this.articles.length
  }

  values(facet: FacetName): ReadonlyMap<string, Bits> {
    return this.facets.get(facet) ?? new Map()
  }

  memberOf(article: number): number | undefined {
    return this.byArticle.get(article)
  }

  /** Puts a programme on the shelf, or what is new of it; takes it away when it is shown no longer. */
  keep(row: CatalogueRow, nowSeconds: number): void {
    const known = this.members.get(row.id)
    if (known !== undefined && (!row.shown || this.textHashes[known] !== row.textHash)) this.remove(row.id)
    if (!row.shown) return
    const member = this.members.get(row.id) ?? this.append(row)
    this.mark(member, row, nowSeconds)
  }

  /** Whose groups have opened or closed since, by the clock alone. */
  idsOutOfTime(nowSeconds: number): string[] {
    const found: string[] = []
    for (let member = 0; member < this.size; member++)
      if (nowSeconds < (this.validFrom[member] as number) || nowSeconds >= (this.validTo[member] as number))
        found.push(this.ids[member] as string)
    return found
  }

  private append(row: CatalogueRow): number {
    if (this.size === this.capacity()) this.grow()
    const member = this.size++
    this.ids[member] = row.id
    this.members.set(row.id, member)
    this.byArticle.set(row.article, member)
    this.articles[member] = row.article
    this.textHashes[member] = row.textHash
    put(this.shown, member, true)
    for (const stem of row.nameStems.split(' ')) this.dictionary.add(stem, member, 0)
    for (const stem of row.besideStems.split(' ')) this.dictionary.add(stem, member, 1)
    for (const stem of row.summaryStems.split(' ')) this.dictionary.add(stem, member, 2)
    this.dictionary.add(String(row.article), member, 0)
    this.spelling.add(row.words)
    return member
  }

  private remove(id: string): void {
    const member = this.members.get(id)
    if (member === undefined) return
    this.members.delete(id)
    this.byArticle.delete(this.articles[member] as number)
    put(this.shown, member, false)
    this.validFrom[member] = Number.NEGATIVE_INFINITY
    this.validTo[member] = Number.POSITIVE_INFINITY
    this.emptied++
  }

  private mark(member: number, row: CatalogueRow, nowSeconds: number): void {
    const { open, seats, days, openDays, seatsDays, validFrom, validTo } = standing(row, nowSeconds)
    this.only('municipality', member, [row.municipality])
    this.only('direction', member, [row.direction])
    this.only('form', member, [row.form])
    this.only('payment', member, [paymentOf(row)])
    this.only(
      'age',
      member,
      Array.from({ length: row.ageTo - row.ageFrom + 1 }, (_, at) => String(row.ageFrom + at)),
    )
    this.only('adapted', member, row.adapted ? ['yes'] : [])
    this.only('open', member, open ? ['yes'] : [])
    this.only('seats', member, seats ? ['yes'] : [])
    this.only('day', member, daysOf(days))
    this.only('open day', member, daysOf(openDays))
    this.only('seats day', member, daysOf(seatsDays))
    this.validFrom[member] = validFrom
    this.validTo[member] = validTo
    this.prices[member] = paidByBudget(row.register) ? 0 : (row.price ?? 0)
    this.publishedMinutes[member] = row.publishedMinute
    const status = seats ? 0 : open ? 1 : 2
    this.ranks[member] = status * mostArticles + (Math.imul(row.article, 0x9e375) & (mostArticles - 1))
  }

  private only(facet: FacetName, member: number, wanted: readonly string[]): void {
    const values = this.facets.get(facet) ?? new Map<string, Bits>()
    this.facets.set(facet, values)
    for (const value of wanted) if (!values.has(value)) values.set(value, bitsFor(this.capacity()))
    for (const [value, bits] of values) put(bits, member, wanted.includes(value))
  }

  private grow(): void {
    const size = this.capacity() * 2
    this.shown = longer(this.shown, bitsFor(size))
    this.articles = longer(this.articles, new Int32Array(size))
    this.ranks = longer(this.ranks, new Float64Array(size))
    this.prices = longer(this.prices, new Int32Array(size))
    this.publishedMinutes = longer(this.publishedMinutes, new Int32Array(size))
    this.textHashes = longer(this.textHashes, new Int32Array(size))
    this.validFrom = longer(this.validFrom, new Float64Array(size))
    this.validTo = longer(this.validTo, new Float64Array(size))
    for (const values of this.facets.values())
      for (const [value, bits] of values) values.set(value, longer(bits, bitsFor(size)))
  }
}

/** What the groups of a programme mean for the filters at a moment, and while that holds. */
function standing({ groups }: CatalogueRow, nowSeconds: number) {
  const found = { open: false, seats: false, days: 0, openDays: 0, seatsDays: 0 }
  let validFrom = Number.NEGATIVE_INFINITY
  let validTo = Number.POSITIVE_INFINITY
  for (const [enrolling, from, to, seats, days] of groups ?? []) {
    found.days |= days
    if (!enrolling) continue
    // The last second belongs to the window.
    for (const moment of [from, to + 1]) {
      if (moment <= nowSeconds) validFrom = Math.max(validFrom, moment)
      else validTo = Math.min(validTo, moment)
    }
    if (nowSeconds < from || nowSeconds > to) continue
    found.open = true
    found.openDays |= days
    if (!seats) continue
    found.seats = true
    found.seatsDays |= days
  }
  return { ...found, validFrom, validTo }
}

function paymentOf({ register, price }: CatalogueRow): Payment {
  if (paidByBudget(register) || price === 0) return 'free'
  return paidByCertificate(register) ? 'certificate' : 'paid'
}

function daysOf(mask: number): string[] {
  return [1, 2, 3, 4, 5, 6, 7].filter((day) => (mask & (1 << (day - 1))) !== 0).map(String)
}

function longer<T extends { set(from: T): void }>(from: T, to: T): T {
  to.set(from)
  return to
}
