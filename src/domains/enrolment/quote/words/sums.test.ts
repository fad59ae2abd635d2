import { expect, test } from 'vitest'
import { calculationOf, group, notActivated } from '../../samples/facts.ts'
import { untilNextPeriod, whySoMuch } from './sums.ts'

const words = (changes: Parameters<typeof calculationOf>[0] = {}) => {
  const { quote, prices } = calculationOf(changes)
  return whySoMuch(quote, prices).join(' ').replaceAll('\u00a0', ' ')
}

test('why so much: days of the group, the normative cost, what the family pays, and how months are made', () => {
  const told = words()
  expect(told).toContain('Обучение стоит 12 000 ₽ за 273 дня группы. Ребёнок занимается 122 из них')
  expect(told).toContain('Сертификат платит не больше норматива')
  expect(told).toContain('Остальное, 893,77 ₽, платит семья')
  expect(told).toContain('3 месяца после первого поровну')
})

test('why so much: the certificate pays all it has', () => {
  expect(words(notActivated)).toContain('Сертификат платит 2 000 ₽: это все свободные деньги')
})

test('why so much: the whole run costs the price of the module', () => {
  const { prices, quote } = calculationOf()
  const whole = { ...quote, startsOn: group.startsOn, endsOn: group.endsOn, total: 1_200_000n }
  expect(whySoMuch(whole, prices)[0]?.replaceAll('\u00a0', ' ')).toContain(
    'весь срок группы, поэтому стоимость равна цене всего обучения: 12 000 ₽',
  )
})

test('a place for the budget costs nothing', () => {
  const facts = calculationOf().quote
  expect(whySoMuch({ ...facts, source: 'budget' }, calculationOf().prices)).toEqual([
    'Занятия оплачивает бюджет. Для семьи они бесплатны, сертификат не расходуется.',
  ])
})

test('S-016 a family that is told the last day of the year is also told what comes after it', () => {
  const { quote, prices } = calculationOf()
  expect(untilNextPeriod(quote, prices)).toContain('На следующий период договор продлевает организация')
  expect(untilNextPeriod({ ...quote, endsOn: group.endsOn }, prices)).toBeNull()
})
