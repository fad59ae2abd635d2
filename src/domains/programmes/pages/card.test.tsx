import { expect, test } from 'vitest'
import { emptyFrame, renderPage } from '#ui'
import type { CardGroup, ProgrammeCard } from '../catalogue/cards.ts'
import { ProgrammeResult, type ProgrammeResultProps } from './card.tsx'

const group: CardGroup = {
  ...{ opening: 'free', capacity: 15, taken: 5 },
  lessons: [{ weekday: 2, startsAt: '16:00', endsAt: '17:30' }],
}
const card: ProgrammeCard = {
  ...{ article: 7001, name: 'Первые роботы', summary: 'За год ребёнок соберёт шесть роботов.', direction: 'tech' },
  ...{ providerName: 'Дом творчества', municipalityName: 'город Озёрный', address: 'ул. Ленина, 12' },
  ...{ register: 'certified', form: 'on-site', ageFrom: 7, ageTo: 10, adapted: false, hours: 72 },
  ...{ priceKopecks: 1_200_000n, certificate: true, groups: [group] },
  standing: { rating: 872, ratings: 12, needed: 5, mark: 468, reviews: 8 },
}

function shown(over: Partial<ProgrammeCard> = {}, props: Omit<ProgrammeResultProps, 'card'> = {}): string {
  let keys = 0
  const frame = { ...emptyFrame, newKey: () => `key-${++keys}` }
  return renderPage(frame, <ProgrammeResult card={{ ...card, ...over }} {...props} />).replaceAll('\u00a0', ' ')
}
const withGroup = (over: Partial<CardGroup>) => ({ groups: [{ ...group, ...over }] })

test.each<[string, Partial<ProgrammeCard>, string]>([
  ['a taken seat', withGroup({ taken: 6 }), '9 мест из 15'],
  ['the last seat', withGroup({ taken: 14 }), 'последнее место из 15'],
  ['a full group', withGroup({ opening: 'full', taken: 15 }), 'мест нет, всего 15'],
  ['a larger group', withGroup({ capacity: 20 }), '15 мест из 20'],
  ['a closed window', withGroup({ opening: 'over' }), 'запись закончилась'],
  ['another day', withGroup({ lessons: [{ weekday: 3, startsAt: '16:00', endsAt: '17:30' }] }), 'ср'],
  ['one more group', { groups: [group, { ...group, opening: 'full' }] }, 'и ещё 1 группа'],
  ['no groups', { groups: [] }, '12 000 ₽'],
  ['a name', { name: 'Вторые роботы' }, '>Вторые роботы</a>'],
  ['an organisation', { providerName: 'Школа № 3' }, 'Школа № 3 · ул. Ленина, 12'],
  ['an address', { address: null }, 'Дом творчества · город Озёрный'],
  ['a price', { priceKopecks: 900_000n }, '9 000 ₽'],
  ['no payment by certificate', { certificate: false }, 'оплачивает семья'],
  ['a register', { register: 'significant' }, 'за счёт бюджета'],
  ['ages', { ageTo: 12 }, '7–12'],
  ['hours', { hours: 144 }, '144 часа'],
  ['a form', { form: 'distance' }, 'дистанционно'],
  ['adaptation', { adapted: true }, 'Подходит детям с ОВЗ'],
  ['a direction', { direction: 'art' }, 'data-direction="art"'],
  ['reviews', { standing: { rating: 872, ratings: 12, needed: 5, mark: 468, reviews: 9 } }, '9 отзывов'],
])('a card that was shown before shows %s that has changed since', (_, over, words) => {
  const before = shown()
  expect(shown()).toBe(before)
  const after = shown(over)
  expect(after).not.toBe(before)
  expect(after).toContain(words)
  expect(shown()).toBe(before)
})

test('hearts and distances are of each visitor, whoever looked before', () => {
  expect(shown({}, { favourite: 'kept' })).toMatch(/formaction="\/my\/favourites\/7001\/removal".*value="key-1"/)
  expect(shown({}, { favourite: 'absent', metres: 1234 })).toMatch(/<ul class="facts"><li>1,2 км от вас<\/li>/)
  expect(shown({}, { favourite: 'absent', metres: 5678 })).toMatch(/<li>5,7 км от вас<\/li>.*В избранное/)
  expect(shown({}, { favourite: 'stranger' })).toMatch(/<a class="favourite" href="\/my\/favourites\/7001"/)
  expect(shown({}, { metres: 300 })).not.toContain('favourite')
  expect(shown()).not.toMatch(/favourite|от вас/)
  expect(shown({}, { own: true })).not.toContain('Дом творчества')
  expect(shown({}, { level: 3 })).toContain('<h3')
})

test('words of people are escaped, also where a live part stands in them', () => {
  const name = '<script>"&'
  const html = shown({ name, address: '<b>' }, { favourite: 'kept', metres: 300 })
  expect(html).not.toMatch(/<script|<b>/)
  expect(html).toMatch(/&lt;script>&quot;&amp;<\/a>.*«&lt;script>&quot;&amp;»/)
})
