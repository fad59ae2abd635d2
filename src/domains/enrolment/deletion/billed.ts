import type { Tx } from '#platform/db'
import type { ApplicationId } from '../model.ts'

type Asked = { applicationId: ApplicationId; providerId: string }
export type Billed = (tx: Tx, asked: Asked) => Promise<boolean>

const sources = new Map<string, Billed>()

/** A domain above says whether a contract stands in a bill, and keeps new ones off until the transaction ends. */
export function defineBilled(name: string, source: Billed): void {
  sources.set(name, source)
}

export async function isBilled(tx: Tx, asked: Asked): Promise<boolean> {
  for (const source of sources.values()) if (await source(tx, asked)) return true
  return false
}
