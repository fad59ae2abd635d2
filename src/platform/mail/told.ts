import type { Json } from '#kernel/refusal'
import type { Block, Letter } from './letter.ts'

/** A letter in few words: what happened, where one reads more, and about which child. */
export type Told = { title: string; text: string; href: string | null; childId: string | null }

/**
 * The notice of a letter is the letter itself, so that the two never tell different things: its subject, its first sentence (all of
 * them when it leads nowhere) and its first link into our own pages.
 */
export function toldBy(letter: Letter, facts: Json): Told {
  const blocks = letter.body(facts)
  const paragraphs = blocks.flatMap((block) => ('p' in block && !isGreeting(block.p) ? [block.p] : []))
  const href = blocks.flatMap((block) => ('button' in block && isOwn(block) ? [block.href] : []))[0] ?? null
  return {
    title: letter.subject(facts),
    text: (href ? paragraphs.slice(0, 1) : paragraphs).join('\n'),
    href,
    childId: childIn(facts),
  }
}

function isGreeting(text: string): boolean {
  return /^Здравствуйте[,!]/.test(text) && text.length < 80
}

function isOwn(block: Extract<Block, { button: string }>): boolean {
  return block.href.startsWith('/')
}

function childIn(facts: Json): string | null {
  if (typeof facts !== 'object' || facts === null || !('childId' in facts)) return null
  return typeof facts.childId === 'string' ? facts.childId : null
}
