import type { Reader } from '#platform/db'
import { unknownStanding } from '../standing.ts'
import { type CardRow, listCardRows, type Moment, readMoment } from './card-rows.ts'
import { longestSleepMs } from './notes.ts'

const mostKept = 5_000

/**
 * Rows of cards that this process has read before. Each showing asks for seats, ratings and the notes of what has changed
 * since, in one statement of one moment, and reads anew whatever has: nothing that is shown is older than the question.
 */
export class KeptCards {
  private readonly reader: Reader
  private readonly kept = new Map<number, CardRow>()
  /** Readings under way, each with what has changed meanwhile: it may have been read as it was before. */
  private readonly readings = new Set<(number | null)[]>()
  private seen: bigint | null = null
  private askedAt = Number.NEGATIVE_INFINITY

  constructor(reader: Reader) {
    this.reader = reader
  }

  /** Rows of these articles in their order; what is not published is not there. */
  async list(articles: readonly number[]): Promise<CardRow[]> {
    const known = articles.flatMap((article) => this.kept.get(article) ?? [])
    const unknown = articles.filter((article) => !this.kept.has(article))
    const [read, moment] = await Promise.all([this.read(unknown), this.ask(known)])
    const [stale, still] = [
      known.filter((row) => isIn(moment.changed, row)),
      known.filter((row) => !isIn(moment.changed, row)),
    ]
    const reread = await this.read(stale.map(({ article }) => article))
    const rows = [...read, ...reread, ...still.map((row) => at(moment, row))]
    const byArticle = new Map(rows.map((row) => [row.article, row]))
    return articles.flatMap((article) => byArticle.get(article) ?? [])
  }

  private async read(articles: readonly number[]): Promise<CardRow[]> {
    if (articles.length === 0) return []
    const changed: (number | null)[] = []
    this.readings.add(changed)
    const rows = await listCardRows(this.reader, articles).finally(() => this.readings.delete(changed))
    for (const row of rows) if (!isIn(changed, row)) this.keep(row)
    return rows
  }

  private async ask(known: readonly CardRow[]): Promise<Moment> {
    const since = performance.now() - this.askedAt > longestSleepMs ? null : this.seen
    const groups = known.flatMap((row) => (row.groups ?? []).map(({ id }) => id))
    const moment = await readMoment(this.reader, { since, groups, programmes: known.map(({ id }) => id) })
    this.askedAt = performance.now()
    if (this.seen === null || moment.seen > this.seen) this.seen = moment.seen
    for (const article of moment.changed) {
      if (article === null) this.kept.clear()
      else this.kept.delete(article)
      for (const changed of this.readings) changed.push(article)
    }
    return moment
  }

  /** Whatever came first goes first. */
  private keep(row: CardRow): void {
    const [oldest] = this.kept.keys()
    if (oldest !== undefined && this.kept.size >= mostKept) this.kept.delete(oldest)
    this.kept.set(row.article, row)
  }
}

function isIn(changed: readonly (number | null)[], { article }: CardRow): boolean {
  return changed.includes(article) || changed.includes(null)
}

function at({ seatsTaken, standings }: Moment, row: CardRow): CardRow {
  const groups = row.groups?.map((group) => ({ ...group, taken: seatsTaken[group.id] ?? group.taken })) ?? null
  return { ...row, ...(standings[row.id] ?? unknownStanding), groups }
}

const everyones = new WeakMap<Reader, KeptCards>()

/** What this process keeps of a database; a transaction has its own. */
export function keptCardsOf(reader: Reader): KeptCards {
  const known = everyones.get(reader)
  if (known) return known
  const kept = new KeptCards(reader)
  everyones.set(reader, kept)
  return kept
}
