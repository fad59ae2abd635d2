import type { VNode } from 'preact'
import type { Instant } from '#kernel/dates'
import type { Reader } from '#platform/db'

export type OrganisationFacts = { providerId: string; now: Instant }
/** What a domain above shows of an organisation, under what it teaches and on the page of each programme: its events. */
export type OrganisationBlock = {
  name: string
  show(reader: Reader, facts: OrganisationFacts): Promise<VNode | null>
}

const blocks: OrganisationBlock[] = []

export function defineOrganisationBlock(block: OrganisationBlock): void {
  blocks.push(block)
}

export async function organisationBlocksOf(reader: Reader, facts: OrganisationFacts): Promise<VNode[]> {
  const shown = await Promise.all(blocks.map((block) => block.show(reader, facts)))
  return shown.filter((one) => one !== null)
}
