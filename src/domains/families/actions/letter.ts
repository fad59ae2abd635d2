import type { Json } from '#kernel/refusal'
import type { Tx } from '#platform/db'
import { planLetter } from '#platform/mail'
import { guardiansOf, numberSignInsOf } from '../queries/child.ts'

/** `except` acted and knows; news with a `key` takes the place of the same news that still waits. */
export type ToGuardians = { letter: string; facts: { [name: string]: Json }; except?: string | null; key?: string }

/**
 * The same letter to everyone who answers for the child, and its notice into every cabinet where the child is, also the one that
 * opens by the number of the certificate; says how many have an address. The notice is about this child, whatever the letter tells.
 */
export async function writeToGuardians(
  tx: Tx,
  childId: string,
  { letter, facts, except, key }: ToGuardians,
): Promise<number> {
  const guardians = (await guardiansOf(tx, childId)).filter(({ userId }) => userId !== except)
  const byNumber = (await numberSignInsOf(tx, childId)).map((userId) => ({ userId, email: null }))
  for (const { userId, email } of [...guardians, ...byNumber])
    await planLetter(tx, {
      ...{ to: email, cabinet: { userId }, letter, facts: { ...facts, childId } },
      ...(key ? { key: `${key}:${userId}` } : {}),
    })
  return guardians.filter(({ email }) => email).length
}
