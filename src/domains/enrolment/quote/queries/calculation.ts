import type { Reader } from '#platform/db'
import { findGroupFacts, type GroupFacts, type GroupId } from '#programmes'
import { dayOf, regionZone } from '#region'
import type { Quote, Reason } from '../../model.ts'
import { findPlaceInLine } from '../../waiting/queries.ts'
import { mayWait } from '../../waiting/rules.ts'
import { quoteFor, quotesFor } from '../actions.ts'
import { type ReasonWords, reasonWords } from '../words/reasons.ts'
import type { PriceFacts } from '../words/sums.ts'
import { listNearGroups, type NearGroup } from './near.ts'

/** The quote of the chosen child for the chosen group, with everything told in words. */
export type Calculation = {
  quote: Quote
  prices: PriceFacts
  reasons: readonly ReasonWords[]
  near: readonly NearGroup[]
}

type Wish = {
  guardianId: string
  child: { id: string; birthOn: Temporal.PlainDate }
  groupId: GroupId
  startsOn?: Temporal.PlainDate
  /** What an act has calculated a moment ago, when it refused. */
  quote?: Quote
  /** Machines do not ask for alternatives with every quote. */
  withoutNear?: boolean
}

export type Calculated = { calculation: Calculation; facts: GroupFacts }

/** The quote with its words and, when something is in the way, near alternatives; null for a group that is not there. */
export async function calculate(reader: Reader, wish: Wish, now: Temporal.Instant): Promise<Calculated | null> {
  const { guardianId, child, groupId, startsOn } = wish
  const [quote, facts] = await Promise.all([
    wish.quote ?? quoteFor(reader, { childId: child.id, groupId, startsOn, guardianId }, now),
    findGroupFacts(reader, groupId),
  ])
  return quote && facts && inWords(reader, wish, { quote, facts }, now)
}

/** The same for several wishes of a family, each as if those before it had been filed; no alternatives (product 2.3). */
export async function calculateInTurn(
  reader: Reader,
  wishes: readonly Wish[],
  now: Temporal.Instant,
): Promise<(Calculated | null)[]> {
  const [quotes, groups] = await Promise.all([
    quotesFor(
      reader,
      wishes.map(({ guardianId, child, groupId }) => ({ childId: child.id, groupId, guardianId })),
      now,
    ),
    Promise.all(wishes.map(({ groupId }) => findGroupFacts(reader, groupId))),
  ])
  return Promise.all(
    wishes.map((wish, index) => {
      const [quote, facts] = [quotes[index], groups[index]]
      return quote && facts ? inWords(reader, { ...wish, withoutNear: true }, { quote, facts }, now) : null
    }),
  )
}

type Found = { quote: Quote; facts: GroupFacts }

async function inWords(
  reader: Reader,
  wish: Wish,
  { quote, facts }: Found,
  now: Temporal.Instant,
): Promise<Calculated> {
  const { child, groupId } = wish
  const [zone, today, reasons] = await Promise.all([
    regionZone(reader),
    dayOf(reader, now),
    withWayOn(reader, quote, wish),
  ])
  const place = { childId: child.id, article: facts.programme.article, groupId, zone }
  const calculation: Calculation = {
    quote,
    prices: { price: facts.module.priceKopecks, normative: facts.module.normativeKopecks, group: facts.group },
    reasons: reasons.map((reason) => reasonWords(reason, place)),
    near:
      quote.allowed || wish.withoutNear
        ? []
        : await listNearGroups(reader, { groupId, birthOn: child.birthOn, today, now }),
  }
  return { calculation, facts }
}

/** A full group has a way on: its waiting list, or the place that the child has in it already. */
async function withWayOn(reader: Reader, quote: Quote, { child, groupId }: Wish): Promise<Reason[]> {
  if (!quote.reasons.some(({ code }) => code === 'group-full')) return quote.reasons
  const waitingId = await findPlaceInLine(reader, { childId: child.id, groupId })
  const way: Record<string, string> = waitingId
    ? { waitingId }
    : mayWait(quote).kind === 'may-join'
      ? { join: 'yes' }
      : {}
  return quote.reasons.map((one) => (one.code === 'group-full' ? { ...one, facts: { ...one.facts, ...way } } : one))
}
