import type { Actor } from '#access'
import { record } from '#audit'
import type { Instant } from '#kernel/dates'
import { newId } from '#kernel/ids'
import { Refusal, refuse, refuseIf } from '#kernel/refusal'
import { homeOf, type Reader, sql, type Tx } from '#platform/db'
import { readMarkup, writeMarkup } from './markup.ts'
import type { Instruction, Library, Question } from './model.ts'
import { firstEdition } from './texts/library.ts'

export type TextKind = 'instruction' | 'question'
/** A text as it is edited: the marks of `writeMarkup` in `body`; a question has no summary. */
export type Words = { title: string; summary: string; body: string }
/** Number 0 is the edition of the program. */
export type Edition = { number: number; publishedAt: Instant | null; author: string | null; words: Words }

type Row = {
  kind: TextKind
  slug: string
  number: number
  title: string | null
  summary: string | null
  body: string | null
}

const kept = new WeakMap<object, { editions: number; library: Library }>()

/**
 * The texts in force: those of the program under the operator's latest editions. Made anew when there is another edition,
 * in whichever process it was published.
 */
export async function libraryOf(reader: Reader): Promise<Library> {
  const { rows: counted } = await sql<{ editions: number }>`select count(*)::int as editions from help_edition`.execute(
    reader,
  )
  const editions = counted[0]?.editions ?? 0
  if (editions === 0) return firstEdition
  const copy = kept.get(homeOf(reader))
  if (copy?.editions === editions) return copy.library
  const { rows } = await sql<Row>`
    select distinct on (kind, slug) kind, slug, number, title, summary, body from help_edition
    order by kind, slug, number desc`.execute(reader)
  const library = overlaid(rows)
  kept.set(homeOf(reader), { editions, library })
  return library
}

function overlaid(rows: readonly Row[]): Library {
  const find = (kind: TextKind, slug: string) => rows.find((row) => row.kind === kind && row.slug === slug)
  return {
    instructions: firstEdition.instructions.map((one): Instruction => {
      const row = find('instruction', one.slug)
      const blocks = blocksOf(row)
      return row?.title && blocks ? { ...one, title: row.title, summary: row.summary ?? '', blocks } : one
    }),
    questions: firstEdition.questions.map((one): Question => {
      const row = find('question', one.slug)
      const answer = blocksOf(row)
      return row?.title && answer ? { ...one, question: row.title, answer } : one
    }),
  }
}

function blocksOf(row: Row | undefined) {
  const read = row?.body ? readMarkup(row.body) : null
  return read && 'blocks' in read ? read.blocks : null
}

/** All editions of a text, the newest first, down to the program's own; null for a text that there is not. */
export async function findEditions(reader: Reader, kind: TextKind, slug: string): Promise<Edition[] | null> {
  const first = firstWords(kind, slug)
  if (!first) return null
  const { rows } = await sql<Row & { publishedAt: Instant; author: string }>`
    select e.kind, e.slug, e.number, e.title, e.summary, e.body, e.published_at as "publishedAt",
      u.surname || ' ' || u.name as author
    from help_edition e join access_user u on u.id = e.published_by
    where e.kind = ${kind} and e.slug = ${slug} order by e.number desc`.execute(reader)
  const later = rows.map(({ number, publishedAt, author, title, summary, body }) => ({
    ...{ number, publishedAt, author },
    words: title !== null && body !== null ? { title, summary: summary ?? '', body } : first,
  }))
  return [...later, { number: 0, publishedAt: null, author: null, words: first }]
}

function firstWords(kind: TextKind, slug: string): Words | null {
  if (kind === 'instruction') {
    const one = firstEdition.instructions.find((text) => text.slug === slug)
    return one ? { title: one.title, summary: one.summary, body: writeMarkup(one.blocks) } : null
  }
  const one = firstEdition.questions.find((text) => text.slug === slug)
  return one ? { title: one.question, summary: '', body: writeMarkup(one.answer) } : null
}

type Text = { kind: TextKind; slug: string /** The edition that the author had before their eyes. */; over: number }

/** Publishes another edition of a text. Refuses `help.edited-meanwhile` when somebody was quicker. */
export async function publishEdition(tx: Tx, by: Actor, text: Text, words: Words, now: Instant): Promise<number> {
  const number = await nextNumber(tx, text)
  await insertEdition(tx, by, { ...text, number, words }, now)
  await record(tx, by, 'help.published', { subjectKind: 'help text', facts: { ...told(text), number } }, now)
  return number
}

/** Puts an earlier edition in force again, as another one: what was published stays. */
export async function restoreEdition(tx: Tx, by: Actor, text: Text, earlier: number, now: Instant): Promise<number> {
  const editions = (await findEditions(tx, text.kind, text.slug)) ?? refuse('http.not-found')
  const edition = editions.find((one) => one.number === earlier) ?? refuse('http.not-found')
  const number = await nextNumber(tx, text)
  await insertEdition(tx, by, { ...text, number, words: earlier === 0 ? null : edition.words }, now)
  await record(tx, by, 'help.restored', { subjectKind: 'help text', facts: { ...told(text), number, earlier } }, now)
  return number
}

async function nextNumber(tx: Tx, { kind, slug, over }: Text): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`help ${kind} ${slug}`}, 11))`.execute(tx)
  const editions = (await findEditions(tx, kind, slug)) ?? refuse('http.not-found')
  const latest = editions[0]?.number ?? 0
  refuseIf(latest === over ? null : new Refusal('help.edited-meanwhile', { author: editions[0]?.author ?? '' }))
  return latest + 1
}

type NewEdition = { kind: TextKind; slug: string; number: number; words: Words | null }

async function insertEdition(
  tx: Tx,
  by: Actor,
  { kind, slug, number, words }: NewEdition,
  now: Instant,
): Promise<void> {
  await sql`insert into help_edition (id, kind, slug, number, title, summary, body, published_at, published_by)
    values (${newId<'edition'>()}, ${kind}, ${slug}, ${number}, ${words?.title ?? null}, ${words?.summary ?? null},
      ${words?.body ?? null}, ${now}, ${by.userId})`.execute(tx)
}

function told({ kind, slug }: Text) {
  return { kind, slug }
}
