import type { Quote, Reason, ReasonCode } from '../model.ts'

/** What can be mended while one waits; with anything else in the way no seat could be taken, so nobody waits for it. */
const mendable: ReadonlySet<ReasonCode> = new Set([
  'group-full',
  'not-activated',
  'certificate-frozen',
  'no-agreement',
  'agreement-full',
  'no-period',
  'period-not-open',
  'payer-ban',
  'no-nominal',
  'balance-empty',
  'ceiling-reached',
  'register-limit',
  'time-clash',
])

export type WaitingAnswer =
  | { kind: 'may-join'; needed: Reason[] }
  | { kind: 'seats-free' }
  | { kind: 'may-not'; reasons: Reason[] }

/** Whether a child may wait for a seat of the group, and what must be mended by the time one is offered. */
export function mayWait({ reasons }: Pick<Quote, 'reasons'>): WaitingAnswer {
  const lasting = reasons.filter(({ code, blocks }) => blocks && !mendable.has(code))
  if (lasting.length > 0) return { kind: 'may-not', reasons: lasting }
  if (!reasons.some(({ code }) => code === 'group-full')) return { kind: 'seats-free' }
  return { kind: 'may-join', needed: reasons.filter(({ code }) => code !== 'group-full' && code !== 'time-clash') }
}

export type OfferTerm = {
  hours: number
  /** Hours of the day between which no term ends: whoever sleeps does not lose a seat. Equal ones mean no night. */
  nightFrom: number
  nightTo: number
}

/** Until when an offered seat is kept: so many hours, and when that is at night, until the morning. */
export function offerUntil(
  now: Temporal.Instant,
  { hours, nightFrom, nightTo }: OfferTerm,
  zone: string,
): Temporal.Instant {
  const end = now.add({ hours }).toZonedDateTimeISO(zone)
  const evening = nightFrom > nightTo && end.hour >= nightFrom
  const asleep = evening || (end.hour < nightTo && (nightFrom > nightTo || end.hour >= nightFrom))
  if (!asleep) return end.toInstant()
  return end
    .toPlainDate()
    .add({ days: evening ? 1 : 0 })
    .toZonedDateTime({ timeZone: zone, plainTime: { hour: nightTo } })
    .toInstant()
}
