import { newId } from '#kernel/ids'
import type { Json } from '#kernel/refusal'
import { homeOf, type Reader, type Tx } from '#platform/db'
import { planJob } from '#platform/jobs'
import type { Sealer } from '#platform/sealing'
import { checkAddress } from './address.ts'
import type { Letter, Sender } from './letter.ts'
import type { Mailer } from './mailer.ts'
import { renderLetter } from './render.ts'

export const sendLetterJob = 'mail.send-letter'

/** What is asked of `planLetter`: with a `key`, the same letter planned again takes the place of the waiting one. */
export type LetterOrder = { to: string; letter: string; facts: Json; key?: string }

const sealers = new WeakMap<object, Sealer>()

/**
 * From now on what letters say waits sealed: links, codes and names must not lie open in a queue, a dump or a failed job.
 * Without it (tests of acts) the facts of a planned letter can be read.
 */
export function sealLetters(reader: Reader, sealer: Sealer): void {
  sealers.set(homeOf(reader), sealer)
}

/** Plans a letter in the act's transaction: it is sent exactly when the act commits. */
export async function planLetter(tx: Tx, { to, letter, facts, key = newId() }: LetterOrder): Promise<void> {
  const sealer = sealers.get(homeOf(tx))
  const told: Waiting = sealer ? { sealed: sealer.seal(key, JSON.stringify(facts)).toString('base64') } : { facts }
  await planJob(tx, sendLetterJob, { to: checkAddress(to), letter, ...told, key }, { key: `letter:${key}` })
}

/** What a waiting letter says: sealed, or open where nothing seals. */
type Waiting = { sealed: string } | { facts: Json }
type Planned = Pick<LetterOrder, 'to' | 'letter'> & { key: string } & Waiting

/** All that sending needs: the letters of all domains, who writes, the way out, and the key to what waits sealed. */
export type PostOffice = { letters: readonly Letter[]; sender: Sender; mailer: Mailer; sealer?: Sealer }

/** The job `mail.send-letter`. A repeat carries the same key, so mail programs show it once. */
export async function sendLetter({ letters, sender, mailer, sealer }: PostOffice, payload: unknown): Promise<void> {
  const planned = payload as Planned
  const { to, letter: name, key } = planned
  const letter = letters.find((known) => known.name === name)
  if (!letter) throw new Error(`nobody writes the letter ${name}`)
  await mailer.deliver({
    ...renderLetter(letter, factsOf(planned, sealer), sender),
    key,
    to: checkAddress(to),
    letter: name,
  })
}

function factsOf(planned: Planned, sealer: Sealer | undefined): Json {
  if ('facts' in planned) return planned.facts
  if (!sealer) throw new Error('a letter waits sealed, and nobody here has the key')
  return JSON.parse(sealer.open(planned.key, Buffer.from(planned.sealed, 'base64')))
}
