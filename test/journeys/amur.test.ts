/** Seed 002: in the Amur region the sum that a programme needs comes to the certificate with the signed contract. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { desktop } from '../support/browser.ts'
import { childOf, enterAs, foundTown, type OwnTown, sendApplication } from './own-town.ts'
import type { Walker } from './walker.ts'

let town: OwnTown
let mother: Walker
let payer: Walker
let child = ''
beforeAll(async () => {
  town = await foundTown('amur')
  ;[mother, payer] = await Promise.all([town.somebody(), town.somebody(desktop)])
  await enterAs(mother, 'Анна Петрова')
  await enterAs(payer, 'Андрей Ильин')
  child = await childOf(mother)
})
afterAll(() => town?.close())

const roubles = '([\\d ]+(?:,\\d\\d)?) ₽'

test('S-086 the municipality has a nominal of its own for the calendar year, by an act', async () => {
  await payer.open('/municipality')
  await payer.sees('2026 год', /Дети от 5 до 18 лет\s+12 000 ₽/, 'Постановление администрации')
})

test('S-083 before the contract the money is only kept for the application, and the page says so', async () => {
  await mother.open('/my')
  expect(await mother.text()).not.toContain('На сертификате свободно')
  await mother.open(child)
  await mother.sees('Деньги зачисляются на сертификат, когда договор заключён', 'Выделено из номинала')
  expect(await mother.text()).not.toContain('зачислена сумма, нужная для программы')
  await mother.open(`${child}/money`)
  await mother.sees('Отложено из номинала, зачислится с договором')
})

test('S-084 signing credits the sum of the programme to the certificate', async () => {
  await mother.open('/my')
  await mother.follow('Прочитать и принять')
  const part = await mother.reads(new RegExp(`Оплатит сертификат\\s+− ${roubles}`))
  await mother.page.locator('input[name=read]').check()
  await mother.press('Принять договор')
  await mother.open(child)
  await mother.sees('С договором на сертификат зачислена сумма, нужная для программы')
  await mother.open(`${child}/money`)
  await mother.sees('Отложено из номинала, с договором зачислено', 'Закреплено: «Первые роботы»', `− ${part} ₽`)
})

test('S-085 another programme is allowed while the nominal of the year covers its full course', async () => {
  await mother.open(`${child}/money`)
  const before = await mother.reads(new RegExp(`Выделено из номинала\\s+${roubles}`))
  await mother.open('/programmes?q=ёлочка')
  await mother.follow('Вокальная студия')
  await mother.sees('Денег хватит')
  const part = await mother.reads(new RegExp(`Оплатит сертификат\\s+− ${roubles}`))
  await mother.follow('Подать заявку')
  await sendApplication(mother)
  await mother.open(`${child}/money`)
  const after = await mother.reads(new RegExp(`Выделено из номинала\\s+${roubles}`))
  expect(kopecks(after)).toBe(kopecks(before) + kopecks(part))
  expect(kopecks(after)).toBeLessThan(1_200_000)
})

function kopecks(text: string): number {
  const [whole = '', part = '00'] = text.replaceAll(' ', '').split(',')
  return Number(whole) * 100 + Number(part)
}
