/** What the provider says of every contract at once, in hundredths of a percent, and why. */
export type ForAll = { share: number; reason: string | null }

/**
 * The same completeness for everybody who has more by the journal; whoever has as little or less stays as counted, because
 * completeness is only lowered.
 */
export function sameForAll(counted: number, forAll: ForAll | null): ForAll | null {
  return forAll && forAll.share < counted ? forAll : null
}
