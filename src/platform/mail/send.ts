import { newId } from '#kernel/ids'
import type { Json } from '#kernel/refusal'
import type { Tx } from '#platform/db'
import { planJob } from '#platform/jobs'
import { checkAddress } from './address.ts'
import type { Letter, Sender } from './letter.ts'
import type { Mailer } from './mailer.ts'
import { renderLetter } from './render.ts'

export const sendLetterJob = 'mail.send-letter'

/** What is asked of `planLetter`: with a `key`, the same letter planned again takes the place of the waiting one. */
export type LetterOrder = { to: string; letter: string; facts: Json; key?: string }

/** Plans a letter in the act's transaction: it is sent exactly when the act commits. */
export async function planLetter(tx: Tx, { to, letter, facts, key = newId() }: LetterOrder): Promise<void> {
  await planJob(tx, sendLetterJob, { to: checkAddress(to), letter, facts, key }, { key: `letter:${key}` })
}

/** All that sending needs: the letters of all domains, who writes, and the way out. */
export type PostOffice = { letters: readonly Letter[]; sender: Sender; mailer: Mailer }

/** The job `mail.send-letter`. A repeat carries the same key, so mail programs show it once. */
export async function sendLetter({ letters, sender, mailer }: PostOffice, payload: unknown): Promise<void> {
  const { to, letter: name, facts, key } = payload as Required<LetterOrder>
  const letter = letters.find((known) => known.name === name)
  if (!letter) throw new Error(`nobody writes the letter ${name}`)
  await mailer.deliver({ ...renderLetter(letter, facts, sender), key, to: checkAddress(to), letter: name })
}
