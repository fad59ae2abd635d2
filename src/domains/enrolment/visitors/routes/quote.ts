import type { Reader } from '#platform/db'
import type { GroupId } from '#programmes'
import { quoteFor } from '../../quote/actions.ts'
import { withoutBalance } from '../../quote/rules/told.ts'
import type { ProviderQuote } from '../pages/admission.tsx'
import { providerReasonWords } from '../words.ts'

type Wish = {
  childId: string
  guardianId: string
  group: ProviderQuote['group']
  startsOn?: Temporal.PlainDate
  zone: string
}

/** The quote of a visitor for the organisation's own group, in words that tell nothing else of the child. */
export async function quoteForVisitor(
  reader: Reader,
  { childId, guardianId, group, startsOn, zone }: Wish,
  now: Temporal.Instant,
): Promise<ProviderQuote | null> {
  const quote = await quoteFor(reader, { childId, guardianId, groupId: group.id as GroupId, startsOn }, now)
  return (
    quote && {
      group,
      quote: withoutBalance(quote),
      reasons: quote.reasons.map((reason) => providerReasonWords(reason, zone)),
    }
  )
}
