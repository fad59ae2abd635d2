import { Refusal } from '#kernel/refusal'
import type { Candidacy } from '../candidacy.ts'
import type { ProviderState } from '../model.ts'

export type InnFacts = { standing: { state: ProviderState } | null; waiting: { number: string } | null }

/** Why a request cannot be sent now: it waits or is decided already, or the INN is taken. */
export function whyNotSend({ state, number }: Pick<Candidacy, 'state' | 'number'>, inn: InnFacts): Refusal | null {
  if (state === 'submitted') return new Refusal('providers.candidacy-sent', { number })
  if (state === 'accepted' || inn.standing?.state === 'active') return new Refusal('providers.in-register')
  return inn.waiting ? new Refusal('providers.inn-waits') : null
}

/** Why the operator cannot decide: only what waits is decided, once. */
export function whyNotDecide({ state, number }: Pick<Candidacy, 'state' | 'number'>): Refusal | null {
  return state === 'submitted' ? null : new Refusal('providers.candidacy-decided', { number })
}
