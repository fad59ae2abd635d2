/** Seed 002, «Мероприятия»: found by the calendar, two children booked, a waiting list, a moved date, the door. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { desktop } from '../support/browser.ts'
import { awaitWords, enterAs, foundTown, moveClock, type OwnTown } from './own-town.ts'
import type { Walker } from './walker.ts'

let town: OwnTown
let organiser: Walker
let anna: Walker
let oleg: Walker
let stranger: Walker
beforeAll(async () => {
  town = await foundTown()
  const { somebody } = town
  ;[organiser, anna, oleg, stranger] = await Promise.all([somebody(), somebody(), somebody(), somebody(desktop)])
  await enterAs(organiser, 'Марина Соколова')
  await enterAs(anna, 'Анна Петрова')
  await enterAs(oleg, 'Олег Зайцев')
})
afterAll(() => town?.close())

const name = 'Праздник первого снега'
const dated = (field: string, day: number) => ({
  [`${field}.day`]: String(day),
  [`${field}.month`]: '12',
  [`${field}.year`]: '2026',
})

async function fill(walker: Walker, fields: Record<string, string>): Promise<void> {
  for (const [field, value] of Object.entries(fields)) await walker.page.locator(`main [name="${field}"]`).fill(value)
}

describe('an event from its announcement to the door', () => {
  let own = ''
  let card = ''

  test('S-109, S-110 the organiser writes it, mends what is told, and publishes it', async () => {
    await organiser.open('/organiser/events')
    await organiser.follow('Новое мероприятие')
    await fill(organiser, { name, description: 'Лепим снеговиков и катаемся с горки.', conditions: 'Тёплая одежда.' })
    await organiser.page.locator('main [name="kind"]').selectOption('festival')
    for (const choice of ['municipal', 'everyone'])
      await organiser.page.locator(`main input[type=radio][value="${choice}"]`).check()
    await fill(organiser, { ...dated('startsOn', 3), startsTime: '12.00', ...dated('endsOn', 3), endsTime: '11:00' })
    await fill(organiser, { ...dated('entryTo', 2), place: 'Парк, у пруда', ageFrom: '3', ageTo: '17', capacity: '2' })
    await organiser.choose('Муниципалитет', 'город Озёрный')
    await organiser.tick('Вести лист ожидания')
    await fill(organiser, { contactName: 'Вера Павловна', contactPhone: '8 921 555-01-77' })
    await organiser.press('Создать черновик')
    expect(await organiser.title()).toMatch(/^Ошибка: /)
    await organiser.sees('Конец должен быть позже начала')
    await fill(organiser, { endsTime: '14:00' })
    await organiser.press('Создать черновик')
    own = organiser.path
    await organiser.press('Опубликовать')
    await organiser.sees('опубликовано', '3 декабря 2026 года, 12:00–14:00')
  })

  test('S-111…S-114, S-117, S-118 a mother finds it by the calendar and books both children, nobody ticked for her', async () => {
    await anna.open('/')
    await anna.page.locator('summary.menu-button').click()
    await anna.leave(
      anna.page.getByRole('navigation', { name: 'Разделы, меню' }).getByRole('link', { name: 'Мероприятия' }),
    )
    await anna.follow('Следующий месяц')
    await anna.follow(/^3 декабря 2026 года: /)
    await anna.follow(name)
    card = anna.path
    await anna.sees('Вера Павловна', 'Тёплая одежда', '2 места из 2')
    await anna.follow('Записаться')
    expect(await anna.page.locator('main input[name=child]:checked').count()).toBe(0)
    await anna.press('Записаться')
    await anna.sees('Отметьте, кого записываете')
    await anna.tick('Иван Петров', 'Мария Петрова')
    await anna.press('Записаться')
    await anna.sees('Запись принята', /Иван, запись \d+/, /Мария, запись \d+/)
  })

  test('a father comes late: the waiting list, and he is the first in it', async () => {
    await oleg.open(`${card}/booking`)
    await oleg.sees('Свободных мест нет')
    await oleg.tick('Софья Зайцева')
    await oleg.press('Встать в лист ожидания')
    await oleg.sees('место в нём: 1')
  })

  test('the organiser moves the date: sees whom it concerns, says why, and nobody loses a seat', async () => {
    await organiser.open(`${own}/edit`)
    await fill(organiser, { ...dated('startsOn', 4), ...dated('endsOn', 4), ...dated('entryTo', 3) })
    await organiser.press('Сохранить')
    await organiser.sees('Записаны 2 ребёнка, в листе ожидания 1 ребёнок', 'было: 3 декабря 2026 года, 12:00–14:00')
    await fill(organiser, { reason: 'Третьего обещают мороз' })
    await organiser.press('Сохранить и сообщить')
    await organiser.sees('4 декабря 2026 года, 12:00–14:00', 'Третьего обещают мороз')
  })

  test('the mother reads what changed and leaves with one child; the seat is offered to the father and taken', async () => {
    await anna.open('/my/events')
    await anna.page.locator('main section', { hasText: name }).filter({ hasText: 'Мария' }).getByRole('link').click()
    await anna.sees('Мероприятие изменилось', 'Третьего обещают мороз')
    await anna.page.locator('main summary', { hasText: 'Отказаться от места' }).click()
    await anna.press('Отказаться от места')
    await anna.sees('вы отказались')
    await oleg.open('/my/events')
    await oleg.follow(name)
    await awaitWords(oleg, oleg.path, 'Есть место')
    await oleg.press('Занять место')
    await oleg.sees('участвует')
  })

  test('on the day the organiser ticks who came, and the family sees it afterwards', async () => {
    await organiser.open(`${own}/check-in`)
    await organiser.sees('Отметить пришедших можно с 4 декабря 2026 года')
    await moveClock(organiser, '2026-12-04')
    await organiser.open(`${own}/check-in`)
    await organiser.tick('Петров Иван Сергеевич')
    await organiser.press('Сохранить отметки')
    await organiser.sees('2 участника, пришли 1')
    await moveClock(organiser, '2026-12-05')
    await anna.open('/my/events')
    await anna.sees('ребёнок был')
  })
})

test('S-113, S-115 at a desk with scripts: at the top left, and filters renew the list at once', async () => {
  await stranger.open('/')
  const section = stranger.page.getByRole('navigation', { name: 'Разделы' }).getByRole('link', { name: 'Мероприятия' })
  const place = await section.boundingBox()
  expect(place?.x).toBeLessThan(1280 / 2)
  expect(place?.y).toBeLessThan(120)
  await stranger.leave(section)
  await stranger.open('/events?month=2026-12')
  const shown = stranger.page.locator('[data-live="results"]')
  await stranger.page.getByText('Конкурсы и олимпиады').click()
  await shown.getByText('Открытая олимпиада по математике').waitFor()
  await expect.poll(() => shown.getByText('Концерт хора «Ручеёк»').count()).toBe(0)
  await expect.poll(() => stranger.page.url()).toContain('section=competitive')
  await stranger.open('/events?month=2026-12&q=алимпиада')
  await stranger.sees('показываем «олимпиада»', 'Открытая олимпиада по математике')
})
