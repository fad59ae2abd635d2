import { type Actor, contactOf } from '#access'
import type { Snils } from '#kernel/snils'
import type { Reader } from '#platform/db'
import { foldedParts } from '../rules/likeness.ts'
import type { Vault } from '../vault.ts'
import { getChild, guardiansOf } from './child.ts'
import { findChildBySnils } from './vault.ts'

export type OwnRecord = { childId: string | null; snils: Snils; vault: Vault }

/**
 * Is this record the person's own (S-125)? The SNILS is on it, surname and name are those of the cabinet, and nobody
 * else came as this child before. What exactly does not fit is told to nobody.
 */
export async function isOwnRecord(
  reader: Reader,
  by: Pick<Actor, 'userId'>,
  { childId, snils, vault }: OwnRecord,
): Promise<boolean> {
  const known = await findChildBySnils(reader, vault, snils)
  if (!childId || known !== childId) return false
  const [child, guardians, { name }] = await Promise.all([
    getChild(reader, childId),
    guardiansOf(reader, childId),
    contactOf(reader, by.userId),
  ])
  const [surname, first] = foldedParts(child)
  const [ownSurname, ownFirst] = foldedParts(name)
  const taken = guardians.some((one) => one.relation === 'self' && one.userId !== by.userId)
  return !taken && surname === ownSurname && first === ownFirst
}
