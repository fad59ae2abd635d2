import { expect, test } from 'vitest'
import { adjectivesOf } from './kin.ts'

test.each([
  ['елка', 'елочн'],
  ['елки', 'елочн'],
  ['сказка', 'сказочн'],
  ['игрушками', 'игрушечн'],
  ['наука', 'научн'],
  ['праздник', 'праздничн'],
  ['книга', 'книжн'],
  ['воздух', 'воздушн'],
])('«%s» is also looked for as «%s…»', (word, adjective) => expect(adjectivesOf(word)).toContain(adjective))

test.each(['шахматы', 'хор', 'робот', 'ка'])('«%s» has no such adjective', (word) =>
  expect(adjectivesOf(word)).toEqual([]),
)
