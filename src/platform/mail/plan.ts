import { newId } from '#kernel/ids'
import type { Json } from '#kernel/refusal'
import { homeOf, type Reader, type Tx } from '#platform/db'
import { planJob } from '#platform/jobs'
import type { Sealer } from '#platform/sealing'
import { checkAddress } from './address.ts'
import type { Cabinet } from './letter.ts'

export const sendLetterJob = 'mail.send-letter'

/**
 * What is asked of `planLetter`. `to` is null for somebody without an address, `cabinet` for somebody without a cabinet. With a
 * `key`, the same letter planned again takes the place of the waiting one, and of its notice.
 */
export type LetterOrder = { to: string | null; cabinet: Cabinet | null; letter: string; facts: Json; key?: string }

/** What a waiting letter says: sealed, or open where nothing seals. */
type Waiting = { sealed: string } | { facts: Json }
export type Planned = Pick<LetterOrder, 'to' | 'cabinet' | 'letter'> & { key: string } & Waiting

const sealers = new WeakMap<object, Sealer>()

/**
 * From now on what letters say waits sealed: links, codes and names must not lie open in a queue, a dump or a failed job.
 * Without it (tests of acts) the facts of a planned letter can be read.
 */
export function sealLetters(reader: Reader, sealer: Sealer): void {
  sealers.set(homeOf(reader), sealer)
}

/** Plans a letter and its notice in the act's transaction: both come exactly when the act commits. */
export async function planLetter(tx: Tx, { to, cabinet, letter, facts, key = newId() }: LetterOrder): Promise<void> {
  const sealer = sealers.get(homeOf(tx))
  const told: Waiting = sealer ? { sealed: sealer.seal(key, JSON.stringify(facts)).toString('base64') } : { facts }
  const address = to === null ? null : checkAddress(to)
  await planJob(tx, sendLetterJob, { to: address, cabinet, letter, ...told, key }, { key: `letter:${key}` })
}

export function factsOf(planned: Planned, sealer: Sealer | undefined): Json {
  if ('facts' in planned) return planned.facts
  if (!sealer) throw new Error('a letter waits sealed, and nobody here has the key')
  return JSON.parse(sealer.open(planned.key, Buffer.from(planned.sealed, 'base64')))
}
