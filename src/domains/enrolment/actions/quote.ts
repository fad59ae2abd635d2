import type { Reader } from '#platform/db'
import type { GroupId } from '#programmes'
import { dayOf, settingOf } from '#region'
import type { Quote } from '../model.ts'
import { findQuoteFacts } from '../queries/facts.ts'
import { quote } from '../rules/quote.ts'
import { leastBalance } from '../settings.ts'

export type Wish = {
  childId: string
  groupId: GroupId
  /** The day study should start; the first possible one without it. */
  startsOn?: Temporal.PlainDate
  /** Only when this user answers for the child; null for staff whose right was checked otherwise. */
  guardianId: string | null
}

/** The quote of a child for a group now; null when the child or the group is not there or not the guardian's. */
export async function quoteFor(reader: Reader, wish: Wish, now: Temporal.Instant): Promise<Quote | null> {
  const today = await dayOf(reader, now)
  const least = await settingOf(reader, leastBalance, today)
  const facts = await findQuoteFacts(
    reader,
    { ...wish, startsOn: wish.startsOn ?? null },
    { now, today, least: BigInt(least) },
  )
  return facts && quote(facts, wish.startsOn)
}
