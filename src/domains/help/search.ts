import { type Reader, sql } from '#platform/db'
import { otherLayout, Spelling } from '#programmes'
import { parseSpans } from '#ui'
import type { Instruction, Lesson, Library, Question } from './model.ts'
import { stringsOf } from './rules.ts'

export type Found = {
  instructions: readonly Instruction[]
  lessons: readonly Lesson[]
  questions: readonly Question[]
  /** A question says in its title more of what was asked than any instruction does. */
  answersFirst: boolean
  /** What was looked for instead of what was typed. */
  instead: string | null
}

type Entry<T> = { text: T; title: ReadonlySet<string>; near: ReadonlySet<string>; body: ReadonlySet<string> }
type Shelf = {
  instructions: Entry<Instruction>[]
  lessons: Entry<Lesson>[]
  questions: Entry<Question>[]
  /** Of every text: a word with none of these is a slip. */
  stems: ReadonlySet<string>
  spelling: Spelling
}

const mostWords = 12
const shortestBeginning = 4
const worth = { title: 9, near: 5, body: 1 } as const

export type Search = (reader: Reader, library: Library, text: string) => Promise<Found>

/** Finds texts by the words of a question, whatever their endings and slips; the stems of a library are made once. */
export function helpSearch(): Search {
  let kept: { library: Library; shelf: Promise<Shelf> } | null = null
  const shelfOf = (reader: Reader, library: Library): Promise<Shelf> => {
    if (kept?.library === library) return kept.shelf
    const shelf = shelve(reader, library)
    const made = { library, shelf }
    kept = made
    shelf.catch(() => {
      if (kept === made) kept = null
    })
    return shelf
  }
  return async (reader, library, text) => {
    const shelf = await shelfOf(reader, library)
    const typed = text.slice(0, 200)
    const words = wordsOf(typed)
    const [stems = [], ...ofWords] = await stemsOf(reader, [typed, ...words])
    const asked = look(shelf, stems, null)
    if (isFound(asked)) return asked
    const strange = (at: number) => ofWords[at]?.some((stem) => !shelf.stems.has(stem)) ?? false
    const mended = words.map((word, at) => (strange(at) ? shelf.spelling.guess(word) : null) ?? word).join(' ')
    const guesses = [otherLayout(typed), mended].filter((guess) => guess !== null)
    const guessed = await stemsOf(reader, guesses)
    return guesses.map((guess, at) => look(shelf, guessed[at] ?? [], guess)).find(isFound) ?? asked
  }
}

function look(shelf: Shelf, stems: readonly string[], instead: string | null): Found {
  const wanted = stems.slice(0, mostWords)
  const [instructions, lessons, questions] = [
    best(shelf.instructions, wanted),
    best(shelf.lessons, wanted),
    best(shelf.questions, wanted),
  ]
  const texts = <T>(rated: readonly Rated<T>[]) => rated.map(({ text }) => text)
  return {
    ...{ instructions: texts(instructions), lessons: texts(lessons), questions: texts(questions) },
    answersFirst: (questions[0]?.titled ?? 0) > (instructions[0]?.titled ?? 0),
    instead,
  }
}

function isFound({ instructions, lessons, questions }: Found): boolean {
  return instructions.length + lessons.length + questions.length > 0
}

/** Letters and digits in small letters, ё as е. */
function wordsOf(text: string): string[] {
  const small = text.toLowerCase().replaceAll('ё', 'е')
  return (small.match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, mostWords)
}

type Rated<T> = { text: T; titled: number }

/** Texts with every word; when there are none, those with the most words. */
function best<T>(entries: readonly Entry<T>[], wanted: readonly string[]): Rated<T>[] {
  const rated = entries
    .map((entry) => ({ text: entry.text, ...rate(entry, wanted) }))
    .filter(({ words }) => words > 0)
    .sort((a, b) => b.words - a.words || b.titled - a.titled || b.sum - a.sum || b.share - a.share)
  const most = rated[0]?.words ?? 0
  return most * 2 > wanted.length ? rated.filter(({ words }) => words === most) : []
}

function rate({ title, near, body }: Omit<Entry<unknown>, 'text'>, wanted: readonly string[]) {
  const sums = wanted.map((stem) =>
    has(title, stem) ? worth.title : has(near, stem) ? worth.near : has(body, stem) ? worth.body : 0,
  )
  const titled = wanted.filter((stem) => title.has(stem)).length
  return {
    ...{ words: sums.filter((sum) => sum > 0).length, sum: sums.reduce<number>((all, one) => all + one, 0) },
    // Whole words of the title before beginnings of words, and a title that says little else before a long one.
    ...{ titled, share: titled / Math.max(title.size, 1) },
  }
}

/** A word half typed finds the whole one. */
function has(stems: ReadonlySet<string>, wanted: string): boolean {
  if (stems.has(wanted)) return true
  return wanted.length >= shortestBeginning && stems.values().some((stem) => stem.startsWith(wanted))
}

async function shelve(reader: Reader, { instructions, questions, lessons }: Library): Promise<Shelf> {
  const told = instructions.map(({ title, summary, words = '', blocks }) => [
    title,
    `${summary} ${words}`,
    plain(blocks.flatMap(stringsOf)),
  ])
  const shown = lessons.map(({ title, summary, steps }) => [
    title,
    summary,
    steps.map(({ label, text }) => `${label} ${text}`).join(' '),
  ])
  const asked = questions.map(({ question, words = '', answer }) => [question, words, plain(answer.flatMap(stringsOf))])
  const texts = [...told, ...shown, ...asked].flat()
  const stems = await stemsOf(reader, texts)
  const spelling = new Spelling()
  for (const text of texts) spelling.add(text)
  const entryAt = <T>(text: T, place: number): Entry<T> => {
    const [title, near, body] = stems.slice(place * 3, place * 3 + 3)
    return { text, title: new Set(title), near: new Set(near), body: new Set(body) }
  }
  return {
    instructions: instructions.map(entryAt),
    lessons: lessons.map((lesson, at) => entryAt(lesson, told.length + at)),
    questions: questions.map((question, at) => entryAt(question, told.length + shown.length + at)),
    stems: new Set(stems.flat()),
    spelling,
  }
}

/** Words without addresses and marks. */
function plain(texts: readonly string[]): string {
  const words = texts.flatMap(parseSpans).map((span) => span.text)
  return words.join(' ').replaceAll(/\{\w+\}/g, ' ')
}

/** Stems as PostgreSQL makes them, ё as е; words like «для» give none. */
async function stemsOf(reader: Reader, texts: readonly string[]): Promise<string[][]> {
  const plainLetters = texts.map((text) => text.toLowerCase().replaceAll('ё', 'е'))
  const { rows } = await sql<{ stems: string[] }>`
    select tsvector_to_array(to_tsvector('russian', text)) as stems
    from unnest(${plainLetters}::text[]) with ordinality as given (text, place) order by place`.execute(reader)
  return rows.map(({ stems }) => stems)
}
