import type { Json } from '#kernel/refusal'
import type { Tx } from '#platform/db'
import { planLetter } from '#platform/mail'
import { guardiansOf } from '../queries/child.ts'

/** `except` acted and knows; news with a `key` takes the place of the same news that still waits. */
export type ToGuardians = { letter: string; facts: Json; except?: string | null; key?: string }

/** The same letter to everyone who answers for the child and has an address; says how many there are. */
export async function writeToGuardians(
  tx: Tx,
  childId: string,
  { letter, facts, except, key }: ToGuardians,
): Promise<number> {
  const guardians = (await guardiansOf(tx, childId)).filter(({ userId }) => userId !== except)
  const reached = guardians.flatMap(({ userId, email }) => (email ? [{ userId, email }] : []))
  for (const { userId, email } of reached)
    await planLetter(tx, { to: email, letter, facts, ...(key ? { key: `${key}:${userId}` } : {}) })
  return reached.length
}
