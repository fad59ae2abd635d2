import { describe, expect, test } from 'vitest'
import { parseSpans } from '#ui'
import type { Block, Told } from './model.ts'
import { conditionsOf } from './queries.ts'
import { fitOf, fitting, holding, stringsOf, tell } from './rules.ts'
import { instructions, questions } from './texts/library.ts'

const words = Object.fromEntries(
  ['confirmationTerm', 'recoveryTerm', 'passwordLength', 'ageFrom', 'ageOver', 'selfAge', 'documentsTerm']
    .concat(['answerTerm', 'offerTerm', 'silenceTerm', 'seatOfferTerm', 'supportEmail', 'supportPhone', 'supportHours'])
    .map((name) => [name, `<${name}>`]),
) as Told['words']
const told: Told = { words, holds: conditionsOf('linear-monthly', 'activation') }
const everything = [...instructions.flatMap(({ blocks }) => blocks), ...questions.flatMap(({ answer }) => answer)]

describe('which help fits a page', () => {
  test.each([
    ['/points', '/points', true],
    ['/', '/', true],
    ['/', '/points', false],
    ['/my/children/:id', '/my/children/0199d1a0-0000-7000-8000-000000000002', true],
    ['/my/children/:id', '/my/children', false],
    ['/my/children/:id', '/my/children/1/journal', false],
    ['/reception/*', '/reception', true],
    ['/reception/*', '/reception/statements/1', true],
    ['/reception/*', '/receptions', false],
    ['/points', '/points/', true],
  ])('%s and %s: %s', (pattern, path, fits) => {
    expect(fitOf(pattern, path) > 0).toBe(fits)
  })

  test('the closest pattern goes first', () => {
    expect(fitting(instructions, '/my/children/new')[0]?.slug).toBe('add-child')
    expect(fitting(instructions, '/my/children/1')[0]?.slug).toBe('activation')
    expect(fitting(instructions, '/reception/statements/1')[0]?.slug).toBe('reception-statement')
    expect(fitting(instructions, '/reception/claims/1')[0]?.slug).toBe('reception-claim')
    expect(fitting(instructions, '/no-such-page')).toEqual([])
  })
})

describe('the texts', () => {
  test('have addresses of their own and lead to one another', () => {
    const slugs = [...instructions, ...questions].map(({ slug }) => slug)
    expect(new Set(slugs).size).toBe(slugs.length)
    expect(
      instructions.flatMap(({ next = [] }) => next).filter((slug) => !instructions.some((one) => one.slug === slug)),
    ).toEqual([])
    expect(instructions.filter(({ slug, next = [] }) => next.includes(slug))).toEqual([])
  })

  test('ask only for facts that there are, and leave no marks behind', () => {
    for (const text of everything.flatMap(stringsOf)) {
      const shown = parseSpans(tell(text, told)).map((span) => span.text)
      expect(shown.join('')).not.toMatch(/[{}[\]*]/)
    }
  })

  test('write no term of the region as a number', () => {
    const term = /\d+\s+(?:рабоч|календарн|дн[яей]|час|минут|лет\b|год)/
    expect(everything.flatMap(stringsOf).filter((text) => term.test(text))).toEqual([])
  })

  test('speak to the reader in lower case and with ё', () => {
    const strings = everything.flatMap(stringsOf)
    const inside = /(?<=[а-яё,] )(?:Вы|Вас|Вам|Ваш[аеиму]?|Вашего|Вашей)(?![а-яё])/
    expect(strings.filter((text) => inside.test(text))).toEqual([])
    const without = /(?<![а-яё])(?:ещ[е]|ребен[а-я]+|прием[а-я]*|почт[е] придет|придет|идет|учет[а-я]*)(?![а-яё])/i
    expect(strings.filter((text) => without.test(text))).toEqual([])
  })
})

test('a block that depends on the rules of the region is there only where they hold', () => {
  const blocks: Block[] = [{ p: 'always' }, { p: 'melting', when: 'melts' }, { p: 'late', when: 'credited-on-issue' }]
  const shown = (holds: Told['holds']) => holding(blocks, { words, holds }).flatMap(stringsOf)
  expect(shown(conditionsOf('linear-monthly', 'activation'))).toEqual(['always', 'melting'])
  const [monthly, daily] = (['linear-monthly', 'linear-daily'] as const).map((melt) => {
    const texts = everything.flatMap((block) => holding([block], { words, holds: conditionsOf(melt, 'issue') }))
    return texts.flatMap(stringsOf).join(' ')
  })
  expect(monthly).not.toMatch(/номинал каждый день|дням, оставшимся/)
  expect(daily).not.toMatch(/номинал каждый месяц|месяцам, оставшимся/)
  expect(shown(conditionsOf('none', 'issue'))).toEqual(['always', 'late'])
})

test('an unknown fact is a mistake of the text, not an empty place', () => {
  expect(() => tell('{nothing}', told)).toThrow('nothing')
  expect(() => tell('{constructor}', told)).toThrow('constructor')
})
