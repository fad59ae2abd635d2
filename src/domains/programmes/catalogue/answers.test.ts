import { expect, test } from 'vitest'
import { type Answer, Answers } from './answers.ts'

const answer = (total: number) => ({ total }) as Answer

test('the same question is answered once until something changes', async () => {
  const answers = new Answers()
  expect((await answers.get('chess', async () => answer(1))).total).toBe(1)
  expect((await answers.get('chess', async () => answer(2))).total).toBe(1)
  answers.forget()
  expect((await answers.get('chess', async () => answer(2))).total).toBe(2)
})

test.each([[[]], [['robots']]])(
  'what changes while the first answer is found is not hidden by it, beside %j',
  async (known) => {
    const answers = new Answers()
    for (const question of known) await answers.get(question, async () => answer(9))
    const slow = Promise.withResolvers<Answer>()
    const asked = answers.get('chess', () => slow.promise)
    answers.forget()
    slow.resolve(answer(1))
    await asked
    expect((await answers.get('chess', async () => answer(2))).total).toBe(2)
  },
)
