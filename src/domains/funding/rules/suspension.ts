import type { MeltPolicy } from '../model/nominal.ts'
import { nominalOn } from './nominal.ts'

type Kept = { amount: bigint; used: boolean }
type InForce = { amount: bigint; startsOn: Temporal.PlainDate; endsOn: Temporal.PlainDate }

/**
 * What comes back with the end of a freeze: a balance that was in use as it was, an unused nominal as it would stand today
 * had it never been frozen (S-008); nothing of a period that is over.
 */
export function comesBack(kept: Kept, nominal: InForce | null, today: Temporal.PlainDate, melt: MeltPolicy): bigint {
  if (!nominal) return 0n
  return kept.used ? kept.amount : nominalOn(nominal.amount, nominal, today, melt)
}
