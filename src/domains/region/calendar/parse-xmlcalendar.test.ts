import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseXmlCalendar } from './parse-xmlcalendar.ts'
import { productionCalendar } from './production-calendar.ts'

const file = (days: string, head = 'year="2024" lang="ru" date="2023.08.15" country="ru"') =>
  `<?xml version="1.0" encoding="UTF-8"?>
<calendar ${head}>
  <holidays><holiday id="1" title="Новогодние каникулы"/></holidays>
  <days>${days}</days>
</calendar>`

/** The built-in year as such a file writes it: weekends are silent, working eves on weekends are only shortened. */
function written(year: number): string {
  const entry = productionCalendar.find((one) => one.year === year)
  if (!entry) throw new Error(`No year ${year}`)
  const origin = new Map(entry.moved.map(([from, to]) => [to, from]))
  const dotted = (date: string) => date.replace('-', '.')
  const off = entry.daysOff.map((date) => {
    const from = origin.get(date)
    return `<day d="${dotted(date)}" t="1"${from ? ` f="${dotted(from)}"` : ''}/>`
  })
  const shortened = entry.shortenedDays.map((date) => `<day d="${dotted(date)}" t="2"/>`)
  const full = entry.workingWeekends.filter((date) => !entry.shortenedDays.includes(date))
  return file(
    [...off, ...shortened, ...full.map((date) => `<day d="${dotted(date)}" t="3"/>`)].join('\n'),
    `year="${year}"`,
  )
}

test('days off, shortened days, working Saturdays and moves are read', () => {
  const days = `<day d="01.01" t="1" h="1"/><day d="01.06" t="1" h="1"/><day d="04.27" t="3"/>
    <day t='1' f='04.27' d='04.29' /><day d="11.02" t="2"/><day d="05.08" t="2"></day><day d="05.07" t="3"/>`
  expect(parseXmlCalendar(file(days))).toEqual({
    year: 2024,
    source: 'xmlcalendar.ru, 2023.08.15',
    moved: [['04-27', '04-29']],
    daysOff: ['01-01', '04-29'],
    workingWeekends: ['04-27', '11-02'],
    shortenedDays: ['05-08', '11-02'],
  })
})

test.each(productionCalendar.map((entry) => entry.year))('%i comes back from a file as it is built in', (year) => {
  const entry = productionCalendar.find((one) => one.year === year)
  const { daysOff, workingWeekends, shortenedDays } = parseXmlCalendar(written(year)) ?? {}
  expect({ daysOff, workingWeekends, shortenedDays }).toEqual({
    daysOff: entry?.daysOff,
    workingWeekends: entry?.workingWeekends,
    shortenedDays: entry?.shortenedDays,
  })
})

test('comments and a byte order mark do not disturb', () => {
  const text = `\uFEFF${file('<!-- <day d="02.30" t="9"/> --><day d="01.01" t="1"/>')}`
  expect(parseXmlCalendar(text)?.daysOff).toEqual(['01-01'])
})

const goodDay = '<day d="01.01" t="1"/>'

test.each([
  ['empty text', ''],
  ['another format', '{"year":2024}'],
  ['a page of a site', '<html><body>404</body></html>'],
  ['a file cut short', file(goodDay).slice(0, -20)],
  ['no year', file(goodDay, 'lang="ru"')],
  ['a year in words', file(goodDay, 'year="этот"')],
  ['an empty year', file(goodDay, 'year=""')],
  ['a year out of reach', file(goodDay, 'year="20244"')],
  ['no days', file('')],
  ['29 February of a common year', file('<day d="02.29" t="1"/>', 'year="2023"')],
  ['a thirteenth month', file('<day d="13.01" t="1"/>')],
  ['a day without its mark', file('<day d="01.01"/>')],
  ['an unknown mark', file('<day d="01.01" t="4"/>')],
  ['a day twice', file(goodDay + goodDay)],
  ['a move from nowhere', file('<day d="01.02" t="1" f="02.31"/>')],
])('%s is not read', (_, text) => {
  expect(parseXmlCalendar(text)).toBeNull()
})

test('reading never throws, whatever the text', () => {
  const pieces = fc.constantFrom(
    '<calendar year="2024">',
    '<days>',
    goodDay,
    '<day ',
    'd="12.31"',
    't="1"',
    '/>',
    '<!--',
    '</days>',
    '</calendar>',
  )
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => typeof parseXmlCalendar(parts.join(' ')) === 'object'),
  )
})
