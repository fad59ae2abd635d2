import { grantMoment, meltPolicy } from '#funding'
import { type Facts, Refusal } from '#kernel/refusal'
import type { Reader } from '#platform/db'
import type { GroupId } from '#programmes'
import { dayOf, settingOf } from '#region'
import type { Quote } from '../model.ts'
import { findQuoteFacts, type Moment } from './queries/facts.ts'
import { quotesInTurn } from './rules/in-turn.ts'
import { quote } from './rules/quote.ts'
import { leastBalance } from './settings.ts'

export type Wish = {
  childId: string
  groupId: GroupId
  /** The day study should start; the first possible one without it. */
  startsOn?: Temporal.PlainDate
  /** Only when this user answers for the child; null for staff whose right was checked otherwise. */
  guardianId: string | null
}

/** Refused with the quote as it stood under the locks: whoever tells of it need not calculate it again. */
export class QuoteRefused extends Refusal {
  readonly quote: Quote

  constructor(code: string, quote: Quote, facts?: Facts) {
    super(code, facts)
    this.quote = quote
  }
}

/** The quote of a child for a group now; null when the child or the group is not there or not the guardian's. */
export async function quoteFor(reader: Reader, wish: Wish, now: Temporal.Instant): Promise<Quote | null> {
  const moment = await momentOf(reader, now)
  const facts = await findQuoteFacts(reader, { ...wish, startsOn: wish.startsOn ?? null }, moment)
  return facts && quote(facts, wish.startsOn)
}

/** Quotes of a family's wishes, each as if those before it had been filed; null for one that is not there or not its own. */
export async function quotesFor(
  reader: Reader,
  wishes: readonly Omit<Wish, 'startsOn'>[],
  now: Temporal.Instant,
): Promise<(Quote | null)[]> {
  const moment = await momentOf(reader, now)
  return quotesInTurn(
    await Promise.all(wishes.map((wish) => findQuoteFacts(reader, { ...wish, startsOn: null }, moment))),
  )
}

/** What a quote takes from the region's settings on the day. */
export async function momentOf(reader: Reader, now: Temporal.Instant): Promise<Moment> {
  const today = await dayOf(reader, now)
  const [least, grantOn, melt] = await Promise.all([
    settingOf(reader, leastBalance, today),
    settingOf(reader, grantMoment, today),
    settingOf(reader, meltPolicy, today),
  ])
  return { now, today, least: BigInt(least), grantOn, melt }
}
