import type { Actor } from '#access'
import { record } from '#audit'
import type { Instant } from '#kernel/dates'
import { newId } from '#kernel/ids'
import { Refusal, refuse, refuseIf } from '#kernel/refusal'
import { type Reader, sql, type Tx } from '#platform/db'
import type { Audience, Edition, TextKind, Words } from './model.ts'
import { firstWords } from './shelf.ts'
import { slugOf } from './slug.ts'

type Row = {
  number: number
  title: string | null
  summary: string | null
  body: string | null
  audiences: Audience[] | null
  pages: string[] | null
  takenDown: boolean
  publishedAt: Instant
  author: string
}

/** All editions of a text, the newest first, down to the program's own; null for a text that there is not. */
export async function findEditions(reader: Reader, kind: TextKind, slug: string): Promise<Edition[] | null> {
  const first = firstWords(kind, slug)
  const { rows } = await sql<Row>`
    select e.number, e.title, e.summary, e.body, e.audiences, e.pages, e.taken_down as "takenDown", e.published_at as "publishedAt",
      u.surname || ' ' || u.name as author
    from help_edition e join access_user u on u.id = e.published_by
    where e.kind = ${kind} and e.slug = ${slug} order by e.number desc`.execute(reader)
  if (!first && rows.length === 0) return null
  const later = rows.flatMap((row) => {
    const words = wordsOf(row, first)
    const { number, publishedAt, author, takenDown } = row
    return words ? [{ number, publishedAt, author, takenDown, words }] : []
  })
  return first ? [...later, { number: 0, publishedAt: null, author: null, takenDown: false, words: first }] : later
}

/** An edition without words is the program's text again. */
function wordsOf({ title, summary, body, audiences, pages }: Row, first: Words | null): Words | null {
  if (title === null || body === null) return first
  const readers = audiences ?? first?.audiences ?? []
  return { title, summary: summary ?? '', body, audiences: readers, pages: pages ?? first?.pages ?? [] }
}

export type OverText = {
  kind: TextKind
  slug: string /** The edition that the author had before their eyes. */
  over: number
}
type Changed = OverText & { words: Words | null; takenDown?: boolean }

/** Adds a text of the operator's own; its address is made from its title. */
export async function addText(
  tx: Tx,
  by: Actor,
  { kind, words }: { kind: TextKind; words: Words },
  now: Instant,
): Promise<string> {
  const slug = await freeSlug(tx, kind, words.title)
  await insertEdition(tx, by, { kind, slug, over: 0, words }, now)
  await record(tx, by, 'help.added', { subjectKind: 'help text', facts: { kind, slug } }, now)
  return slug
}

/** Publishes another edition of a text, shown if it was taken down. Refuses `help.edited-meanwhile` when somebody was quicker. */
export async function publishEdition(tx: Tx, by: Actor, text: OverText, words: Words, now: Instant): Promise<number> {
  await lockLatest(tx, text)
  return putEdition(tx, by, 'help.published', { ...text, words }, now)
}

/** Puts an earlier edition in force again, as another one: what was published stays. */
export async function restoreEdition(
  tx: Tx,
  by: Actor,
  text: OverText,
  earlier: number,
  now: Instant,
): Promise<number> {
  const editions = await lockLatest(tx, text)
  const edition = editions.find((one) => one.number === earlier) ?? refuse('http.not-found')
  return putEdition(tx, by, 'help.restored', { ...text, words: earlier === 0 ? null : edition.words }, now)
}

/** Takes a text away from readers, or gives it back; its words stay. Refuses `help.as-it-was`. */
export async function takeDownText(
  tx: Tx,
  by: Actor,
  { takenDown, ...text }: OverText & { takenDown: boolean },
  now: Instant,
): Promise<number> {
  const [latest] = await lockLatest(tx, text)
  refuseIf(latest && latest.takenDown !== takenDown ? null : new Refusal('help.as-it-was'))
  const words = latest && latest.number > 0 ? latest.words : null
  return putEdition(tx, by, takenDown ? 'help.taken-down' : 'help.shown-again', { ...text, words, takenDown }, now)
}

async function lockLatest(tx: Tx, { kind, slug, over }: OverText): Promise<Edition[]> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`help ${kind} ${slug}`}, 11))`.execute(tx)
  const editions = (await findEditions(tx, kind, slug)) ?? refuse('http.not-found')
  const latest = editions[0]?.number ?? 0
  refuseIf(latest === over ? null : new Refusal('help.edited-meanwhile', { author: editions[0]?.author ?? '' }))
  return editions
}

async function putEdition(tx: Tx, by: Actor, word: string, change: Changed, now: Instant): Promise<number> {
  await insertEdition(tx, by, change, now)
  const { kind, slug, over } = change
  await record(tx, by, word, { subjectKind: 'help text', facts: { kind, slug, number: over + 1 } }, now)
  return over + 1
}

async function insertEdition(
  tx: Tx,
  by: Actor,
  { kind, slug, over, words, takenDown = false }: Changed,
  now: Instant,
): Promise<void> {
  const audiences = words && words.audiences.length > 0 ? words.audiences : null
  await sql`insert into help_edition (id, kind, slug, number, title, summary, body, audiences, pages, taken_down, published_at,
      published_by)
    values (${newId<'edition'>()}, ${kind}, ${slug}, ${over + 1}, ${words?.title ?? null}, ${words?.summary ?? null},
      ${words?.body ?? null}, ${audiences}, ${words?.pages ?? null}, ${takenDown}, ${now}, ${by.userId})`.execute(tx)
}

/** Additions of a kind wait for one another: addresses made from other titles may meet too («О питании 2» and the second «О питании»). */
async function freeSlug(tx: Tx, kind: TextKind, title: string): Promise<string> {
  const base = slugOf(title)
  await sql`select pg_advisory_xact_lock(hashtextextended(${`help ${kind}`}, 11))`.execute(tx)
  for (let at = 1; ; at += 1) {
    const slug = at === 1 ? base : `${base}-${at}`
    if (!(await findEditions(tx, kind, slug))) return slug
  }
}
