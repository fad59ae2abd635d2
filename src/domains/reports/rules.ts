import { type Day, isAfter } from '#kernel/dates'
import { Refusal } from '#kernel/refusal'
import type { Counted, MunicipalityCoverage, Target } from './model.ts'

export type Total = Counted & {
  /** Of the municipalities that have said a number; null when none has. */
  children: number | null
  /** Certificates of those municipalities: only they may be divided by their children. */
  counted: number
  uncounted: number
}

/** Nobody counts children ahead, nor by an act that is still to come. */
export function whyNotCount(given: { countedOn: Day; act: { issuedOn: Day } }, today: Day): Refusal | null {
  const ahead = [given.countedOn, given.act.issuedOn].some((day) => isAfter(day, today))
  return ahead ? new Refusal('reports.day-ahead') : null
}

/** The region is the sum of its municipalities. */
export function totalOf(municipalities: readonly Omit<MunicipalityCoverage, 'points'>[]): Total {
  const known = municipalities.filter(({ count }) => count !== null)
  return {
    certificates: sum(municipalities, ({ certificates }) => certificates),
    activated: sum(municipalities, ({ activated }) => activated),
    children: known.length > 0 ? sum(known, ({ count }) => count?.children ?? 0) : null,
    counted: sum(known, ({ certificates }) => certificates),
    uncounted: municipalities.length - known.length,
  }
}

/** A part of one, or null when nobody knows of how many. */
export function shareOf(certificates: number, children: number | null): number | null {
  return children === null || children === 0 ? null : certificates / children
}

/** «99,9 %» is not a hundred: a share is never rounded up. */
export function percentOf(share: number | null): number | null {
  return share === null ? null : Math.floor(share * 1000 + 1e-9) / 10
}

export type Lack = { certificates: number; days: number /** Null when the day has passed. */; aDay: number | null }

/** What is missing to the target and how much that is for each day that is left, today included. */
export function lackOf(counted: number, children: number | null, target: Target, today: Day): Lack | null {
  if (children === null) return null
  const certificates = Math.max(0, Math.ceil((children * target.percent) / 100) - counted)
  const days = today.until(target.until).days + 1
  return { certificates, days: Math.max(0, days), aDay: days > 0 ? Math.ceil(certificates / days) : null }
}

function sum<Row>(rows: readonly Row[], part: (row: Row) => number): number {
  return rows.reduce((total, row) => total + part(row), 0)
}
