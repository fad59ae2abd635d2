import type { Status, Told } from '../model.ts'

const way = ['submitted', 'confirmed', 'enrolled', 'ended'] as const satisfies readonly Status[]

/**
 * Statuses that the other system has not been told yet, in order. Jobs come in any order and may be late, so what is told
 * follows from the state and never goes back.
 */
export function statusesAfter(last: Status | null, { state, offered }: Pick<Told, 'state' | 'offered'>): Status[] {
  if (last !== null && isEnd(last)) return []
  const whole = wayTo(state, offered)
  const from = last === null ? 0 : whole.indexOf(last) + 1
  return from === 0 && last !== null ? [] : whole.slice(from)
}

function wayTo(state: Told['state'], offered: boolean): Status[] {
  const place = way.indexOf(state as (typeof way)[number])
  if (place >= 0) return way.slice(0, place + 1)
  return ['submitted', ...(offered ? (['confirmed'] as const) : []), state]
}

function isEnd(status: Status): boolean {
  return status !== 'submitted' && status !== 'confirmed' && status !== 'enrolled'
}
