/** Seed 000, point 5, and seed 002: a family rates what ended and reviews what goes on; the operator and the organisation read. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { desktop, leaveBrowser, openBrowser, phone } from '../support/browser.ts'
import { townAddress } from '../support/running-town.ts'
import { Walker } from './walker.ts'

let browser: Browser
let quick: Walker
let plain: Walker
let desk: Walker
beforeAll(async () => {
  browser = await openBrowser()
  const open = async (more: { javaScriptEnabled?: boolean }, screen = phone) =>
    Walker.in(await browser.newContext({ ...screen, ...more }), townAddress())
  ;[quick, plain, desk] = await Promise.all([open({}), open({ javaScriptEnabled: false }), open({}, desktop)])
})
afterAll(leaveBrowser)

async function enter(walker: Walker, name: string): Promise<void> {
  await walker.open('/demo')
  await walker.press(`Войти за ${name}`)
}

async function openEnded(walker: Walker): Promise<void> {
  await enter(walker, 'Пётр Никитин')
  await walker.open('/my/applications?tab=archive')
  await walker.follow(/Судомодельный/)
}

describe('S-045…S-050 rating a programme', () => {
  test('without scripts: from the contract, four lists, one forgotten and told, saved and shown', async () => {
    await openEnded(plain)
    await plain.follow('Оценить программу')
    for (const label of ['Достигнутые результаты', 'Педагоги и наполненность группы', 'Общее впечатление'])
      await plain.choose(label, '80 %')
    await plain.press('Сохранить')
    expect(await plain.title()).toMatch(/^Ошибка: /)
    await plain.sees('Помещения и оборудование: поставьте оценку от 0 до 100 %')
    await plain.choose('Помещения и оборудование', '60 %')
    await plain.press('Сохранить')
    await plain.sees('Ваша оценка программы', /Помещения и оборудование\s+60 %/, /Общее впечатление\s+80 %/)
  })

  test('with scripts: the slider goes by the keys, its number beside it goes along', async () => {
    await openEnded(quick)
    await quick.follow('Изменить оценку')
    const slider = quick.page.getByLabel('Помещения и оборудование, бегунок')
    await slider.focus()
    await quick.page.keyboard.press('ArrowRight')
    expect(await quick.field('Помещения и оборудование').inputValue()).toBe('70')
    await quick.choose('Достигнутые результаты', '100 %')
    expect(await quick.page.getByLabel('Достигнутые результаты, бегунок').inputValue()).toBe('100')
    await quick.press('Сохранить')
    await quick.sees(/Помещения и оборудование\s+70 %/, /Достигнутые результаты\s+100 %/)
  })
})

describe('S-100…S-104 reviews', () => {
  const words = 'Шахматная доска на стене и терпеливый тренер. Хотелось бы турнир раз в месяц.'

  test('a family writes in the tab of the programme; a phone in the text is told and nothing is lost', async () => {
    await enter(plain, 'Анна Петрова')
    await plain.open('/programmes?q=шахматы')
    await plain.follow(/Шахмат/)
    await plain.leave(plain.page.getByRole('navigation', { name: 'Программа' }).getByRole('link', { name: /Отзывы/ }))
    await plain.sees('Ваш отзыв', 'на проверке')
    await plain.follow('Изменить')
    await plain.tick('5 — отлично')
    await plain.type({ 'Что понравилось, а что хотелось бы изменить': `${words} Звоните 8 921 555-10-01` })
    await plain.press('Отправить отзыв')
    await plain.sees('Уберите телефон «8 921 555-10-01»')
    await plain.type({ 'Что понравилось, а что хотелось бы изменить': words })
    await plain.press('Отправить отзыв')
    await plain.sees('на проверке', words)
  })

  test('the operator reads it first, the organisation answers, and everybody reads both without a name', async () => {
    await enter(desk, 'Эльвира Каримова')
    await desk.open('/region/reviews')
    await desk.follow(/Шахмат/)
    await desk.sees(words)
    await desk.press('Опубликовать отзыв')
    await enter(desk, 'Марина Соколова')
    await desk.open('/provider/reviews')
    await desk.sees('без ответа', words)
    await desk.follow('Ответить')
    await desk.type({ 'Ответ от имени организации': 'Спасибо! Турнир будет в декабре.' })
    await desk.press('Отправить ответ')
    await enter(desk, 'Эльвира Каримова')
    await desk.open('/region/reviews')
    await desk.follow(/Шахмат/)
    await desk.press('Опубликовать ответ')

    const visitor = await Walker.in(await browser.newContext({ ...phone, javaScriptEnabled: false }), townAddress())
    await visitor.open('/programmes?q=шахматы')
    await visitor.follow(/Шахмат/)
    await visitor.leave(
      visitor.page.getByRole('navigation', { name: 'Программа' }).getByRole('link', { name: /Отзывы/ }),
    )
    await visitor.sees(words, 'Турнир будет в декабре', /Родитель, занимаются с/, 'Войти и написать отзыв')
    expect(await visitor.text()).not.toContain('Петрова')
  })
})
