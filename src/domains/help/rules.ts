import type { Audience, Block, FactName, Told } from './model.ts'

/** How well a pattern fits the page somebody came from; 0 when it does not. Words weigh more than a parameter. */
export function fitOf(pattern: string, path: string): number {
  const wanted = segmentsOf(pattern)
  const given = segmentsOf(path)
  const open = wanted.at(-1) === '*'
  const steps = open ? wanted.slice(0, -1) : wanted
  if (open ? given.length < steps.length : given.length !== steps.length) return 0
  if (!steps.every((step, at) => step.startsWith(':') || step === given[at])) return 0
  return 1 + steps.reduce((sum, step) => sum + (step.startsWith(':') ? 2 : 3), 0)
}

/** What explains a page, the closest first; of equals the order of the library stays. */
export function fitting<T extends { pages: readonly string[] }>(texts: readonly T[], path: string): T[] {
  return texts
    .map((text) => ({ text, fit: Math.max(0, ...text.pages.map((pattern) => fitOf(pattern, path))) }))
    .filter(({ fit }) => fit > 0)
    .sort((a, b) => b.fit - a.fit)
    .map(({ text }) => text)
}

/** Is it among the texts of these readers? */
export function isFor(
  { audience, also = [] }: { audience: Audience; also?: readonly Audience[] },
  reader: Audience,
): boolean {
  return audience === reader || also.includes(reader)
}

/** The blocks that hold in this region. */
export function holding(blocks: readonly Block[], { holds }: Told): Block[] {
  return blocks.filter(({ when }) => !when || holds.has(when))
}

/** The text with the region's facts in place of `{names}`. */
export function tell(text: string, { words }: Told): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    if (!Object.hasOwn(words, name)) throw new Error(`help texts know no fact {${name}}`)
    return words[name as FactName]
  })
}

/** Every string of a block, for searching and for checking. */
export function stringsOf(block: Block): string[] {
  if ('p' in block) return [block.p]
  if ('heading' in block) return [block.heading]
  if ('list' in block) return [...block.list]
  if ('steps' in block) return block.steps.flatMap(({ label, text }) => [label, text])
  return [block.notice, block.text]
}

function segmentsOf(path: string): string[] {
  return path.split('/').filter(Boolean)
}
