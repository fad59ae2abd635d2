/** Seed 001, last part: an organisation comes into the register and places its programme, on a phone without scripts. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { leaveBrowser, openBrowser, phone } from '../support/browser.ts'
import { townAddress } from '../support/running-town.ts'
import { openMailbox } from './mailbox.ts'
import { Walker } from './walker.ts'

const today = Temporal.Now.plainDateISO('Europe/Moscow')
const studio = 'Студия «Мельница»'
const programme = 'Мельница рассказов'
const email = 'rybakova@melnica.example'

let browser: Browser
let head: Walker
let office: Walker
let letters: Walker
beforeAll(async () => {
  browser = await openBrowser()
  const open = async () => Walker.in(await browser.newContext({ ...phone, javaScriptEnabled: false }), townAddress())
  ;[head, office, letters] = await Promise.all([open(), open(), open()])
})
afterAll(leaveBrowser)

/** Types into fields by their names: a form of a group asks for five days. */
async function fill(walker: Walker, fields: Record<string, string>): Promise<void> {
  for (const [name, value] of Object.entries(fields)) await walker.page.locator(`main [name="${name}"]`).fill(value)
}
/** Chooses among options of one question. */
async function pick(walker: Walker, answers: Record<string, string>): Promise<void> {
  for (const [name, value] of Object.entries(answers))
    await walker.page.locator(`main [name="${name}"][value="${value}"]`).check()
}
const dated = (field: string, day: Temporal.PlainDate) => ({
  [`${field}.day`]: String(day.day),
  [`${field}.month`]: String(day.month),
  [`${field}.year`]: String(day.year),
})
const person = { Фамилия: 'Рыбакова', Имя: 'Вера', Отчество: 'Павловна' }

async function enter(walker: Walker, name: string): Promise<void> {
  await walker.open('/demo')
  await walker.press(`Войти за ${name}`)
}

describe('S-069…S-071 S-077 an organisation from its request to open enrolment', () => {
  let agreements = ''

  test('S-077 asks to be listed; a wrong number is said at once, and nothing typed is lost', async () => {
    await head.open('/organisations/register')
    await head.follow('Подайте заявление о включении')
    await pick(head, { kind: 'commercial' })
    await head.type({ 'Полное название': 'ООО «Мельница»', 'Короткое название': studio })
    await head.type({ ИНН: '2804006660', 'ОГРН или ОГРНИП': '1222800008880', КПП: '280401001' })
    await head.press('Сохранить и продолжить')
    expect(await head.title()).toMatch(/^Ошибка: /)
    await head.sees('Проверьте ИНН', 'Проверьте ОГРН')
    await head.type({ ИНН: '2804006662', 'ОГРН или ОГРНИП': '1222800008881' })
    await head.press('Сохранить и продолжить')
    await head.choose('Муниципалитет', 'город Озёрный')
    await head.type({ Адрес: 'ул. Речная, 1', 'Телефон для семей': '8 48142 5-50-66' })
    await head.type({
      'Почта для семей и писем': 'info@melnica.example',
      'Об организации': 'Пишем и рассказываем истории с детьми от семи лет.',
    })
    await head.press('Сохранить и продолжить')
    await head.type({ 'Должность руководителя': 'Директор', ...person, 'На основании чего действует': 'устава' })
    await head.press('Сохранить и продолжить')
    await pick(head, { licensed: 'no' })
    await head.type({ Банк: 'Отделение', БИК: '049805746', 'Расчётный или казначейский счёт': '40602810700000000025' })
    await head.press('Сохранить и продолжить')
    await head.type({ ...person, 'Рабочая почта': email, Телефон: '8 912 555-66-77' })
    await head.press('Сохранить и продолжить')
    await head.sees('в лице: Рыбаковой Веры Павловны, на основании устава')
    await head.tick('Сведения верны')
    await head.press('Отправить заявление')
    await head.sees('Заявление отправлено', /ОП-\d{4}-\d{6}/)
  })

  test('the operator accepts, and the link of the letter opens the cabinet', async () => {
    await enter(office, 'Эльвира Каримова')
    await office.open('/region/providers')
    await office.follow(studio)
    await office.press('Внести в реестр')
    await office.sees(studio, 'Пока никто не вошёл')
    const link = await openMailbox(letters, email, /Вход для работы/, '/invitation/')
    await head.open(link)
    await head.type({ 'Придумайте пароль': 'мельница крутит воду 7' })
    await head.press('Сохранить пароль и войти')
  })

  test('S-069 S-071 places a programme in its register, with a price within the ceiling and a group', async () => {
    await head.open('/provider/programmes')
    await head.follow('Новая программа')
    await head.type({ Название: programme, Кратко: 'Ребёнок напишет и расскажет со сцены пять историй.' })
    await head.type({ Описание: 'Слушаем, придумываем и записываем истории. К концу года у каждого своя книжка.' })
    await pick(head, { register: 'certified', direction: 'art', level: 'starting', form: 'on-site' })
    await head.type({
      'Вид деятельности': 'Литература',
      'С какого возраста': '7',
      'До какого возраста включительно': '12',
    })
    await head.press('Создать черновик')
    await head.follow('Добавить модуль')
    await head.type({ Название: '1-й год обучения', 'Сколько месяцев': '9', 'Сколько часов на одного ребёнка': '72' })
    await head.type({ 'Цена модуля': '20 000' })
    await head.press('Добавить модуль')
    await head.sees('Цена не может быть выше 16 200 ₽')
    await head.type({ 'Цена модуля': '10 000' })
    await head.press('Добавить модуль')
    await head.follow('Добавить группу')
    await head.type({ Название: 'М-1', Преподаватель: 'Рыбакова Вера Павловна', 'Сколько мест': '12' })
    await fill(head, {
      ...dated('starts', today.add({ days: 14 })),
      ...dated('ends', today.add({ months: 8 })),
      ...dated('opens', today.subtract({ days: 1 })),
      ...dated('closes', today.add({ months: 2 })),
      ...{ 'times.3': '16:00–17:30', 'rooms.3': 'зал' },
    })
    await head.press('Добавить группу')
    await head.sees('Среда, 16:00–17:30')
    await head.press('Отправить на проверку')
    await head.sees('Ждёт сертификации')
  })

  test('the operator certifies it; without an agreement enrolment does not open, and says where to go', async () => {
    await office.open('/region/checks')
    await office.follow(programme)
    await office.press('Сертифицировать и опубликовать')
    await head.open('/provider/programmes')
    await head.follow(programme)
    await head.follow('Открыть запись')
    await head.sees('Когда всё будет готово')
    await head.follow('Соглашение с муниципалитетом')
    await head.choose('Муниципалитет', 'город Озёрный')
    await head.choose('Период', `${today.year} год`)
    await head.press('Попросить соглашение')
    await head.sees('ждёт ответа')
    agreements = head.path
  })

  test('the municipality confirms, and S-070 enrolment opens', async () => {
    await enter(office, 'Андрей Ильин')
    await office.open('/municipality/agreements')
    await office.follow(studio)
    await office.type({ 'Номер соглашения': '77/М' })
    await fill(office, dated('signedOn', today))
    await office.press('Подтвердить соглашение')
    await head.open(agreements)
    await head.sees('№ 77/М')
    await head.open('/provider/programmes')
    await head.follow(programme)
    await head.follow('Открыть запись')
    await head.press('Открыть запись')
    await head.sees('Семьи могут подавать заявки')
  })

  test('a family finds it in the catalogue and sees that a certificate pays', async () => {
    await enter(office, 'Анна Петрова')
    const shown = office.page.locator('main').getByRole('link', { name: programme })
    await expect
      .poll(
        async () => {
          await office.open(`/programmes?q=${encodeURIComponent('мельница рассказов')}`)
          return shown.count()
        },
        { timeout: 30_000, interval: 500 },
      )
      .toBeGreaterThan(0)
    await office.leave(shown.first())
    await office.sees('Идёт запись', studio, '10 000 ₽', 'Доступна оплата сертификатом')
  })
})
