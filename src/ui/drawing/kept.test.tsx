import { expect, test } from 'vitest'
import { emptyFrame, renderPage } from '../index.ts'
import { keptPart, Slot } from './kept.ts'

/** Shows a part and counts how often it was drawn. */
function counting(most?: number) {
  const part = keptPart(most)
  let times = 0
  const draw = (words: string) => {
    times += 1
    return (
      <p>
        {words}: <Slot />, <Slot />
      </p>
    )
  }
  const show = (words: string, count = 0, who = 'all') =>
    renderPage(
      emptyFrame,
      part(words, () => draw(words), count, <b>{who}</b>),
    )
  return { show, times: () => times }
}

test('a part is drawn once; what is live is new at every showing and escaped', () => {
  const { show, times } = counting()
  expect(show('<мест> & "групп"', 3, '<i>')).toBe(
    '<!doctype html><p>&lt;мест> &amp; &quot;групп&quot;: 3, <b>&lt;i></b></p>',
  )
  expect(show('<мест> & "групп"', 2, 'Анна')).toContain(': 2, <b>Анна</b>')
  expect(times()).toBe(1)
  expect(show('лет', 7)).toBe('<!doctype html><p>лет: 7, <b>all</b></p>')
  expect(times()).toBe(2)
})

test('a part with other slots than live parts is a mistake that is told', () => {
  const part = keptPart()
  expect(() => part('key', () => <Slot />)).toThrow('1 slots were drawn for 0 live parts')
})

test('what is asked for stays, what nobody asks for is let go, so memory has an end', () => {
  const { show, times } = counting(4000)
  show('rare')
  for (let at = 0; at < 200; at++) {
    show('often')
    show(`once ${at}`)
  }
  expect(times()).toBe(202)
  show('often')
  expect(times()).toBe(202)
  show('rare')
  expect(times()).toBe(203)
})
