import { paidByBudget } from '../model.ts'
import { Answers } from './answers.ts'
import { type Bits, bitsFor, membersOf, put } from './bits.ts'
import { Columns, type Counts, facetNames, type Standing, type Times } from './columns.ts'
import { Dictionary } from './dictionary.ts'
import type { CatalogueRow } from './row.ts'
import type { Payment } from './search.ts'
import { Spelling } from './spelling.ts'
import { SpotMap } from './spots.ts'

const firstSize = 1024
const mostArticles = 2 ** 20
const nobody: Bits = new Uint32Array(0)
type ActivityCount = { name: string; count: number }
const byAlphabet = new Intl.Collator('ru')
const anyTime: Times = { day: [], hour: [] }

/**
 * All shown programmes in memory: a number for each, and for every value of every filter the set of its members.
 * A programme whose words changed gets a new number and its old one is left empty, so words are never taken out.
 */
export class Shelf {
  readonly dictionary = new Dictionary()
  readonly spelling = new Spelling()
  readonly columns = new Columns(firstSize)
  readonly spots = new SpotMap(firstSize)
  readonly answers = new Answers()
  size = 0
  /** Numbers that are empty by now; many of them ask for a new shelf. */
  emptied = 0
  shown: Bits = bitsFor(firstSize)
  articles = new Int32Array(firstSize)
  /** The usual order: with seats, then enrolling, then others; inside the same, mixed so that nobody is always first. */
  ranks = new Float64Array(firstSize)
  prices = new Int32Array(firstSize)
  publishedMinutes = new Int32Array(firstSize)
  private readonly sets = new Map<string, Bits>()
  private readonly ids: string[] = []
  private readonly members = new Map<string, number>()
  private readonly byArticle = new Map<number, number>()
  private textHashes = new Int32Array(firstSize)
  /** From and until which second what is kept of the groups holds. */
  private validFrom = new Float64Array(firstSize)
  private validTo = new Float64Array(firstSize)
  private all: Int32Array | null = null
  private ordered: Int32Array | null = null
  private working = { matched: new Float64Array(firstSize), best: new Uint8Array(firstSize) }
  private allCounts: Counts | null = null
  private allActivities: readonly ActivityCount[] | null = null

  capacity(): number {
    return this.articles.length
  }

  /** Room for one question at a time; `best` is left wiped, marks in `matched` are told apart by their numbers. */
  scratch(): { matched: Float64Array; best: Uint8Array } {
    return this.working
  }

  /** Members with a value of a filter; days are kept by what they are days of: «day open 2». */
  having(facet: string, value: string): Bits {
    return this.sets.get(`${facet} ${value}`) ?? nobody
  }

  memberOf(article: number): number | undefined {
    return this.byArticle.get(article)
  }

  /** Every shown member, by number. */
  everyone(): Int32Array {
    this.all ??= membersOf(this.shown)
    return this.all
  }

  /** Every shown member in the usual order. */
  inOrder(): Int32Array {
    if (this.ordered) return this.ordered
    const keys = Float64Array.from(this.everyone(), (at) => (this.ranks[at] as number) * mostArticles + at)
    this.ordered = Int32Array.from(keys.sort(), (key) => key % mostArticles)
    return this.ordered
  }

  /** Counts of everything that is shown, kept until something changes. */
  countAll(): Counts {
    if (this.allCounts) return this.allCounts
    const members = this.everyone()
    this.allCounts = Object.fromEntries(
      facetNames.map((name) => [name, this.columns.count(name, members, 'any', anyTime)]),
    ) as unknown as Counts
    return this.allCounts
  }

  /** Activities of what is shown, the most taught first, kept until something changes. */
  activityCounts(): readonly ActivityCount[] {
    this.allActivities ??= [...this.columns.countActivities(this.everyone())]
      .flatMap(([name, count]) => (count > 0 ? [{ name, count }] : []))
      .sort((a, b) => b.count - a.count || byAlphabet.compare(a.name, b.name))
    return this.allActivities
  }

  /** Puts a programme on the shelf, or what is new of it; takes it away when it is shown no longer. */
  keep(row: CatalogueRow, nowSeconds: number): void {
    this.all = null
    this.ordered = null
    this.allCounts = null
    this.allActivities = null
    this.answers.forget()
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
    const { standing, validFrom, validTo } = standingOf(row, nowSeconds)
    const payment = paymentOf(row, nowSeconds)
    this.only('municipality', member, [row.municipality])
    this.only('direction', member, [row.direction])
    this.only('form', member, [row.form])
    this.only('payment', member, [payment])
    this.only(
      'age',
      member,
      Array.from({ length: row.ageTo - row.ageFrom + 1 }, (_, at) => String(row.ageFrom + at)),
    )
    this.only('adapted', member, row.adapted ? ['yes'] : [])
    this.only('open', member, standing.open ? ['yes'] : [])
    this.only('seats', member, standing.seats ? ['yes'] : [])
    for (const kind of ['any', 'open', 'seats'] as const) this.only(`day ${kind}`, member, daysOf(standing.weeks[kind]))
    this.columns.set(member, row, payment, standing)
    this.spots.set(member, row.places ?? [])
    this.validFrom[member] = validFrom
    this.validTo[member] = validTo
    this.prices[member] = paidByBudget(row.register) ? 0 : (row.price ?? 0)
    this.publishedMinutes[member] = row.publishedMinute
    const status = standing.seats ? 0 : standing.open ? 1 : 2
    this.ranks[member] = status * mostArticles + (Math.imul(row.article, 0x9e375) & (mostArticles - 1))
  }

  private readonly setsOf = new Map<string, string[]>()

  private only(facet: string, member: number, wanted: readonly string[]): void {
    const values = this.setsOf.get(facet) ?? []
    this.setsOf.set(facet, values)
    for (const value of wanted)
      if (!values.includes(value)) {
        values.push(value)
        this.sets.set(`${facet} ${value}`, bitsFor(this.capacity()))
      }
    for (const value of values) put(this.sets.get(`${facet} ${value}`) ?? nobody, member, wanted.includes(value))
  }

  private grow(): void {
    const size = this.capacity() * 2
    this.columns.grow(size)
    this.spots.grow(size)
    this.working = { matched: new Float64Array(size), best: new Uint8Array(size) }
    this.shown = longer(this.shown, bitsFor(size))
    this.articles = longer(this.articles, new Int32Array(size))
    this.ranks = longer(this.ranks, new Float64Array(size))
    this.prices = longer(this.prices, new Int32Array(size))
    this.publishedMinutes = longer(this.publishedMinutes, new Int32Array(size))
    this.textHashes = longer(this.textHashes, new Int32Array(size))
    this.validFrom = longer(this.validFrom, new Float64Array(size))
    this.validTo = longer(this.validTo, new Float64Array(size))
    for (const [name, bits] of this.sets) this.sets.set(name, longer(bits, bitsFor(size)))
  }
}

/** What the groups of a programme mean for the filters at a moment, and while that holds. */
function standingOf(row: CatalogueRow, nowSeconds: number) {
  const weeks = { any: 0, open: 0, seats: 0 }
  const standing: Standing & { weeks: typeof weeks } = { open: false, seats: false, weeks }
  // Whether a certificate pays ends by the clock alone as well.
  const paidTo = row.paidTo ?? Number.POSITIVE_INFINITY
  let validFrom = paidTo <= nowSeconds ? paidTo : Number.NEGATIVE_INFINITY
  let validTo = paidTo > nowSeconds ? paidTo : Number.POSITIVE_INFINITY
  for (const [enrolling, from, to, seats, week] of row.groups ?? []) {
    weeks.any |= week
    if (!enrolling) continue
    // The last second belongs to the window.
    for (const moment of [from, to + 1]) {
      if (moment <= nowSeconds) validFrom = Math.max(validFrom, moment)
      else validTo = Math.min(validTo, moment)
    }
    if (nowSeconds < from || nowSeconds > to) continue
    standing.open = true
    weeks.open |= week
    if (!seats) continue
    standing.seats = true
    weeks.seats |= week
  }
  return { standing, validFrom, validTo }
}

function paymentOf({ register, price, paidTo }: CatalogueRow, nowSeconds: number): Payment {
  if (paidByBudget(register) || price === 0) return 'free'
  return paidTo !== null && nowSeconds < paidTo ? 'certificate' : 'paid'
}

function daysOf(week: number): string[] {
  const all = week | (week >> 7) | (week >> 14)
  return [1, 2, 3, 4, 5, 6, 7].filter((day) => (all & (1 << (day - 1))) !== 0).map(String)
}

function longer<T extends { set(from: T): void }>(from: T, to: T): T {
  to.set(from)
  return to
}
