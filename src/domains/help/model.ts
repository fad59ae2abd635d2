import type { Role } from '#access'
import type { FilmKind } from './film.ts'

/** Whose work an instruction describes; its heading on the page stands in `audienceWords`. */
export type Audience = Extract<Role, 'family' | 'reception' | 'provider' | 'municipality' | 'region'>

export const audienceWords: Record<Audience, string> = {
  family: 'Семьям',
  reception: 'Пунктам приёма',
  provider: 'Организациям',
  municipality: 'Муниципалитетам',
  region: 'Региональному оператору',
}

/** What the region's settings decide: a block that is true only then says so. */
export type Condition =
  | ('melts' | 'melts-monthly' | 'melts-daily')
  | ('credited-on-issue' | 'credited-on-activation' | 'credited-on-enrolment')

/**
 * Words of a text are plain, with `{fact}` for what the settings say, `**bold**` and `[label](address)`.
 * Nothing that a region may change by an act is written as a number.
 */
export type Block = (
  | { p: string }
  | { heading: string }
  | { list: readonly string[] }
  | { steps: readonly { label: string; text: string }[] }
  | { notice: string; text: string; tone?: 'info' | 'warn' }
) & { when?: Condition }

export type Instruction = {
  slug: string
  title: string
  summary: string
  audience: Audience
  /** Who else finds it among their own. */
  also?: readonly Audience[]
  /** Patterns of the pages it explains: `/my/children/:id`, `/reception/*`. */
  pages: readonly string[]
  /** Other words that people look for it by. */
  words?: string
  blocks: readonly Block[]
  /** Slugs of instructions to read next. */
  next?: readonly string[]
}

/** A frequent question; `slug` is its anchor on the page. */
export type Question = {
  slug: string
  question: string
  answer: readonly Block[]
  pages: readonly string[]
  words?: string
}

/** All texts of help as they are read now. */
export type Library = {
  instructions: readonly Instruction[]
  questions: readonly Question[]
  lessons: readonly Lesson[]
}

/** A video lesson (S-054, S-075): the film, its captions and a still of each step are files of the same name. */
export type Lesson = {
  slug: string
  title: string
  summary: string
  audience: Audience
  also?: readonly Audience[]
  pages: readonly string[]
  width: number
  height: number
  stillHeight: number
  seconds: number
  /** Absent: a film of the program. The operator's own has no stills. */
  own?: OwnFilm
  /** `at` is milliseconds from the beginning. */
  steps: readonly { label: string; text: string; at: number }[]
}

export type OwnFilm = { kind: FilmKind; hash: string; seconds: number }

export type FactName =
  | 'confirmationTerm'
  | 'recoveryTerm'
  | 'passwordLength'
  | 'ageFrom'
  | 'ageOver'
  | 'selfAge'
  | 'documentsTerm'
  | 'answerTerm'
  | 'offerTerm'
  | 'silenceTerm'
  | 'seatOfferTerm'
  | 'supportEmail'
  | 'supportPhone'
  | 'supportHours'

/** The region's settings in the words of the texts. */
export type Told = { words: Readonly<Record<FactName, string>>; holds: ReadonlySet<Condition> }

type Support = { email: string; phone: string; hours: string }
type Operator = { name: string; address: string; email: string }

/** Who answers questions: the region's support, its operator, and each municipality's authorised body (S-012, S-095). */
export type Contacts = {
  support: Support
  operator: Operator
  bodies: readonly {
    id: string
    name: string
    authorisedBody: string
    coordinator: string | null
    phone: string
    email: string
    hours: string
  }[]
}

export const textKinds = ['instruction', 'question', 'lesson'] as const
export type TextKind = (typeof textKinds)[number]

/** A text as it is edited: the marks of `writeMarkup` in `body`; a question has no summary and is for everybody. */
export type Words = {
  title: string
  summary: string
  body: string
  /** Whose text it is, the first of them before all. */
  audiences: readonly Audience[]
  /** Patterns of the pages that it explains. */
  pages: readonly string[]
}

/** Number 0 is the edition of the program. */
export type Edition = {
  number: number
  publishedAt: Temporal.Instant | null
  author: string | null
  takenDown: boolean
  words: Words
}

/** Where on the site everybody reads a text. */
export const addresses: Record<TextKind, (slug: string) => string> = {
  instruction: (slug) => `/help/${slug}`,
  question: (slug) => `/help/questions#${slug}`,
  lesson: (slug) => `/help/videos/${slug}`,
}

export const textWords: Record<TextKind, string> = {
  instruction: 'Инструкция',
  question: 'Частый вопрос',
  lesson: 'Видеоурок',
}
