import { describe, expect, test } from 'vitest'
import { beginningOf, hasTags, parseSpans, parseText } from './parse.ts'

describe('a typed text', () => {
  test('knows paragraphs, headings, lists, quotes, bold, italic and links', () => {
    expect(parseText('Первый\nвторой\n\n# Заголовок\n- раз\n* два\n\n1. три\n> сказано')).toMatchObject([
      { kind: 'paragraph', lines: [[{ text: 'Первый' }], [{ text: 'второй' }]] },
      { kind: 'heading', spans: [{ text: 'Заголовок' }] },
      { kind: 'list', ordered: false, items: [[{ text: 'раз' }], [{ text: 'два' }]] },
      { kind: 'list', ordered: true, items: [[{ text: 'три' }]] },
      { kind: 'quote', lines: [[{ text: 'сказано' }]] },
    ])
    expect(parseSpans('**жирно** и *косо*, [сюда](/programmes/1)')).toEqual([
      { kind: 'bold', text: 'жирно' },
      { kind: 'text', text: ' и ' },
      { kind: 'italic', text: 'косо' },
      { kind: 'text', text: ', ' },
      { kind: 'link', text: 'сюда', href: '/programmes/1' },
    ])
  })

  test.each([
    'https://example.ru/a?b=1',
    'http://кружок.рф',
    'mailto:info@example.ru',
    '/news',
    '#steps',
    'tel:+79990000000',
  ])('leads to %s', (href) => {
    expect(parseSpans(`[там](${href})`)).toEqual([{ kind: 'link', text: 'там', href }])
  })

  test.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert',
    'data:text/html,x',
    'vbscript:x',
    '//evil.example',
    '/\\evil.example',
    'https:evil',
    'ftp://x',
  ])('a link to %s stays words', (href) => {
    const line = `[там](${href})`
    expect(parseSpans(line)).toEqual([{ kind: 'text', text: line }])
  })

  test.each(['<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '</p><b>'])('%s stays words', (line) => {
    expect(parseSpans(line)).toEqual([{ kind: 'text', text: line }])
    expect(hasTags(line)).toBe(true)
  })

  test('less than and more than are no tags', () => {
    expect(hasTags('2 < 3 и 5 > 4')).toBe(false)
  })

  test('signs left alone are words', () => {
    for (const line of ['5 * 3 * 2', '** ', '[без ссылки]', '(просто)', '#хештег'])
      expect(parseText(line.trim())).toMatchObject([
        { kind: 'paragraph', lines: [[{ kind: 'text', text: line.trim() }]] },
      ])
  })

  test('a text of the worst kind is read in no time', () => {
    const before = performance.now()
    for (const worst of [
      '*'.repeat(20_000),
      '['.repeat(20_000),
      '[a]('.repeat(5_000),
      '**a'.repeat(6_000),
      '> '.repeat(9_000),
    ])
      parseText(worst)
    expect(performance.now() - before).toBeLessThan(1500)
  })

  test('its beginning is without signs and ends at a word', () => {
    expect(beginningOf('## Раз\n\n**два** три', 100)).toBe('Раз. два три.')
    expect(beginningOf('один два три', 9)).toBe('один два…')
  })
})

test.each(['<a', '[', '**', '*a', '[a]('])('a long text of «%s» is read at once', (sign) => {
  const text = sign.repeat(20_000)
  const begun = performance.now()
  parseText(text)
  hasTags(text)
  expect(performance.now() - begun).toBeLessThan(500)
})
