import { setTimeout as sleep } from 'node:timers/promises'
import type { Clock } from '#platform/clock'
import type { Database } from '#platform/db'
import { mostAfter, type PostOffice, sendRound } from './round.ts'
import { restAfter } from './rules.ts'

const PAUSE_MS = 200
const STOP_MS = 5000
/** Longest that letters wait for people who wait for a page. */
const PATIENCE_MS = 30_000

/**
 * Sends letters until it is stopped, beside all other jobs; several posts may run at once. While the site is `busy` it gives way, but
 * not for ever: once its patience is over, it goes on until nothing is due.
 */
export function openPost(
  office: PostOffice,
  { db, clock }: { db: Database; clock: Clock },
  { busy, failed }: { busy(): boolean; failed(error: unknown): void },
): { stop(): Promise<void> } {
  const stopping = new AbortController()
  const rest = (ms: number) => sleep(ms, undefined, { signal: stopping.signal, ref: false }).catch(() => {})
  let timesAway = 0
  const loop = async () => {
    for (let idle = performance.now(); !stopping.signal.aborted; ) {
      if (busy() && performance.now() - idle < PATIENCE_MS) {
        await rest(PAUSE_MS)
        continue
      }
      const { sent, away } = await sendRound(office, db, clock.now(), mostAfter(timesAway)).catch((error) => {
        failed(error)
        return { sent: 0, away: false }
      })
      if (sent === 0) idle = performance.now()
      timesAway = away ? timesAway + 1 : 0
      if (away) await rest(restAfter(timesAway).total('milliseconds'))
      else if (sent === 0) await rest(PAUSE_MS)
    }
  }
  const ended = loop()
  return {
    stop: async () => {
      stopping.abort()
      // Whoever has a slow mail server in hand is not waited for: the lease gives its letters back.
      await Promise.race([ended, sleep(STOP_MS, undefined, { ref: false })])
    },
  }
}
