import { type Day, isAfter } from '#kernel/dates'
import { Refusal } from '#kernel/refusal'
import type { ManagedPoint, NamedAct } from '../model/point.ts'

/** The municipality keeps its own points; the region sees them and changes none. */
export function whyNotChange(point: Pick<ManagedPoint, 'closedOn' | 'name'>, by: { role: string }): Refusal | null {
  if (by.role !== 'municipality') return new Refusal('http.not-found')
  return point.closedOn ? new Refusal('certificates.point-closed', { name: point.name }) : null
}

/** People of a point are invited by its municipality, and by the region where it cannot. */
export function whyNotInvite(point: Pick<ManagedPoint, 'closedOn' | 'name'>, by: { role: string }): Refusal | null {
  return whyNotChange(point, by.role === 'region' ? { role: 'municipality' } : by)
}

/** An act that is still to come names nobody. */
export function whyNotAct(act: NamedAct, today: Day): Refusal | null {
  return isAfter(act.issuedOn, today) ? new Refusal('certificates.act-ahead') : null
}

/** Rights that the point itself does not have are not given to its people (S-061, S-166). */
export function whyNotGive(
  rights: readonly string[],
  point: Pick<ManagedPoint, 'mayActivate' | 'workplace' | 'name'>,
): Refusal | null {
  // Two records are compared by what is in them: who merges sees personal data.
  const seeing = rights.includes('see-personal-data') || rights.includes('merge')
  if (seeing && !point.workplace) return new Refusal('certificates.workplace-not-stated', { name: point.name })
  return rights.includes('activate') && !point.mayActivate
    ? new Refusal('certificates.point-not-authorised', { name: point.name })
    : null
}
