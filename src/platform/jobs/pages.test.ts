import { expect, test } from 'vitest'
import { eachApart, inPages, type Page } from './pages.ts'

const things = Array.from({ length: 450 }, (_, n) => ({ id: String(n).padStart(4, '0') }))
const list = async ({ after, most }: Page) => things.filter(({ id }) => after === null || id > after).slice(0, most)

test('everything that is due is done once, in pages', async () => {
  const done: string[] = []
  await inPages(list, async ({ id }) => done.push(id))
  expect(done).toEqual(things.map(({ id }) => id))
})

test('what fails keeps nobody else waiting, and the job still fails', async () => {
  const done: string[] = []
  const broken = ['0000', '0199', '0449']
  const run = inPages(list, async ({ id }) => {
    if (broken.includes(id)) throw new Error(id)
    done.push(id)
  })
  await expect(run).rejects.toMatchObject({ errors: broken.map((id) => new Error(id)) })
  expect(done).toHaveLength(447)
})

test('of acts that stand apart one that fails keeps none of the others from being done', async () => {
  const done: string[] = []
  const acts = ['first', 'second', 'third'].map((name) => async () => {
    if (name === 'first') throw new Error(name)
    done.push(name)
  })
  await expect(eachApart(acts)).rejects.toThrow('first')
  expect(done).toEqual(['second', 'third'])
})
