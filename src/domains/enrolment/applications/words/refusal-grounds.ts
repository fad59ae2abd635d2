/** Why a provider refuses, in the words that the family will read. The last one asks for words of its own. */
export const refusalGrounds = {
  age: 'Ребёнок не подходит по возрасту',
  health: 'Нужна медицинская справка, её не принесли',
  trial: 'Не пройдено вступительное испытание',
  papers: 'Данные в заявке расходятся с документами',
  group: 'Группа не набралась, занятий не будет',
  family: 'Семья попросила отказать',
  other: 'Другая причина',
} as const

export type RefusalGround = keyof typeof refusalGrounds

export const refusalGroundCodes = Object.keys(refusalGrounds) as [RefusalGround, ...RefusalGround[]]

/** A ground of the list, and what the provider adds in its own words. */
export type RefusalGiven = { ground: RefusalGround; words: string }

/** The reason as the family reads it: the ground, then the words if there are any. */
export function refusalReason({ ground, words }: RefusalGiven): string {
  const own = words.trim()
  if (ground === 'other') return own
  return own ? `${refusalGrounds[ground]}. ${own}` : refusalGrounds[ground]
}
