/** Seed 000, point 6: an organisation tells its news with a picture; everybody reads it; the operator takes down what is none. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { leaveBrowser, openBrowser, phone } from '../support/browser.ts'
import { townAddress } from '../support/running-town.ts'
import { Walker } from './walker.ts'

let browser: Browser
let author: Walker
let reader: Walker
beforeAll(async () => {
  browser = await openBrowser()
  const open = async (javaScriptEnabled: boolean) =>
    Walker.in(await browser.newContext({ ...phone, javaScriptEnabled }), townAddress())
  ;[author, reader] = await Promise.all([open(false), open(true)])
})
afterAll(leaveBrowser)

async function enter(walker: Walker, name: string): Promise<void> {
  await walker.open('/demo')
  await walker.press(`Войти за ${name}`)
}

/** One red point. */
const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
)

describe('S-051 news', () => {
  test('an organisation writes, looks, adds a picture and publishes, without scripts', async () => {
    await enter(author, 'Марина Соколова')
    await author.open('/news/desk')
    await author.follow('Написать новость')
    await author.press('Сохранить и посмотреть')
    await author.sees('Введите заголовок', 'Напишите текст новости')
    await author.type({
      Заголовок: 'Регата во дворе',
      Текст: 'В субботу спускаем модели **на воду**.\n\n- Начало в 11:00\n- <b>Вход свободный</b>',
    })
    await author.press('Сохранить и посмотреть')
    await author.sees('Регата во дворе', 'В тексте есть теги HTML', '<b>Вход свободный</b>')
    await author
      .field('Файл')
      .setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: Buffer.from('MZ program') })
    await author.type({ 'Что на картинке': 'Модель яхты на воде' })
    await author.press('Добавить картинку')
    await author.sees('Это не картинка')
    await author.field('Файл').setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: dot })
    await author.press('Добавить картинку')
    await author.sees('Убрать картинку «Модель яхты на воде»')
    await author.press('Опубликовать')
    await author.sees('пока вы её не уберёте')
  })

  test('everybody finds it on the first page and in the feed; the operator takes it down and the author reads why', async () => {
    await reader.open('/')
    await reader.follow('Регата во дворе')
    await reader.sees('Дом детского творчества', 'спускаем модели на воду')
    expect(
      await reader.page
        .getByAltText('Модель яхты на воде')
        .evaluate((image) => (image as HTMLImageElement).naturalWidth),
    ).toBe(1)
    const feed = await reader.page.request.get(new URL('/news/feed.xml', townAddress()).href)
    expect(await feed.text()).toContain('<title>Регата во дворе</title>')

    const address = reader.page.url()
    await enter(reader, 'Эльвира Каримова')
    await reader.open(address)
    await reader.page.getByText('Скрыть новость', { exact: true }).first().click()
    await reader.type({ Причина: 'Мероприятие, а не новость' })
    await reader.leave(reader.page.getByRole('button', { name: 'Скрыть новость' }).last())
    await author.open('/news/desk')
    await author.follow('Регата во дворе')
    await author.sees('Новость скрыл региональный оператор', 'Мероприятие, а не новость')
  })
})
