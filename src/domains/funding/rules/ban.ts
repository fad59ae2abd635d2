import { type Day, isBefore } from '#kernel/dates'
import { Refusal } from '#kernel/refusal'
import type { Ban } from '../model/ban.ts'

type Facts = { today: Day; period: { name: string; endsOn: Day }; noticeDays: number; living: Pick<Ban, 'from'> | null }

/** The first day from which new contracts may be forbidden: families and providers are told so many days before. */
export function earliestBan(today: Day, noticeDays: number): Day {
  return today.add({ days: noticeDays })
}

/** Why a payer may not forbid new contracts of a period from this day. */
export function whyNotBan(from: Day, { today, period, noticeDays, living }: Facts): Refusal | null {
  if (living) return new Refusal('funding.banned-already', { from: living.from.toString() })
  const earliest = earliestBan(today, noticeDays)
  const facts = { period: period.name, earliest: earliest.toString(), to: period.endsOn.toString() }
  if (isBefore(period.endsOn, earliest)) return new Refusal('funding.ban-too-late', facts)
  return isBefore(from, earliest) || isBefore(period.endsOn, from) ? new Refusal('funding.ban-day', facts) : null
}
