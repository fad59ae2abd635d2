import type { Database, Reader, Tx } from '#platform/db'
import type { Sealer } from '#platform/sealing'
import { checkAddress } from '../address.ts'
import type { Cabinet, Letter, Sender } from '../letter.ts'
import { type Mailer, NotTaken } from '../mailer.ts'
import { factsOf, type Planned } from '../plan.ts'
import { type RenderedLetter, renderLetter } from '../render.ts'
import { type Told, toldBy } from '../told.ts'
import { type Claimed, claimDue, markAddresses, type Settled, settle, takePlanned } from './queue.ts'
import { nextTry, obstacleOf } from './rules.ts'

/** What a letter told, for the notices of its cabinet. */
export type Notice = Told & { key: string; cabinet: Cabinet; kind: string; letter: string; at: Temporal.Instant }

/** What the post asks of those who know people. */
export type Cabinets = {
  /** Shows letters as notices: each once, however often it is repeated. */
  show(tx: Tx, notices: readonly Notice[], now: Temporal.Instant): Promise<void>
  /** Keys of those that their people do not want by mail. */
  unwanted(reader: Reader, notices: readonly Notice[]): Promise<ReadonlySet<string>>
  /** A link in a letter of now that ends letters of this kind for this cabinet; null for kinds that always come. */
  stopLink(cabinet: Cabinet, kind: string, now: Temporal.Instant): string | null
}

/** All that sending needs: the letters of all domains, who writes, the way out, the key to what waits sealed, and the cabinets. */
export type PostOffice = {
  letters: readonly Letter[]
  sender: Sender
  mailer: Mailer
  sealer?: Sealer
  cabinets?: Cabinets
}

export type Round = { sent: number; away: boolean }

/** Letters in one round: few enough to leave the loop to pages between them. */
const AT_ONCE = 40

/** Most letters of a round: one is enough to learn whether a server that was away is back. */
export const mostAfter = (timesAway: number): number => (timesAway > 0 ? 1 : AT_ONCE)

/**
 * Sends what is due, once: takes planned letters over, shows their notices, hands them to the mail server side by side and writes
 * down what became of each. Killed anywhere, it is repeated under the same Message-ID.
 */
export async function sendRound(
  office: PostOffice,
  db: Database,
  now: Temporal.Instant,
  most = AT_ONCE,
): Promise<Round> {
  const claimed = await db.transaction(async (tx) => {
    await takePlanned(tx, now)
    return claimDue(tx, most, now)
  })
  if (claimed.length === 0) return { sent: 0, away: false }
  const items = claimed.map((one) => ({
    ...one,
    written: attempt(() => write(office, one.planned, now, one.causedAt ?? now)),
  }))
  const notices = items.flatMap(({ written }) => ('notice' in written && written.notice ? [written.notice] : []))
  const unwanted = await showThem(office, db, notices, now)
  const outcomes = await Promise.all(items.map((item) => send(office, item, unwanted)))
  await db.transaction(async (tx) => {
    await settle(
      tx,
      items.map((item, at) => settledAs(item, outcomes[at] ?? null, now)),
      now,
    )
    await markAddresses(tx, addressesIn(items, outcomes, unwanted), now)
  })
  return { sent: outcomes.filter((one) => one === null).length, away: outcomes.some((one) => one?.obstacle === 'away') }
}

type Written = { mail: RenderedLetter; notice: Notice | null; stop: string | null }
type Broken = { broken: string }
type Item = Claimed & { written: Written | Broken }
type Outcome = ReturnType<typeof obstacleOf> | null

function write(
  { letters, sender, sealer, cabinets }: PostOffice,
  planned: Planned,
  now: Temporal.Instant,
  at: Temporal.Instant = now,
): Written {
  const letter = letters.find(({ name }) => name === planned.letter)
  if (!letter) throw new Error(`nobody writes the letter ${planned.letter}`)
  const facts = factsOf(planned, sealer)
  const { key, cabinet = null } = planned
  const stop = (cabinet && cabinets?.stopLink(cabinet, letter.kind, now)) ?? null
  const about = { key, kind: letter.kind, letter: letter.name, at }
  return {
    mail: renderLetter(letter, facts, sender, stop),
    notice: cabinet && { ...about, cabinet, ...toldBy(letter, facts) },
    stop,
  }
}

/** A letter that cannot be written waits for staff and stops no other. */
function attempt(work: () => Written): Written | Broken {
  try {
    return work()
  } catch (error) {
    return { broken: `the letter cannot be written: ${error instanceof Error ? error.message : error}` }
  }
}

async function showThem(
  { cabinets }: PostOffice,
  db: Database,
  notices: readonly Notice[],
  now: Temporal.Instant,
): Promise<ReadonlySet<string>> {
  if (!cabinets || notices.length === 0) return new Set()
  await db.transaction((tx) => cabinets.show(tx, notices, now))
  return cabinets.unwanted(db.reader, notices)
}

async function send(
  { mailer }: PostOffice,
  { planned, written }: Item,
  unwanted: ReadonlySet<string>,
): Promise<Outcome> {
  const { to, key, letter } = planned
  try {
    if ('broken' in written) throw new NotTaken('never', written.broken)
    if (to === null || unwanted.has(key)) return null
    await mailer.deliver({ ...written.mail, key, to: checkAddress(to), letter, stop: written.stop })
    return null
  } catch (error) {
    return obstacleOf(error)
  }
}

function settledAs({ id, round, tries, plannedAt }: Item, outcome: Outcome, now: Temporal.Instant): Settled {
  if (!outcome) return { id, round, problem: null, tries, dueAt: null }
  return { id, round, problem: outcome.problem, ...nextTry({ obstacle: outcome.obstacle, tries, plannedAt }, now) }
}

/** What the server said of addresses; of a letter that it was never given it said nothing. */
function addressesIn(items: readonly Item[], outcomes: readonly Outcome[], unwanted: ReadonlySet<string>) {
  const asked = items.flatMap(({ planned: { to, key } }, at) =>
    to !== null && !unwanted.has(key) ? [{ to, outcome: outcomes[at] ?? null }] : [],
  )
  return {
    nobody: asked.flatMap(({ to, outcome }) =>
      outcome?.obstacle === 'nobody' ? [{ to, problem: outcome.problem }] : [],
    ),
    somebody: asked.flatMap(({ to, outcome }) => (outcome ? [] : [to])),
  }
}
