import { setTimeout as sleep } from 'node:timers/promises'
import type { Point } from '#kernel/distance'
import type { Database, Reader } from '#platform/db'
import { listMunicipalities } from '#region'
import type { Answer } from './answers.ts'
import type { FacetName } from './columns.ts'
import { findInDescriptions } from './descriptions.ts'
import { longestSleepMs } from './notes.ts'
import { perPage, pick } from './pick.ts'
import { listChanges, listRowsAfter, listRowsOf } from './row.ts'
import { addressOf, type Search } from './search.ts'
import { Shelf } from './shelf.ts'
import { type Suggestion, suggest } from './suggest.ts'
import { understand } from './understand.ts'

export type Place = { id: string; code: string; name: string }

export type Found = Answer & {
  /** The catalogue is still being read after a start. */
  partial: boolean
}

/** From where it is asked, and after which place in the order. */
type From = { origin?: Point | null | undefined; after?: number | null }

const byAlphabet = new Intl.Collator('ru')
const chunk = 1000
const freshMs = 1000
const emptiedAtMost = 2000
const longestWaitMs = 1500
const placesKeptMs = 10_000

/**
 * The catalogue in the memory of this process: read once in the background, then kept up by the notes of changes that
 * triggers leave (docs/decisions/006-catalogue-index.md). Nothing runs while nobody asks.
 */
export class Catalogue {
  private readonly reader: Reader
  private shelf: Shelf | null = null
  private ready = false
  private seen = 0n
  private loading: Promise<void> | null = null
  private refreshing: Promise<void> | null = null
  private refreshedAt = 0
  private kept: { places: readonly Place[]; until: number } | null = null

  constructor(reader: Reader) {
    this.reader = reader
  }

  /** `origin` is the convenient address of whoever asks: near ones come first (S-025). */
  async find(search: Search, now: Temporal.Instant, { origin = null, after = null }: From = {}): Promise<Found> {
    const shelf = await this.current(now)
    const answer = () => this.search(shelf, search, { origin, after })
    // Whoever asks by a place of their own asks for themselves; the others ask for the same few things.
    const found = origin || after !== null ? await answer() : await shelf.answers.get(addressOf(search), answer)
    return { ...found, partial: !this.ready }
  }

  private async search(shelf: Shelf, search: Search, { origin = null, after = null }: From): Promise<Answer> {
    const elsewhere = (words: readonly string[]) => findInDescriptions(this.reader, shelf, words)
    const { hits, instead } = await understand(this.reader, shelf, { ...search, elsewhere })
    const picked = pick(shelf, search, { hits, origin, after })
    return { ...picked, instead, pages: Math.ceil(picked.total / perPage) }
  }

  /** Municipalities by name; a copy of ten seconds, because every page of the catalogue shows them all. */
  async places(): Promise<readonly Place[]> {
    if (!this.kept || this.kept.until < performance.now())
      this.kept = { places: await listMunicipalities(this.reader), until: performance.now() + placesKeptMs }
    return this.kept.places
  }

  /** Every article that is shown, in no particular order. */
  async articles(now: Temporal.Instant): Promise<Int32Array> {
    const shelf = await this.current(now)
    return shelf.everyone().map((member) => shelf.articles[member] as number)
  }

  /** Where one goes to each of these articles, the nearest of its spots; those where nobody has to come are not there. */
  async spotsOf(
    articles: readonly number[],
    now: Temporal.Instant,
    origin: Point | null,
  ): Promise<ReadonlyMap<number, Point>> {
    const shelf = await this.current(now)
    return new Map(
      articles.flatMap((article) => {
        const member = shelf.memberOf(article)
        const spot = member === undefined ? null : shelf.spots.nearest(member, origin)
        return spot ? [[article, spot] as const] : []
      }),
    )
  }

  /** What is taught in the region at all, by name. */
  async activities(now: Temporal.Instant): Promise<readonly string[]> {
    const counted = (await this.current(now)).activityCounts()
    return counted.map(({ name }) => name).sort(byAlphabet.compare)
  }

  /** What the beginning of a search may become. */
  async suggest(text: string, now: Temporal.Instant): Promise<Suggestion[]> {
    return suggest(this.reader, await this.current(now), text)
  }

  /** Articles of the first programmes in the usual order: those with seats, without asking for anything. */
  async first(count: number, now: Temporal.Instant): Promise<number[]> {
    const shelf = await this.current(now)
    return Array.from(shelf.inOrder().subarray(0, count), (member) => shelf.articles[member] ?? 0)
  }

  /** How many shown programmes have each value of a filter. */
  async count(facet: FacetName, now: Temporal.Instant): Promise<ReadonlyMap<string, number>> {
    return (await this.current(now)).countAll()[facet]
  }

  /** Reads everything; questions of the meantime are answered from the old shelf, the first ones wait. */
  async load(now: Temporal.Instant): Promise<void> {
    this.loading ??= this.readAll(seconds(now)).finally(() => {
      this.loading = null
    })
    await this.loading
  }

  /** Takes over what has changed since the last time. */
  async refresh(now: Temporal.Instant): Promise<void> {
    this.refreshing ??= this.readChanges(now).finally(() => {
      this.refreshing = null
    })
    await this.refreshing
  }

  /** Whether everything has been read: a process that is not ready should get no visitors yet. */
  isReady(): boolean {
    return this.ready
  }

  private async current(now: Temporal.Instant): Promise<Shelf> {
    // The first visitor of a large region waits a moment, not the whole reading: the rest joins while it goes on.
    if (!this.ready) await Promise.race([this.load(now), sleep(longestWaitMs, undefined, { ref: false })])
    if (!this.ready) return this.shelf ?? new Shelf()
    const age = performance.now() - this.refreshedAt
    if (age > longestSleepMs) await this.load(now)
    else if (age > freshMs) {
      const refreshed = this.refresh(now)
      // Somebody just refreshed or does so now: a second more is no harm, waiting in a crowd would be.
      if (age > 3 * freshMs) await refreshed
      else refreshed.catch(() => {})
    }
    return this.shelf ?? new Shelf()
  }

  private async readAll(nowSeconds: number): Promise<void> {
    const { seen } = await listChanges(this.reader, null)
    const shelf = new Shelf()
    if (!this.ready) this.shelf = shelf
    let next = listRowsAfter(this.reader, 0, chunk)
    for (;;) {
      const rows = await next
      const last = rows.at(-1)
      if (!last) break
      next = listRowsAfter(this.reader, last.article, chunk)
      // Told when its turn comes: a connection lost meanwhile must not end the process as a failure nobody awaited.
      next.catch(() => {})
      // Other requests come in between two halves of a portion.
      for (const row of rows.splice(0, chunk / 2)) shelf.keep(row, nowSeconds)
      await new Promise(setImmediate)
      for (const row of rows) shelf.keep(row, nowSeconds)
    }
    this.shelf = shelf
    this.seen = seen
    this.ready = true
    this.refreshedAt = performance.now()
  }

  private async readChanges(now: Temporal.Instant): Promise<void> {
    const { shelf } = this
    if (!shelf || !this.ready) return
    const { seen, ids } = await listChanges(this.reader, this.seen)
    if (ids?.includes(null) || shelf.emptied > emptiedAtMost + shelf.size / 5) {
      // Nobody waits for it: the old shelf serves meanwhile.
      this.load(now).catch(() => {})
      this.refreshedAt = performance.now()
      return
    }
    const changed = new Set([...(ids ?? []), ...shelf.idsOutOfTime(seconds(now))].filter((id) => id !== null))
    for (const some of portions([...changed], chunk / 4))
      for (const row of await listRowsOf(this.reader, some)) shelf.keep(row, seconds(now))
    // A load may have put a newer shelf in its place meanwhile.
    if (this.shelf === shelf) this.seen = seen
    this.refreshedAt = performance.now()
  }
}

const catalogues = new WeakMap<Reader, Catalogue>()

/** The catalogue of this process for a database. */
export function catalogueOf({ reader }: Pick<Database, 'reader'>): Catalogue {
  const known = catalogues.get(reader)
  if (known) return known
  const catalogue = new Catalogue(reader)
  catalogues.set(reader, catalogue)
  return catalogue
}

function seconds(now: Temporal.Instant): number {
  return Math.floor(now.epochMilliseconds / 1000)
}

function* portions<T>(all: readonly T[], size: number): Generator<T[]> {
  for (let from = 0; from < all.length; from += size) yield all.slice(from, from + size)
}
