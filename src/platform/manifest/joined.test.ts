import { expect, test } from 'vitest'
import { joined } from './index.ts'

const start = async () => {}

test('the parts of a domain stand in one manifest, each of them called once', () => {
  const called: string[] = []
  const one = { routes: () => called.push('one'), journal: { 'a.begun': 'Начали' }, papers: [] }
  const other = {
    routes: () => called.push('other'),
    journal: { 'a.ended': 'Закончили' },
    letters: [{ name: 'a.end' }],
  }
  const all = joined('a', [one, other])
  all.routes?.(undefined as never)
  expect(called).toEqual(['one', 'other'])
  expect(all).toMatchObject({ name: 'a', letters: [{ name: 'a.end' }], schedules: [] })
  expect(all.journal).toEqual({ 'a.begun': 'Начали', 'a.ended': 'Закончили' })
})

test('a word that two parts bring is refused at the start', () => {
  expect(() => joined('a', [{ jobs: { 'a.start': start } }, { jobs: { 'a.start': start } }])).toThrow('jobs a.start')
})
