import { homeOf, type Reader, sql } from '#platform/db'
import { listFilms } from './films.ts'
import { readMarkup, stepsIn, writeMarkup } from './markup.ts'
import type { Audience, Block, Instruction, Lesson, Library, OwnFilm, Question, TextKind, Words } from './model.ts'
import { firstEdition } from './texts/library.ts'

type Row = {
  kind: TextKind
  slug: string
  title: string | null
  summary: string | null
  body: string | null
  audiences: Audience[] | null
  pages: string[] | null
  takenDown: boolean
}

const kept = new WeakMap<object, { editions: number; library: Library }>()

/**
 * The texts in force: those of the program under the operator's latest editions, and the operator's own; without those taken down.
 * Made anew when there is another edition, in whichever process it was published.
 */
export async function libraryOf(reader: Reader): Promise<Library> {
  const { rows: counted } = await sql<{ editions: number }>`select count(*)::int as editions from help_edition`.execute(
    reader,
  )
  const editions = counted[0]?.editions ?? 0
  if (editions === 0) return firstEdition
  const copy = kept.get(homeOf(reader))
  if (copy?.editions === editions) return copy.library
  const library = overlaid(await listLatest(reader), await listFilms(reader))
  kept.set(homeOf(reader), { editions, library })
  return library
}

async function listLatest(reader: Reader): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select distinct on (kind, slug) kind, slug, title, summary, body, audiences, pages, taken_down as "takenDown" from help_edition
    order by kind, slug, number desc`.execute(reader)
  return rows
}

/** Texts that nobody reads at the moment, for the desk. */
export async function listTakenDown(reader: Reader): Promise<{ kind: TextKind; slug: string; title: string }[]> {
  const latest = await listLatest(reader)
  return latest
    .filter(({ takenDown }) => takenDown)
    .map(({ kind, slug, title }) => ({ kind, slug, title: title ?? firstWords(kind, slug)?.title ?? slug }))
}

function overlaid(rows: readonly Row[], films: ReadonlyMap<string, OwnFilm>): Library {
  return {
    instructions: laid(rows, 'instruction', firstEdition.instructions, instructionOf),
    questions: laid(rows, 'question', firstEdition.questions, questionOf),
    lessons: laid(rows, 'lesson', firstEdition.lessons, (row, one) =>
      one ? lessonOf(row, one) : ownLessonOf(row, films.get(row.slug)),
    ),
  }
}

/** The operator's own, which know the region better, then the program's texts under what was published over them. */
function laid<T extends { slug: string }>(
  rows: readonly Row[],
  kind: TextKind,
  first: readonly T[],
  over: (row: Row, one: T | null) => T | null,
): T[] {
  const mine = new Map(rows.filter((row) => row.kind === kind).map((row) => [row.slug, row]))
  const known = new Set(first.map(({ slug }) => slug))
  const own = [...mine.values()].filter(({ slug, takenDown }) => !known.has(slug) && !takenDown)
  return [
    ...own.flatMap((row) => over(row, null) ?? []),
    ...first.flatMap((one) => {
      const row = mine.get(one.slug)
      if (!row) return [one]
      return row.takenDown ? [] : [over(row, one) ?? one]
    }),
  ]
}

function instructionOf(row: Row, one: Instruction | null): Instruction | null {
  const blocks = blocksOf(row)
  if (!row.title || !blocks) return one
  const { slug, title, summary } = row
  return { ...one, slug, title, summary: summary ?? '', blocks, ...readersOf(row, one), pages: pagesOf(row, one) }
}

function questionOf(row: Row, one: Question | null): Question | null {
  const answer = blocksOf(row)
  if (!row.title || !answer) return one
  return { ...one, slug: row.slug, question: row.title, answer, pages: pagesOf(row, one) }
}

/** The operator's own: without stills, as long as its captions say. */
function ownLessonOf(row: Row, own: OwnFilm | undefined): Lesson | null {
  const { slug, title, summary } = row
  if (!own || !title) return null
  return {
    ...{ slug, title, summary: summary ?? '', ...readersOf(row, null), pages: pagesOf(row, null) },
    ...{ own, seconds: own.seconds, width: 1280, height: 720, stillHeight: 0 },
    steps: stepsIn(blocksOf(row) ?? []).map((step) => ({ ...step, at: 0 })),
  }
}

/** A film is the program's; its title, summary and the words of its steps are edited. */
function lessonOf(row: Row, one: Lesson): Lesson | null {
  const steps = stepsIn(blocksOf(row) ?? [])
  if (!row.title || steps.length !== one.steps.length) return one
  return {
    ...{ ...one, title: row.title, summary: row.summary ?? '', ...readersOf(row, one), pages: pagesOf(row, one) },
    steps: one.steps.map((step, at) => ({ ...step, ...steps[at] })),
  }
}

function readersOf({ audiences }: Row, one: { audience: Audience; also?: readonly Audience[] } | null) {
  const [audience = one?.audience ?? 'family', ...also] = audiences ?? [one?.audience ?? 'family', ...(one?.also ?? [])]
  return { audience, also }
}

function pagesOf({ pages }: Row, one: { pages: readonly string[] } | null): readonly string[] {
  return pages ?? one?.pages ?? []
}

function blocksOf({ body }: Row): Block[] | null {
  const read = body ? readMarkup(body) : null
  return read && 'blocks' in read ? read.blocks : null
}

/** A text of the program as it is edited; null for one that it does not have. */
export function firstWords(kind: TextKind, slug: string): Words | null {
  if (kind === 'question') {
    const one = firstEdition.questions.find((text) => text.slug === slug)
    return one
      ? { title: one.question, summary: '', body: writeMarkup(one.answer), audiences: [], pages: [...one.pages] }
      : null
  }
  const texts: readonly (Instruction | Lesson)[] = kind === 'lesson' ? firstEdition.lessons : firstEdition.instructions
  const one = texts.find((text) => text.slug === slug)
  if (!one) return null
  const { title, summary, audience, also = [], pages } = one
  const blocks = 'blocks' in one ? one.blocks : [{ steps: one.steps }]
  return { title, summary, body: writeMarkup(blocks), audiences: [audience, ...also], pages: [...pages] }
}

/** How many stills a film has; null for a text without one. */
export function countSteps(kind: TextKind, slug: string): number | null {
  const film = kind === 'lesson' ? firstEdition.lessons.find((one) => one.slug === slug) : null
  return film?.steps.length ?? null
}
