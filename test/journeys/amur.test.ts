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

const figure = (label: string) => mother.reads(new RegExp(`${label}\\s+${roubles}`))
const before = { credited: 0, promised: 0 }

test('S-083 S-084 before the contract nothing is credited: the money is promised, and the page says so', async () => {
  await mother.open('/my')
  expect(await mother.text()).not.toContain('На сертификате свободно')
  await mother.open(child)
  await mother.sees('Деньги зачисляют на сертификат, когда договор заключён', 'Обещано заявкам')
  expect(await mother.text()).not.toContain('зачислена сумма, нужная для программы')
  await mother.open(`${child}/money`)
  await mother.sees('Обещано из номинала, зачислят с договором: «Первые роботы»')
  before.credited = kopecks(await figure('Зачислено'))
  before.promised = kopecks(await figure('Обещано'))
})

test('S-084 signing credits the sum of the programme to the certificate', async () => {
  await mother.open('/my')
  await mother.follow('Прочитать и принять')
  await mother.page.locator('input[name=read]').check()
  await mother.press('Принять договор')
  await mother.open(child)
  await mother.sees('С договором на сертификат зачислена сумма, нужная для программы')
  expect(await mother.text()).not.toContain('Обещано заявкам')
  await mother.open(`${child}/money`)
  await mother.sees('Зачислено с договором: «Первые роботы»', 'Закреплено: «Первые роботы»')
  expect(kopecks(await figure('Зачислено'))).toBe(before.credited + before.promised)
})

test('S-085 another programme is allowed while the nominal of the year covers its full course', async () => {
  await mother.open(`${child}/money`)
  const credited = await figure('Зачислено')
  await mother.open('/programmes?q=ёлочка')
  await mother.follow('Вокальная студия')
  await mother.sees('Денег хватит')
  const part = await mother.reads(new RegExp(`Оплатит сертификат\\s+− ${roubles}`))
  await mother.follow('Подать заявку')
  await sendApplication(mother)
  await mother.open(`${child}/money`)
  expect([await figure('Зачислено'), await figure('Обещано')]).toEqual([credited, part])
  expect(kopecks(credited) + kopecks(part)).toBeLessThan(1_200_000)
})

function kopecks(text: string): number {
  const [whole = '', part = '00'] = text.replaceAll(' ', '').split(',')
  return Number(whole) * 100 + Number(part)
}
