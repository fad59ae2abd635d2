import { distanceFrom, type Point } from '#kernel/distance'
import type { Database, Reader } from '#platform/db'
import { type ProviderKind, providerKinds } from '#providers'
import { bitsFor, has, put } from '../catalogue/bits.ts'
import { Dictionary } from '../catalogue/dictionary.ts'
import type { Hits, Words } from '../catalogue/hits.ts'
import { Spelling } from '../catalogue/spelling.ts'
import { understand } from '../catalogue/understand.ts'
import { type ProgrammeDirection, paidByCertificate, programmeDirections } from '../model.ts'
import { listOrganisations, type OrganisationCard, type OrganisationRow } from './queries.ts'
import type { OrganisationSearch } from './search.ts'

const organisationsPerPage = 20
const keptMs = 10_000

export type FoundOrganisation = OrganisationCard & { metres: number | null }
type OrganisationCounts = {
  municipality: ReadonlyMap<string, number>
  kind: ReadonlyMap<ProviderKind, number>
  direction: ReadonlyMap<ProgrammeDirection, number>
  certificate: number
}
export type FoundOrganisations = {
  organisations: FoundOrganisation[]
  total: number
  pages: number
  counts: OrganisationCounts
  /** What was looked for instead of what was typed. */
  instead: string | null
  /** After whom the next page stands; null on the last. */
  next: string | null
}

/** From where it is asked, and the organisation that machines already have. */
export type From = { origin?: Point | null | undefined; after?: string | null }

/** A region has some thousands of organisations: they are kept whole, read again when older than some seconds. */
export class Directory {
  private readonly reader: Reader
  private kept: { shelf: OrganisationShelf; until: number } | null = null
  private reading: Promise<OrganisationShelf> | null = null

  constructor(reader: Reader) {
    this.reader = reader
  }

  /** By words that are forgiven their slips and by criteria, with a counter for each (S-039, S-040). */
  async find(
    search: OrganisationSearch,
    now: Temporal.Instant,
    { origin = null, after = null }: From = {},
  ): Promise<FoundOrganisations> {
    const shelf = await this.current(now)
    const { hits, instead } = await understand(this.reader, shelf.words, search)
    const named = shelf.cards.filter((_, at) => hits === null || has(hits.members, at))
    const metresTo = origin && distanceFrom(origin)
    const located = named.map((card) => ({ card, metres: metresTo?.(card.latitude, card.longitude) ?? null }))
    const near = located.filter(
      ({ metres }) => search.within === null || metres === null || metres <= search.within * 1000,
    )
    const chosen = near.filter(({ card }) => suits(card, search)).sort(inOrder(shelf, hits))
    const from =
      after === null ? (search.page - 1) * organisationsPerPage : chosen.findIndex(({ card }) => card.id === after) + 1
    const page = chosen.slice(from, from + organisationsPerPage)
    return {
      organisations: page.map(({ card, metres }) => ({ ...card, metres })),
      total: chosen.length,
      pages: Math.ceil(chosen.length / organisationsPerPage),
      counts: countAll(
        near.map(({ card }) => card),
        search,
      ),
      instead,
      next: from + page.length < chosen.length ? (page.at(-1)?.card.id ?? null) : null,
    }
  }

  /** The first ones whose names or teaching the words mean. */
  async best(text: string, count: number, now: Temporal.Instant): Promise<OrganisationCard[]> {
    const shelf = await this.current(now)
    const { hits } = await understand(this.reader, shelf.words, { text, exact: false })
    if (!hits) return []
    const found = shelf.cards.filter((_, at) => has(hits.members, at)).map((card) => ({ card, metres: null }))
    return found
      .sort(inOrder(shelf, hits))
      .slice(0, count)
      .map(({ card }) => card)
  }

  /** Everybody who is shown. */
  async ids(now: Temporal.Instant): Promise<string[]> {
    return (await this.current(now)).cards.map(({ id }) => id)
  }

  private async current(now: Temporal.Instant): Promise<OrganisationShelf> {
    if (this.kept && this.kept.until > performance.now()) return this.kept.shelf
    this.reading ??= this.read(now).finally(() => {
      this.reading = null
    })
    return this.reading
  }

  private async read(now: Temporal.Instant): Promise<OrganisationShelf> {
    const shelf = toShelf(await listOrganisations(this.reader), now)
    this.kept = { shelf, until: performance.now() + keptMs }
    return shelf
  }
}

const directories = new WeakMap<Reader, Directory>()

/** The directory of this process for a database. */
export function directoryOf({ reader }: Pick<Database, 'reader'>): Directory {
  const known = directories.get(reader)
  if (known) return known
  const directory = new Directory(reader)
  directories.set(reader, directory)
  return directory
}

type OrganisationShelf = { cards: readonly OrganisationCard[]; places: ReadonlyMap<string, number>; words: Words }

function toShelf(rows: readonly OrganisationRow[], now: Temporal.Instant): OrganisationShelf {
  const dictionary = new Dictionary()
  const spelling = new Spelling()
  const shown = bitsFor(rows.length)
  const cards = rows.map(({ nameStems, besideStems, descriptionStems, inn, words, paidUntil, ...card }, at) => {
    for (const stem of [...nameStems, inn]) dictionary.add(stem, at, 0)
    for (const stem of besideStems) dictionary.add(stem, at, 1)
    for (const stem of descriptionStems) dictionary.add(stem, at, 2)
    spelling.add(words)
    put(shown, at, true)
    return { ...card, certificate: paidByCertificate({ paidUntil }, now) }
  })
  const scratch = { matched: new Float64Array(rows.length), best: new Uint8Array(rows.length) }
  const size = { size: rows.length, capacity: () => rows.length }
  const places = new Map(cards.map(({ id }, at) => [id as string, at]))
  return { cards, places, words: { dictionary, spelling, shown, ...size, scratch: () => scratch } }
}

type Located = { card: OrganisationCard; metres: number | null }

/** What answers the words best, then what is near (S-025), then by name. */
function inOrder({ places }: OrganisationShelf, hits: Hits | null) {
  const worth = ({ card }: Located) => hits?.worth[places.get(card.id) ?? 0] ?? 0
  return (a: Located, b: Located) =>
    worth(b) - worth(a) ||
    (a.metres ?? 0) - (b.metres ?? 0) ||
    byAlphabet.compare(a.card.name, b.card.name) ||
    (a.card.id < b.card.id ? -1 : 1)
}

const byAlphabet = new Intl.Collator('ru')
type Criterion = 'municipality' | 'kind' | 'direction' | 'certificate'

function suits(card: OrganisationCard, search: OrganisationSearch, except?: Criterion): boolean {
  const { municipality, kind, direction, certificate } = search
  return (
    (except === 'municipality' || municipality.length === 0 || municipality.includes(card.municipality)) &&
    (except === 'kind' || kind.length === 0 || kind.includes(card.kind)) &&
    (except === 'direction' || direction.length === 0 || card.directions.some((one) => direction.includes(one))) &&
    (except === 'certificate' || !certificate || card.certificate)
  )
}

function countAll(cards: readonly OrganisationCard[], search: OrganisationSearch): OrganisationCounts {
  const under = (except: Criterion) => cards.filter((card) => suits(card, search, except))
  const [kinds, directions] = [under('kind'), under('direction')]
  return {
    municipality: new Map(
      [...Map.groupBy(under('municipality'), ({ municipality }) => municipality)].map(([code, own]) => [
        code,
        own.length,
      ]),
    ),
    kind: new Map(providerKinds.map((kind) => [kind, kinds.filter((card) => card.kind === kind).length])),
    direction: new Map(
      programmeDirections.map((one) => [one, directions.filter((card) => card.directions.includes(one)).length]),
    ),
    certificate: under('certificate').filter(({ certificate }) => certificate).length,
  }
}
