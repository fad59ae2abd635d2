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

/** The reason as it is kept and told: the ground, then the words if there are any. */
export function refusalReason(ground: RefusalGround, words: string): string {
  const own = words.trim()
  if (ground === 'other') return own
  return own ? `${refusalGrounds[ground]}. ${own}` : refusalGrounds[ground]
}
