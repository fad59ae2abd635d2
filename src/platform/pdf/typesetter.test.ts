import { afterAll, describe, expect, test, vi } from 'vitest'
import { compose } from './compose.ts'
import type { Paper } from './paper.ts'
import { openTypesetter } from './typesetter.ts'

const note: Paper<string> = {
  name: 'note',
  title: () => 'Записка',
  template: '#data.text',
  data: (text) => ({ text }),
  samples: { short: 'Здравствуйте!' },
}
// Typst stops endless loops itself, so this one has an end, only far away.
const slow: Paper<string> = {
  ...note,
  name: 'slow',
  template: '#range(30000).fold(0, (sum, row) => range(30000).fold(sum, (all, part) => all + part))',
}

describe('the typesetting thread', () => {
  const typesetter = openTypesetter({ waiting: 3 })
  afterAll(() => typesetter.close())

  test('a template that does not compile fails with the place, and the next paper is set', async () => {
    const broken = { ...note, name: 'broken', template: '#data.missing' }
    await expect(typesetter.typeset(compose(broken, ''))).rejects.toThrow(/broken\.typ:4.*missing/)
    expect(await typesetter.typeset(compose(note, 'цело'))).toBeInstanceOf(Uint8Array)
  })

  test('a paper that takes too long is stopped, and later ones are set by a fresh thread', {
    timeout: 60_000,
  }, async () => {
    const impatient = openTypesetter({ limitMs: 3_000 })
    await expect(impatient.typeset(compose(slow, ''))).rejects.toThrow('longer than 3000 ms')
    // On a busy machine the start alone may take so long.
    const after = await vi.waitFor(() => impatient.typeset(compose(note, 'после')), { timeout: 30_000, interval: 1 })
    expect(after.length).toBeGreaterThan(1000)
    await impatient.close()
  })

  test('more papers than may wait are refused at once', async () => {
    const papers = Array.from({ length: 5 }, (_, number) => typesetter.typeset(compose(note, `${number}`)))
    const results = await Promise.allSettled(papers)
    expect(results.map(({ status }) => status)).toEqual([...Array(4).fill('fulfilled'), 'rejected'])
  })

  test('a thread that swells is changed between papers', async () => {
    const thrifty = openTypesetter({ memoryBytes: 1 })
    const first = await thrifty.typeset(compose(note, 'раз'))
    const second = await thrifty.typeset(compose(note, 'раз'))
    expect(second).toEqual(first)
    await thrifty.close()
  })

  test('a closed typesetter starts again when asked', async () => {
    const typesetter = openTypesetter()
    await typesetter.typeset(compose(note, 'раз'))
    await typesetter.close()
    expect((await typesetter.typeset(compose(note, 'два'))).length).toBeGreaterThan(1000)
    await typesetter.close()
  })
})
