import { formatDay, formatMonth, isBefore } from '#kernel/dates'
import { Refusal } from '#kernel/refusal'
import type { Answer, AnswerState, Attended, Review, ReviewState, Voice } from '../model.ts'
import { findPersonal, type Named, personalWords } from './personal.ts'

type Writing = {
  /** A study in this programme that began; null when no child of the family attended. */
  attended: Attended | null
  /** The review that stands already: whose, and in which state. */
  standing: { own: boolean; state: ReviewState } | null
}

/** Only a family whose child attends or attended (S-101), and one review for a family. */
export function whyNotReview({ attended, standing }: Writing): Refusal | null {
  if (!attended) return new Refusal('reviews.not-attended')
  return standing && !standing.own ? new Refusal('reviews.family-has-one') : null
}

/** What all will read names nobody of the family, and gives no way to reach anybody. */
export function whyNotWords(words: string, people: readonly Named[]): Refusal | null {
  const found = findPersonal(words, people)
  return found.length > 0 ? new Refusal('reviews.personal', { words: personalWords(found) }) : null
}

type Decided = Pick<Review | Answer, 'state' | 'sentAt'>
type Read = { was: AnswerState; readAt: Temporal.Instant; publish: boolean }

/**
 * What the operator decides on is what it has read, as it stood: the author may have written it anew meanwhile, or somebody
 * else decided. What is public may be taken down later, and what is not may be let out after all.
 */
export function whyNotDecide({ state, sentAt }: Decided, { was, readAt, publish }: Read): Refusal | null {
  const wished = publish ? 'published' : 'refused'
  if (state !== was || was === wished) return new Refusal('reviews.decided-already')
  return sentAt.equals(readAt) ? null : new Refusal('reviews.written-anew')
}

/** An organisation replies to what is public. */
export function whyNotAnswer({ state }: Pick<Review, 'state'>): Refusal | null {
  return state === 'published' ? null : new Refusal('http.not-found')
}

type Told = Pick<Review, 'voice' | 'startsOn' | 'endsOn'>

/** «Родитель, ребёнок занимался с сентября 2025 по май 2026»: never a name. */
export function authorWords({ voice, startsOn, endsOn }: Told, today: Temporal.PlainDate): string {
  const over = isBefore(endsOn, today)
  const from = genitiveMonth(startsOn)
  const when = over ? `с ${from} по ${formatMonth(endsOn)}` : `с ${from}`
  return `${voiceWords[voice]}, ${over ? 'занимались' : 'занимаются'} ${when}`
}

const voiceWords: Record<Voice, string> = { guardian: 'Родитель', self: 'Участник старше 14 лет' }

/** «сентября 2025» */
function genitiveMonth(day: Temporal.PlainDate): string {
  return formatDay(day)
    .replace(/^\d+\s/, '')
    .replace(/\sгода$/, '')
}
