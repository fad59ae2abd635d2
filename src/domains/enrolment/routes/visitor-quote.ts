import type { Reader } from '#platform/db'
import type { GroupId } from '#programmes'
import { quoteFor } from '../actions/quote.ts'
import type { Quote } from '../model.ts'
import type { ProviderQuote } from '../pages/admission.tsx'
import { providerReasonWords } from '../words/reasons-for-provider.ts'

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

/** Where there is not enough, the certificate pays nothing: how little is left on it is not the organisation's to know. */
function withoutBalance(quote: Quote): Quote {
  if (!quote.reasons.some(({ code }) => code === 'balance-empty' || code === 'no-nominal')) return quote
  return { ...quote, certificate: 0n, parent: quote.total, months: [], left: null }
}
