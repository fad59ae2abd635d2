/** S-095: the recovery does not help, so somebody without a cabinet asks the support, reads the answer and closes. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { leaveBrowser, openBrowser, phone, takePicture } from '../support/browser.ts'
import { townAddress } from '../support/running-town.ts'
import { openMailbox } from './mailbox.ts'
import { Walker } from './walker.ts'

let browser: Browser
let person: Walker
let desk: Walker
let letters: Walker
const email = 'polina.zimina@semya.example'
const kept = { number: '', desk: '' }

beforeAll(async () => {
  browser = await openBrowser()
  const inOwnBrowser = async (scripts: boolean) =>
    Walker.in(await browser.newContext({ ...phone, javaScriptEnabled: scripts }), townAddress())
  ;[person, desk, letters] = await Promise.all([inOwnBrowser(false), inOwnBrowser(true), inOwnBrowser(false)])
})
afterAll(leaveBrowser)

test('S-092 S-093 S-095: who gets no letter is told where it went, and that the support can be asked', async () => {
  await person.open('/recovery')
  await person.type({ 'Почта, указанная при регистрации': email })
  await person.press('Прислать ссылку')
  await person.sees('Проверьте почту', 'p···@semya.example', '«Спам»')
  await person.follow('задайте вопрос поддержке')
})

test('S-095: asks without signing in; mistakes are told and answers kept', async () => {
  await person.type({ 'Что случилось': 'Письма нет' })
  await person.press('Отправить вопрос')
  expect(await person.title()).toMatch(/^Ошибка: /)
  await person.type({
    'Что случилось': 'Письмо для нового пароля не приходит, телефон 8 912 000-11-22',
    'Как к вам обращаться': 'Полина',
    'Почта для ответа': email,
  })
  await person.press('Отправить вопрос')
  kept.number = await person.reads(/Обращение (О-\d{4}-\d{6})/)
  await person.sees('Вопрос принят', 'Ответим до', 'p···@semya.example')
  await takePicture(person.page, 'ticket')
})

test('S-095: the support reads it with numbers hidden and answers', async () => {
  await desk.open('/demo')
  await desk.press('Войти за Кирилл Белов')
  await desk.follow(kept.number)
  await desk.sees('p···@semya.example')
  expect(await desk.text()).not.toContain('000-11-22')
  await takePicture(desk.page, 'ticket-desk')
  await desk.page.getByRole('radio', { name: 'Ответ', exact: true }).check()
  await desk.type({ 'Текст письма': 'Кабинета с таким адресом нет. Зарегистрируйтесь или придите в пункт приёма.' })
  await desk.press('Отправить письмо')
  await desk.sees('ждёт человека')
})

test('S-095: the letter leads back to the page without a cabinet, and the person closes', async () => {
  const path = await openMailbox(letters, email, `Ответ на обращение ${kept.number}`, '/support/tickets/')
  await person.open(path)
  await person.sees('есть ответ', 'придите в пункт приёма')
  await person.page.locator('summary', { hasText: 'Закрыть обращение' }).click()
  await person.press('Закрыть обращение')
  await person.sees('закрыто', 'Задать новый вопрос')
})
