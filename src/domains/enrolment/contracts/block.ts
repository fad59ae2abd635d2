import type { VNode } from 'preact'
import type { Day } from '#kernel/dates'
import type { Reader } from '#platform/db'
import type { ApplicationId } from '../model.ts'

export type ContractOfFamily = { applicationId: ApplicationId; guardianId: string; today: Day }

/** What a domain above shows on the family's page of a contract; null when it has nothing to say. */
export type ContractBlock = (reader: Reader, contract: ContractOfFamily) => Promise<VNode | null>

const blocks = new Map<string, ContractBlock>()

/** A domain above brings a block to the contract's page: the page cannot know it (STYLE.md, arrows). */
export function defineContractBlock(name: string, block: ContractBlock): void {
  blocks.set(name, block)
}

export async function contractBlocksOf(reader: Reader, contract: ContractOfFamily): Promise<VNode[]> {
  const shown = await Promise.all([...blocks.values()].map((block) => block(reader, contract)))
  return shown.filter((one) => one !== null)
}
