import { expect, test } from 'vitest'
import { capital } from './capital.ts'

test('a sentence begins with a capital, whatever it begins with', () => {
  expect(['город Озёрный', 'ёлка', 'Приозёрский район', '12 сентября', ''].map(capital)).toEqual([
    'Город Озёрный',
    'Ёлка',
    'Приозёрский район',
    '12 сентября',
    '',
  ])
})
