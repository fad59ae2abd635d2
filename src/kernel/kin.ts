const endings: Record<string, readonly string[]> = { к: ['чн', 'очн', 'ечн'], г: ['жн'], х: ['шн'] }
const noun = /^(.{2,}?)([кгх])(?:[аеиоуы]|ой|ою|ам|ах|ами|ов|ом)?$/

/** How adjectives of a noun begin where its last consonant changes: «ёлка» and «ёлочн», «книга» and «книжн». */
export function adjectivesOf(word: string): string[] {
  const [, stem = '', last = ''] = noun.exec(word) ?? []
  return (endings[last] ?? []).map((ending) => stem + ending)
}
