import type { VNode } from 'preact'
import type { Actor } from '#access'
import type { Instant } from '#kernel/dates'
import type { Reader } from '#platform/db'

export type HomeFacts = { now: Instant; visitor: Actor | null }
/** What a domain above shows on the first page: events that are near, news. */
export type HomeBlock = { name: string; show(reader: Reader, facts: HomeFacts): Promise<VNode | null> }

const blocks: HomeBlock[] = []

/** A domain above brings a block to the first page: the page cannot know it (STYLE.md, arrows). */
export function defineHomeBlock(block: HomeBlock): void {
  blocks.push(block)
}

export async function homeBlocksOf(reader: Reader, facts: HomeFacts): Promise<VNode[]> {
  const shown = await Promise.all(blocks.map((block) => block.show(reader, facts)))
  return shown.filter((one) => one !== null)
}
