/**
 * Families and providers who keep pressing while the program is killed under them, and who remember what they were told.
 * What was never answered is sent again later with the same key, as a browser or a neighbour would do.
 */
import { randomUUID } from 'node:crypto'
import type { Town } from './loaded-program.ts'

type State = 'submitted' | 'cancelled' | 'confirmed' | 'enrolled'
type Verb = 'cancellation' | 'approval' | 'acceptance'

/** An application that somebody was told about. */
export type Known = {
  id: string
  number: string
  state: State
  /** A decision that was sent and not answered: it may have happened or not. */
  perhaps: State | null
  family: Town['families'][number]
  club: Town['clubs'][number]
}
/** A submission that was sent and not answered. */
type Open = { key: string; body: unknown; family: Known['family']; club: Known['club'] }
type Answer = { status: number; body: Record<string, unknown> }

const MOST_CONTRACTS = 60

const leadsTo: Record<Verb, State> = { cancellation: 'cancelled', approval: 'confirmed', acceptance: 'enrolled' }
const next: Record<State, readonly Verb[]> = {
  submitted: ['cancellation', 'approval', 'approval'],
  confirmed: ['cancellation', 'acceptance'],
  enrolled: [],
  cancelled: [],
}

export class Clients {
  readonly known: Known[] = []
  readonly open: Open[] = []
  /** What should not be answered to anybody, whatever is killed. */
  readonly odd: string[] = []
  answered = 0
  unanswered = 0
  private town: Town | null = null
  private pressing: Promise<unknown> = Promise.resolve()
  private busy = false

  start(town: Town, people: number): void {
    this.town = town
    this.busy = true
    this.pressing = Promise.all(Array.from({ length: people }, (_, number) => this.press(town, number, people)))
  }

  async stop(): Promise<void> {
    this.busy = false
    await this.pressing
  }

  /** Sends again everything that was not answered, until it is. */
  async settle(town: Town): Promise<void> {
    this.town = town
    for (const open of this.open.splice(0)) await this.submit(open)
  }

  /** Each person looks after families of their own, so that what they remember has an order. */
  private async press(town: Town, number: number, people: number): Promise<void> {
    const families = town.families.filter((_, place) => place % people === number)
    while (this.busy) {
      const mine = this.known.filter(
        ({ family, state, perhaps }) =>
          families.some(({ childId }) => childId === family.childId) && !perhaps && next[state].length > 0,
      )
      const one = mine.length > 0 && Math.random() < 0.5 ? pick(mine) : null
      if (one) await this.decide(one, pick(this.choices(one)))
      else await this.apply(pick(families), pick(town.clubs))
    }
  }

  /** Contracts do not end here, so a long run keeps some seats for later. */
  private choices({ state }: Known): readonly Verb[] {
    const contracts = this.known.filter((one) => one.state === 'enrolled').length
    return state === 'confirmed' && contracts >= MOST_CONTRACTS ? ['cancellation'] : next[state]
  }

  private async apply(family: Known['family'], club: Known['club']): Promise<void> {
    const wish = { childId: family.childId, groupId: club.groupId }
    const seen = await this.ask(family.token, 'GET', `/programmes/${club.article}/quote?${new URLSearchParams(wish)}`)
    if (seen?.status !== 200) return
    const body = { ...wish, startsOn: seen.body.startsOn, quoteVersion: seen.body.version }
    await this.submit({ key: randomUUID(), body, family, club })
  }

  private async submit(open: Open): Promise<void> {
    const answer = await this.ask(open.family.token, 'POST', '/applications', open.body, open.key)
    if (!answer || answer.status >= 500) this.open.push(open)
    else if (answer.status === 201)
      this.known.push({
        ...{ id: String(answer.body.id), number: String(answer.body.number), state: 'submitted', perhaps: null },
        ...{ family: open.family, club: open.club },
      })
    else if (answer.status !== 409) this.odd.push(JSON.stringify(answer))
  }

  private async decide(one: Known, verb: Verb): Promise<void> {
    const token = verb === 'approval' ? one.club.token : one.family.token
    const answer = await this.ask(token, 'POST', `/applications/${one.id}/${verb}`, {}, randomUUID())
    if (!answer || answer.status >= 500) one.perhaps = leadsTo[verb]
    else if (answer.status === 200) one.state = leadsTo[verb]
    else this.odd.push(JSON.stringify(answer))
  }

  /** Null: nobody answered. */
  private async ask(token: string, method: string, path: string, body?: unknown, key = ''): Promise<Answer | null> {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': key }
    try {
      const address = `http://127.0.0.1:${this.town?.port}/api/v1${path}`
      const answer = await fetch(address, {
        ...{ method, headers, signal: AbortSignal.timeout(20_000) },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      const json = (await answer.json()) as Answer['body']
      this.answered += 1
      if (answer.status >= 500 && answer.status !== 503) this.odd.push(`${answer.status} ${JSON.stringify(json)}`)
      return { status: answer.status, body: json }
    } catch {
      this.unanswered += 1
      // Nobody presses a thousand times a second while nothing answers.
      await new Promise((resolve) => setTimeout(resolve, 50))
      return null
    }
  }
}

function pick<T>(list: readonly T[]): T {
  const found = list[Math.floor(Math.random() * list.length)]
  if (found === undefined) throw new Error('nothing to pick from')
  return found
}
