import { type Day, isBefore } from '#kernel/dates'
import { Refusal } from '#kernel/refusal'
import type { AgreementState, ProviderState } from '../model.ts'

type Period = { startsOn: Day; endsOn: Day }

/** Why an agreement cannot be asked for: only who is in the register asks, and for a period that is not over. */
export function whyNotAsk(provider: { state: ProviderState }, period: Period | null, today: Day): Refusal | null {
  if (provider.state !== 'active') return new Refusal('providers.not-in-register')
  if (!period || isBefore(period.endsOn, today)) return new Refusal('providers.period-over')
  return null
}

/** Why it cannot be signed: it was answered already, or its date is still to come. */
export function whyNotSign(agreement: { state: AgreementState }, signedOn: Day, today: Day): Refusal | null {
  return whyNotAnswer(agreement) ?? (isBefore(today, signedOn) ? new Refusal('providers.signed-ahead') : null)
}

export function whyNotAnswer({ state }: { state: AgreementState }): Refusal | null {
  return state === 'asked' ? null : new Refusal('providers.agreement-answered', { state })
}

/** Only what is in force can end. */
export function whyNotEnd({ state }: { state: AgreementState }): Refusal | null {
  return state === 'active' ? null : new Refusal('providers.agreement-not-active', { state })
}

/** An answer that is late: the day of the term itself is still in time. */
export function isOverdue({ state, dueOn }: { state: AgreementState; dueOn: Day | null }, today: Day): boolean {
  return state === 'asked' && dueOn !== null && isBefore(dueOn, today)
}
