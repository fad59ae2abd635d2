import { expect, test } from 'vitest'
import { distanceFrom, distanceWords } from './distance.ts'

const moscow = { latitude: 55.7558, longitude: 37.6173 }

test.each([
  ['the place itself', 55.7558, 37.6173, 0, 1],
  ['across the river', 55.7446, 37.6173, 1245, 10],
  ['Petersburg is as far as maps say, to a hundredth', 59.9386, 30.3141, 634_000, 20_000],
])('S-025 %s', (_, latitude, longitude, metres, within) => {
  expect(Math.abs(distanceFrom(moscow)(latitude, longitude) - metres)).toBeLessThan(within)
})

test.each([
  [0, 'около 100 м'],
  [340, 'около 300 м'],
  [960, '1 км'],
  [1240, '1,2 км'],
  [9_970, '10 км'],
  [14_400, '14 км'],
])('S-025 %d metres are told as «%s»', (metres, words) => {
  expect(distanceWords(metres)).toBe(words)
})
