import type { Quote, QuoteFacts, ReasonCode } from '../../model.ts'
import { quote } from './quote.ts'

const notYet: readonly ReasonCode[] = ['window-not-open', 'period-not-open']

/**
 * Quotes of several wishes, each as if those before it had been filed: what they take of money, seats and services is
 * not offered twice. What only waits for its opening day counts for others that wait too, not for those that may go now.
 */
export function quotesInTurn(wishes: readonly (QuoteFacts | null)[]): (Quote | null)[] {
  const filed = new Taken()
  const prepared = new Taken()
  return wishes.map((facts) => {
    if (!facts) return null
    const now = quote(filed.leave(facts))
    if (now.allowed) {
      for (const taken of [filed, prepared]) taken.add(facts, now)
      return now
    }
    const later = quote(prepared.leave(facts))
    if (waitsForOpening(later)) prepared.add(facts, later)
    return later
  })
}

/** Nothing stands in the way but the day on which applications are taken. */
export function waitsForOpening({ reasons }: Pick<Quote, 'reasons'>): boolean {
  const blocking = reasons.filter(({ blocks }) => blocks)
  return blocking.length > 0 && blocking.every(({ code }) => notYet.includes(code))
}

/** What the wishes before took, in the places where the next one would look for it. */
class Taken {
  readonly #sums = new Map<string, bigint>()

  add(facts: QuoteFacts, { certificate }: Quote): void {
    const places = placesOf(facts)
    for (const place of [places.purse, places.ceiling]) this.#more(place, certificate)
    for (const place of [places.seat, places.service]) this.#more(place, 1n)
  }

  leave(facts: QuoteFacts): QuoteFacts {
    const places = placesOf(facts)
    const { money, group, services } = facts
    return {
      ...facts,
      money: {
        ...money,
        available: money.available - this.#of(places.purse),
        ceilingLeft: money.ceilingLeft - this.#of(places.ceiling),
      },
      group: { ...group, taken: group.taken + Number(this.#of(places.seat)) },
      services: services && { ...services, used: services.used + Number(this.#of(places.service)) },
    }
  }

  #more(place: string, amount: bigint): void {
    this.#sums.set(place, this.#of(place) + amount)
  }

  #of(place: string): bigint {
    return this.#sums.get(place) ?? 0n
  }
}

function placesOf({ certificate, period, group, programme, child }: QuoteFacts) {
  return {
    purse: `purse ${certificate?.id} ${period?.id}`,
    ceiling: `ceiling ${certificate?.payerId} ${period?.id}`,
    seat: `seat ${group.id}`,
    service: `service ${child.id} ${programme.register} ${period?.id}`,
  }
}
