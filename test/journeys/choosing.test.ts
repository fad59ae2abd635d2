/** A mother chooses: a search with a slip, criteria, a programme put aside before signing in, its organisation. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoPassword } from '../../db/seed/people.ts'
import { desktop, leaveBrowser, openBrowser, phone, takePicture } from '../support/browser.ts'
import { townAddress } from '../support/running-town.ts'
import { Walker } from './walker.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(leaveBrowser)

describe.each([
  { way: 'on a phone without scripts', screen: phone, scripts: false, email: 'elena-orlova@semya.example' },
  { way: 'at a desk with scripts', screen: desktop, scripts: true, email: 'pavel-kuznetsov@semya.example' },
])('choosing $way', ({ screen, scripts, email }) => {
  let mother: Walker
  beforeAll(async () => {
    mother = await Walker.in(await browser.newContext({ ...screen, javaScriptEnabled: scripts }), townAddress())
  })
  afterAll(() => mother?.page.context().close())

  test('S-013: a word with a slip finds what was meant, and says so', async () => {
    await mother.open('/')
    await mother.page.getByLabel('Что ищем').fill('работотехника')
    await mother.press('Найти')
    await mother.sees('показываем «робототехника»', 'Первые роботы')
  })

  if (scripts)
    test('S-013: what is being typed is offered, and chosen by the keyboard alone', async () => {
      const line = mother.page.getByRole('combobox', { name: 'Что ищем' })
      await line.fill('')
      await line.pressSequentially('шахм')
      await mother.page.getByRole('option', { name: /Шахматы.*вид деятельности/ }).waitFor()
      await line.press('ArrowDown')
      expect(await line.getAttribute('aria-activedescendant')).toBe(
        await mother.page.getByRole('option').first().getAttribute('id'),
      )
      await takePicture(mother.page, 'suggestions')
      await Promise.all([mother.page.waitForURL(/activity=/), line.press('Enter')])
      await mother.sees(/Нашл/)
      await mother.open('/programmes?q=%D1%80%D0%BE%D0%B1%D0%BE%D1%82%D1%8B')
    })

  test('S-014: criteria narrow the search, and each is taken away alone', async () => {
    await mother.follow('Расширенный поиск')
    await mother.tick('Есть места сейчас', 'Вечером, с 16:00')
    await mother.field('Не дороже').fill('20 000')
    await mother.press('Показать программы')
    await mother.sees('Есть места сейчас', 'Не дороже 20 000 ₽', 'Первые роботы')
    await takePicture(mother.page, `criteria-${scripts}`)
    await mother.follow(/Убрать условие: Не дороже/)
    expect(mother.page.url()).toContain('also=seats')
    expect(mother.page.url()).not.toContain('price')
  })

  test('S-025: by the keyboard, a mark of the map leads to its card and on from there', async () => {
    const list = mother.page.url()
    await mother.follow('На карте')
    await mother.page.locator('.area-map-mark').last().focus()
    await mother.page.keyboard.press('Enter')
    await mother.page.waitForFunction(() => document.activeElement?.id === location.hash.slice(1))
    await mother.page.keyboard.press('Tab')
    await mother.page.waitForFunction(() => document.activeElement?.closest('.on-map')?.id === location.hash.slice(1))
    await mother.open(list)
  })

  test('a stranger puts a programme aside, signs in, and comes back to what was pressed', async () => {
    await mother.follow(/В избранное.*Первые роботы/)
    await mother.type({ 'Электронная почта или номер сертификата': email, Пароль: demoPassword })
    await mother.press('Войти')
    await mother.sees('Добавить в избранное «Первые роботы»?')
    await mother.press('Добавить в избранное')
    await mother.sees('Первые роботы', 'Доступна оплата сертификатом', /\d+ мест/)
    await takePicture(mother.page, `favourites-${scripts}`)
  })

  test('S-015, S-041: the programme tells its price for the child, and the organisation what else it teaches', async () => {
    await mother.follow('Первые роботы')
    await mother.sees('Расчёт для', 'Убрать из избранного')
    await mother.follow('Дом детского творчества')
    await mother.sees('Как связаться', 'Лицензия', 'Первые роботы', /\d+ программ/)
    await mother.press('Убрать из избранного')
    await mother.sees('Как связаться')
    expect(mother.page.url()).toContain('#programme-')
  })

  test('S-039, S-040: organisations are found by a slip and by a criterion', async () => {
    await mother.open('/organisations?certificate=yes&q=%D1%82%D0%B2%D0%BE%D1%80%D1%87%D0%B8%D1%81%D1%82%D0%B2%D0%B0')
    await mother.sees('показываем «творчества»', 'Дом детского творчества', 'Есть программы с оплатой сертификатом')
  })
})
