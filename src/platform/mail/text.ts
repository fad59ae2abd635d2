import { type Content, stayWords, stopWords } from './html.ts'
import type { Block } from './letter.ts'

/** The same letter for programs that show no HTML, and for people who prefer it so. */
export function textOf({ blocks, why, sender, stop }: Content): string {
  const foot = `-- \n${why}\n${stop ? `${stopWords} ${stop}\n${stayWords}\n` : ''}«Кружок» — дополнительное образование детей, ${sender.regionName}. ${sender.publicUrl.origin}/`
  return `${[...blocks.map(blockText), foot].join('\n\n')}\n`
}

function blockText(block: Block): string {
  if ('p' in block) return block.p
  if ('heading' in block) return block.heading
  if ('small' in block) return block.small
  if ('list' in block) return block.list.map((item) => `• ${item}`).join('\n')
  if ('facts' in block) return block.facts.map(([name, value]) => `${name}: ${value}`).join('\n')
  return `${block.button}:\n${block.href}`
}
