import type { Kopecks } from '#kernel/money'
import type { Reader } from '#platform/db'
import {
  type LessonTime,
  type ProgrammeDirection,
  type ProgrammeForm,
  paidByCertificate,
  type Register,
} from '../model.ts'
import { type Opening, openingAt } from '../rules/opening.ts'
import type { Standing } from '../standing.ts'
import type { GroupRow } from './card-rows.ts'
import { keptCardsOf } from './kept-cards.ts'

export type CardGroup = {
  opening: Opening
  capacity: number
  taken: number
  lessons: Pick<LessonTime, 'weekday' | 'startsAt' | 'endsAt'>[]
}

/** What a family sees of a programme in a list, with the seats of this moment. */
export type ProgrammeCard = {
  article: number
  name: string
  summary: string
  providerName: string
  municipalityName: string
  address: string | null
  direction: ProgrammeDirection
  register: Register
  form: ProgrammeForm
  ageFrom: number
  ageTo: number
  adapted: boolean
  hours: number
  /** The least price of a module; null before there is a module. */
  priceKopecks: Kopecks | null
  groups: CardGroup[]
  /** «Доступна оплата сертификатом» (S-087). */
  certificate: boolean
  standing: Standing
}

/** Cards of these articles in their order, as they are now: the catalogue in memory may be a second behind. */
export async function listCards(
  reader: Reader,
  articles: readonly number[],
  now: Temporal.Instant,
): Promise<ProgrammeCard[]> {
  if (articles.length === 0) return []
  const rows = await keptCardsOf(reader).list(articles)
  return rows.map(({ id: _, groups, paidUntil, rating, ratings, needed, mark, reviews, ...card }) => ({
    ...card,
    standing: { rating, ratings, needed, mark, reviews },
    certificate: paidByCertificate({ paidUntil }, now) && card.priceKopecks !== 0n,
    groups: (groups ?? []).map((row) => toGroup(row, now.epochMilliseconds)),
  }))
}

function toGroup({ lessons, ...facts }: GroupRow, nowMilliseconds: number): CardGroup {
  const { capacity, taken } = facts
  return { opening: openingAt(facts, nowMilliseconds), capacity, taken, lessons: lessons ?? [] }
}

/** The group worth showing first: on the wished days, then with seats, then full, then not open. */
export function bestGroup(card: ProgrammeCard, days: readonly number[] = []): CardGroup | null {
  const order: readonly Opening[] = ['free', 'full', 'soon', 'over', 'closed']
  const isWished = ({ lessons }: CardGroup) => lessons.some(({ weekday }) => days.includes(weekday))
  const rank = (group: CardGroup) => order.indexOf(group.opening) + (isWished(group) ? 0 : order.length)
  return card.groups.reduce<CardGroup | null>((best, group) => (best && rank(best) <= rank(group) ? best : group), null)
}
