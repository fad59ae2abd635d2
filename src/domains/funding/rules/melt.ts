import { type Day, earlier, isAfter, isBefore, type Month, monthsBetween } from '#kernel/dates'
import type { MeltPolicy, NextMelt } from '../model/nominal.ts'
import { nominalOn } from './nominal.ts'

type Period = { startsOn: Day; endsOn: Day }

/** Months of a period that have begun by a day and in which an unused nominal fell: all but the first (S-008). */
export function meltedMonths(period: Period, today: Day): Month[] {
  const last = earlier(today, period.endsOn)
  return monthsBetween(period.startsOn, last).slice(1)
}

/** The first day of the next month, when it belongs to the period. */
export function nextFirst(period: Period, today: Day): Day | null {
  const next = today.with({ day: 1 }).add({ months: 1 })
  return isAfter(next, period.endsOn) ? null : next
}

function nextDay(period: Period, today: Day): Day | null {
  const next = today.add({ days: 1 })
  return isAfter(next, period.endsOn) ? null : next
}

type Unused = { annual: bigint | null; available: bigint; policy: MeltPolicy; noticeDays: number }

/** What an unused nominal becomes next and when; null when it stays as it is (S-008, S-009). */
export function nextMelt(
  period: Period,
  today: Day,
  { annual, available, policy, noticeDays }: Unused,
): NextMelt | null {
  const every = policy === 'linear-daily' ? 'day' : 'month'
  const on = every === 'day' ? nextDay(period, today) : nextFirst(period, today)
  if (annual === null || policy === 'none' || on === null) return null
  if (isBefore(today, period.startsOn)) return null
  const amount = nominalOn(annual, period, on, policy)
  if (amount >= available) return null
  // What falls every day is told quietly: a notice that never goes away is read by nobody.
  return { on, amount, every, soon: every === 'month' && today.until(on).days <= noticeDays }
}
