/** Why an organisation ends a contract (domain 5.6), in the words that the family will read. */
export const terminationGrounds = {
  debt: 'Просрочена доплата семьи',
  discipline: 'Отчисление как мера дисциплинарного взыскания (с 15 лет)',
  unlawful: 'Зачисление было незаконным по вине семьи',
  child: 'Обучение невозможно из-за действий ребёнка',
  outside: 'Обстоятельства, которые от организации не зависят',
  other: 'Другая законная причина',
} as const

export type TerminationGround = keyof typeof terminationGrounds

export const terminationGroundCodes = Object.keys(terminationGrounds) as [TerminationGround, ...TerminationGround[]]

/** Alone they say nothing: the family must read what happened. */
const toldInWords: readonly TerminationGround[] = ['outside', 'other', 'child']

export function asksWords(ground: TerminationGround): boolean {
  return toldInWords.includes(ground)
}

/** The reason as the family reads it: the ground, then the words if there are any. */
export function terminationReason(ground: TerminationGround, words: string): string {
  const own = words.trim()
  if (ground === 'other') return own
  return own ? `${terminationGrounds[ground]}. ${own}` : terminationGrounds[ground]
}
