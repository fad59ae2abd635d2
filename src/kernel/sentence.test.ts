import { expect, test } from 'vitest'
import { capital, sentence } from './sentence.ts'

test('a sentence begins with a capital, whatever it begins with', () => {
  expect(['город Озёрный', 'ёлка', 'Приозёрский район', '12 сентября', ''].map(capital)).toEqual([
    'Город Озёрный',
    'Ёлка',
    'Приозёрский район',
    '12 сентября',
    '',
  ])
})

test('a reason ends with a full stop, whoever wrote it', () => {
  expect(['Ремонт', ' Ремонт. ', 'Когда?', null].map(sentence)).toEqual(['Ремонт.', 'Ремонт.', 'Когда?', ''])
})
