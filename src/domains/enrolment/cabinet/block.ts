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

type CabinetOfFamily = { guardianId: string; today: Day }
type CabinetBlock = (reader: Reader, cabinet: CabinetOfFamily) => Promise<VNode | null>

const cabinetBlocks: CabinetBlock[] = []

/** A domain above adds to what waits for a family in its cabinet; null when nothing does. */
export function defineCabinetBlock(block: CabinetBlock): void {
  cabinetBlocks.push(block)
}

export async function cabinetBlocksOf(reader: Reader, cabinet: CabinetOfFamily): Promise<VNode[]> {
  const shown = await Promise.all(cabinetBlocks.map((show) => show(reader, cabinet)))
  return shown.filter((one) => one !== null)
}
