import { expect, test } from 'vitest'
import { areaOf } from './area.ts'

const home = { latitude: 60, longitude: 33 }
/** A degree of latitude is 111 195 metres; one of longitude at 60° is half of it. */
const north = (metres: number, number = 1) => ({ ...home, latitude: 60 + metres / 111_195, number })
const east = (metres: number, number = 1) => ({ ...home, longitude: 33 + metres / (111_195 / 2), number })

test('north is up and east is right, in shares of the half side', () => {
  const { marks } = areaOf([north(1000, 1), east(1000, 2)], home)
  expect(marks.map(({ x, y }) => [x.toFixed(2), y.toFixed(2)])).toEqual([
    ['0.00', '-0.80'],
    ['0.80', '0.00'],
  ])
})

test('everything is on the square, and the measure is a round number of metres', () => {
  for (const metres of [10, 700, 1600, 12_345, 90_000]) {
    const { marks, step, stepMetres } = areaOf([north(metres, 1), east(-metres / 2, 2)], home)
    for (const { x, y } of marks) expect(Math.max(Math.abs(x), Math.abs(y))).toBeLessThan(1)
    expect(String(stepMetres)).toMatch(/^[125]0+$/)
    expect(step).toBeGreaterThan(0.17)
    expect(step).toBeLessThanOrEqual(0.45)
  }
})

test('without an origin the middle of the spots is the centre', () => {
  const { marks } = areaOf([north(0, 1), north(8000, 2)], null)
  expect(marks.map(({ y }) => y.toFixed(2))).toEqual(['0.80', '-0.80'])
})

test('spots of one house and of houses that would cover each other share a mark', () => {
  const { marks } = areaOf([north(5000, 1), north(5000, 2), north(5100, 3), north(-4000, 4)], home)
  expect(marks.map(({ numbers }) => numbers)).toEqual([[1, 2, 3], [4]])
})

test('a place without spots is drawn as well', () => {
  const { marks, stepMetres } = areaOf([], home)
  expect(marks).toEqual([])
  expect(stepMetres).toBe(200)
})
