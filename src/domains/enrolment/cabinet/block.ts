import type { VNode } from 'preact'
import type { Day } from '#kernel/dates'
import type { Reader } from '#platform/db'

/** What a domain above the enrolment shows on the page of a child. */
export type ChildBlock = {
  name: string
  show(reader: Reader, facts: { childId: string; today: Day }): Promise<VNode | null>
}

const blocks: ChildBlock[] = []

/** A domain above brings a block to the child's page: the page cannot know it (STYLE.md, arrows). */
export function defineChildBlock(block: ChildBlock): void {
  blocks.push(block)
}

export async function childBlocksOf(reader: Reader, facts: { childId: string; today: Day }): Promise<VNode[]> {
  const shown = await Promise.all(blocks.map((block) => block.show(reader, facts)))
  return shown.filter((one) => one !== null)
}
