/** The whole way of a family, from an unknown visitor to a living contract, as they would tell it. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { formatSnils } from '#kernel/snils'
import { desktop, leaveBrowser, openBrowser, phone } from '../support/browser.ts'
import { townAddress } from '../support/running-town.ts'
import { openMailbox } from './mailbox.ts'
import { ownSnils } from './own-snils.ts'
import { Walker } from './walker.ts'

const zone = 'Europe/Moscow'
const today = Temporal.Now.plainDateISO(zone)
const firstPassword = 'тихий омут 17'
const newPassword = 'громкий ручей 18'
const town = 'город Озёрный'
/** Of the house whose worker is among the people of the demo. */
const wish = { words: 'шахматы', programme: 'Шахматная школа', provider: 'Дом детского творчества' }

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(leaveBrowser)

const newcomers = [
  {
    way: 'with scripts',
    scripts: true,
    email: 'vera.belkina@semya.example',
    surname: 'Белкина',
    child: 'Белкин',
    snils: ownSnils(),
  },
  {
    way: 'without scripts',
    scripts: false,
    email: 'zoya.lisina@semya.example',
    surname: 'Лисина',
    child: 'Лисин',
    snils: ownSnils(),
  },
]

describe.each(newcomers)('the whole way on a phone $way', ({ scripts, email, surname, child, snils }) => {
  let family: Walker
  let letters: Walker
  let desk: Walker
  let provider: Walker
  const numbers = { statement: '', certificate: '', application: '' }
  const places = { child: '', application: '' }

  beforeAll(async () => {
    const options = { ...phone, javaScriptEnabled: scripts }
    const inOwnBrowser = async () => Walker.in(await browser.newContext(options), townAddress())
    ;[family, letters, desk, provider] = await Promise.all([
      inOwnBrowser(),
      inOwnBrowser(),
      inOwnBrowser(),
      inOwnBrowser(),
    ])
  })
  afterAll(() => Promise.all([family, letters, desk, provider].map((one) => one?.page.context().close())))

  test('S-105 a newcomer opens the town and is told what lacks, with the answers kept', async () => {
    await family.open('/')
    await family.open('/register')
    for (const consent of ['siteRules', 'privacyPolicy', 'personalData'])
      expect(await family.page.locator(`input[name=${consent}]`).isChecked(), consent).toBe(false)
    await family.choose('Где живёт семья', town)
    await family.type({ Фамилия: surname, Имя: 'Вера', 'Электронная почта': email, 'Придумайте пароль': firstPassword })
    await family.type({ 'Мобильный телефон': '8 (912) 345-67' })
    await family.tick('Нет отчества')
    await family.press('Зарегистрироваться')
    expect([family.status, await family.title()]).toEqual([422, 'Ошибка: Регистрация — Кружок'])
    await family.sees('11 цифр, например 8 912 345-67-89')
    for (const [label, kept] of [
      ['Фамилия', surname],
      ['Электронная почта', email],
      ['Мобильный телефон', '8 (912) 345-67'],
    ] as const)
      expect(await family.field(label).inputValue()).toBe(kept)
    expect(await family.page.locator('.error-summary a').count()).toBe(4)
  })

  test('S-147 a newcomer registers with three consents and confirms by the link in the letter', async () => {
    await family.type({ 'Мобильный телефон': '8 (912) 345-67-89', 'Придумайте пароль': firstPassword })
    for (const consent of ['siteRules', 'privacyPolicy', 'personalData'])
      await family.page.locator(`input[name=${consent}]`).check()
    await family.press('Зарегистрироваться')
    await family.sees('Письмо отправлено')
    await family.open(await openMailbox(letters, email, 'Подтвердите адрес почты', '/confirmation/'))
    await family.type({ Пароль: firstPassword })
    await family.press('Подтвердить и войти')
    expect(family.path).toBe('/my')
    await family.sees('Адрес подтверждён, вы вошли в кабинет')
  })

  test('S-092 who forgot the password signs out, recovers it by a link that works once, and signs in', async () => {
    await signOut(family)
    await family.open('/sign-in')
    await family.follow('Не помню пароль')
    await family.type({ 'Почта, указанная при регистрации': email })
    await family.press('Прислать ссылку')
    const link = await openMailbox(letters, email, 'Новый пароль для кабинета', '/recovery/')
    await family.open(link)
    await family.type({ 'Новый пароль': newPassword })
    await family.press('Сохранить пароль и войти')
    expect(family.path).toBe('/my')
    await signOut(family)
    await family.open(link)
    expect(family.status).toBe(410)
    await family.open('/sign-in')
    await family.type({ 'Электронная почта или номер сертификата': email, Пароль: firstPassword })
    await family.press('Войти')
    expect(await family.title()).toBe('Ошибка: Вход — Кружок')
    await family.type({ Пароль: newPassword })
    await family.press('Войти')
    expect(family.path).toBe('/my')
  })

  test('adds a child, and a slip in the SNILS is told in plain words', async () => {
    await family.open('/my/children/new')
    await family.type({ Фамилия: child, Имя: 'Егор', Отчество: 'Ильич' })
    // Of another day for each way: alike children with neighbouring numbers would be asked about.
    await family.typeDay(today.subtract({ years: 9, days: scripts ? 100 : 200 }))
    await family.tick('Мальчик', 'Мама')
    await family.type({ 'СНИЛС ребёнка': '112-233-445 96', 'Серия и номер': 'II-АБ 654321' })
    await family.choose('Документ', 'Свидетельство о рождении, выданное в России')
    await family.choose('Где живёт ребёнок', town)
    await family.type({ 'Адрес ребёнка': 'г. Озёрный, ул. Садовая, д. 3, кв. 8' })
    await family.press('Добавить ребёнка')
    expect(await family.title()).toBe('Ошибка: Добавить ребёнка — Кружок')
    expect(await family.field('Отчество').inputValue()).toBe('Ильич')
    await family.type({ 'СНИЛС ребёнка': formatSnils(snils) })
    await family.press('Добавить ребёнка')
    await family.sees('Егор теперь в вашем кабинете', 'У ребёнка пока нет сертификата')
    places.child = family.path
  })

  test('S-001 files a statement by its tasks and is congratulated, with what to do, where and by when', async () => {
    await family.follow('Подать заявление на сертификат')
    await family.follow('Ваши документ и адрес')
    await family.choose('Документ', 'Паспорт гражданина Российской Федерации')
    await family.type({
      'Серия и номер': '45 04 123456',
      'Адрес, по которому вы живёте': 'г. Озёрный, ул. Садовая, д. 3, кв. 8',
    })
    await family.press('Сохранить')
    await family.follow('Категория ребёнка')
    await family.tick('Дети от 5 до 18 лет')
    await family.press('Сохранить и продолжить')
    for (const consent of ['Согласие на обработку персональных данных', 'Согласие с правилами финансирования']) {
      await family.follow(consent)
      expect(await family.page.locator('input[name=agree]').isChecked()).toBe(false)
      await family.page.locator('input[name=agree]').check()
      await family.press('Подтвердить')
    }
    await family.follow('Проверить и подать заявление')
    await family.sees(`${child} Егор Ильич`, /СНИЛС\s+·+-·+-\d{3} \d\d/)
    await family.press('Подать заявление')
    numbers.statement = await family.reads(/(З-\d{4}-\d{6})/)
    numbers.certificate = await family.reads(/Номер сертификата\s+(\d{10})/)
    await family.sees('Что дальше', 'Куда прийти', /до \d+ [а-я]+ \d{4} года/)
    expect((await family.paper('Заявление (PDF)')).text).toContain(numbers.statement)
    for (const name of ['Согласие (PDF)', 'Выписка из реестра (PDF)'])
      expect((await family.paper(name)).text, name).toContain(`${child} Егор`)
    await family.open(places.child)
    await family.sees(
      'Поздравляем с получением сертификата',
      'его нужно активировать',
      /Придите с документами до \d+/,
      'Куда прийти',
    )
  })

  test('S-056…S-061 a worker finds the brought statement by both numbers, compares, accepts and activates', async () => {
    await enterAs(desk, 'Татьяна Громова')
    await desk.type({ 'Номер заявления': numbers.statement, 'Номер сертификата': '4700000000' })
    await desk.press('Найти заявление')
    await desk.sees('Заявления с такой парой номеров нет')
    expect(await desk.title()).toMatch(/^Ошибка: /)
    await desk.type({ 'Номер сертификата': numbers.certificate })
    await desk.press('Найти заявление')
    await desk.sees(`${child} Егор Ильич`, formatSnils(snils), 'Просмотр записан в журнал')
    await desk.press('Принять и зарегистрировать')
    expect(await desk.title()).toMatch(/^Ошибка: /)
    for (const line of await desk.page.locator('input[name=compared]').all()) await line.check()
    await desk.press('Принять и зарегистрировать')
    await family.page.reload()
    await family.sees('в обработке')
    await desk.press('Активировать сертификат')
    await desk.sees('Сертификат активирован')
  })

  test('S-175 the family reads «активировано», and nominal is on the certificate', async () => {
    await family.open(places.child)
    await family.sees('активировано', 'Номинал 12 000 ₽', 'Начислен номинал')
    await openMailbox(letters, email, /активирован/, '/')
  })

  test('S-013 S-014 finds programmes by words and narrows them by filters with counters', async () => {
    await family.open('/programmes')
    await family.page.getByLabel('Что ищем').fill(wish.words)
    await family.press('Найти')
    await family.page.locator('summary', { hasText: 'Фильтры' }).click()
    await family.page.getByRole('checkbox', { name: /Доступна оплата сертификатом/ }).check()
    await family.page.getByRole('checkbox', { name: /Есть места сейчас/ }).check()
    if (scripts) await family.page.waitForURL(/payment=certificate.*also=seats/)
    else await family.press('Показать')
    await family.sees(/Наш?ло?а?сь? \d+ программ|Нашлась \d+ программа/, wish.programme)
  })

  test('sees every obstacle of a full group, and where else there are seats', async () => {
    await family.open('/programmes?q=роботы')
    await family.follow('Первые роботы')
    const full = family.page
      .locator('.card', { hasText: 'мест нет' })
      .getByRole('link', { name: 'Посчитать для этой группы' })
    await family.leave(full.first())
    await family.sees('Подать заявку мешает: 1 причина', 'Мест в группе нет', 'Решает организация')
  })

  test('S-015 S-087 sees seats now, the price, the part of the certificate and its own by month', async () => {
    await family.open(`/programmes?q=${wish.words}`)
    await family.follow(wish.programme)
    await family.sees('Доступна оплата сертификатом', 'Расчёт для Егора', /\d+ мест/)
    await family.page.locator('summary', { hasText: 'почему столько' }).first().click()
    await family.sees('Оплатит сертификат', 'Вам платить')
  })

  test('applies once however often it presses, and gets one number', async () => {
    await family.follow('Подать заявку')
    expect(await family.page.locator('form[action="/my/applications"] input[type=checkbox]:checked').count()).toBe(0)
    await family.press('Подать заявку')
    expect(await family.title()).toMatch(/^Ошибка: /)
    for (const box of await family.page.locator('form[action="/my/applications"] input[type=checkbox]').all())
      await box.check()
    const sent = family.page.waitForURL(/\/receipt$/)
    await family.page.locator('form[action="/my/applications"] button').evaluate((button: HTMLElement) => {
      button.click()
      button.click()
    })
    await sent
    await family.open(family.path)
    numbers.application = await family.reads(/(\d+-ПФ)/)
    await family.sees('Заявка подана', 'Что будет дальше')
    await family.follow('Открыть заявку')
    places.application = family.path
    await family.open(`${places.child}?tab=waiting`)
    expect(
      await family.page
        .locator('#applications')
        .getByText(/№ \d+-ПФ/)
        .allInnerTexts(),
    ).toEqual([`№ ${numbers.application}`])
  })

  test('S-072 the provider sees the application and confirms it', async () => {
    await enterAs(provider, 'Марина Соколова')
    await provider.follow(numbers.application)
    await provider.sees(child, 'Егор', wish.programme)
    await provider.press('Подтвердить заявку')
    await provider.sees('Ждём согласия семьи')
    // A hyphen of this typesetter may read as a space.
    const { text } = await provider.paper('Договор, PDF')
    expect(text.replaceAll('-', ' ')).toContain(numbers.application.replace('-', ' '))
  })

  test('S-074 the family accepts, and the contract lives', async () => {
    await family.open(places.application)
    await family.follow('Прочитать и принять договор')
    await family.press('Принять договор')
    expect(await family.title()).toMatch(/^Ошибка: /)
    await family.page.locator('input[name=read]').check()
    await family.press('Принять договор')
    await family.sees(/Договор (заключён|действует)/)
    expect((await family.paper('Договор, PDF')).text).toContain(child)
  })

  test('S-042 the child’s page shows the certificate, its money and the contract', async () => {
    await family.open(`${places.child}?tab=living`)
    await family.sees(
      numbers.certificate,
      'активировано',
      numbers.application,
      wish.programme,
      'закреплено',
      'Закреплено',
    )
    await family.open(`${places.child}/journal`)
    await family.sees('Сотрудник пункта приёма', `Приём заявления ${numbers.statement}`)
  })
})

/** The README's picture; a usual run must not change the tree. */
if (process.env.UPDATE_PICTURE)
  test('the home page has its picture taken', async () => {
    const page = await browser.newPage({ ...desktop, viewport: { width: 1280, height: 800 } })
    await page.goto(townAddress(), { waitUntil: 'networkidle' })
    await page.screenshot({ path: 'docs/home.png' })
    await page.close()
  })

async function signOut(walker: Walker): Promise<void> {
  await walker.page.locator('summary', { hasText: 'Меню' }).click()
  await walker.leave(walker.page.locator('.menu-panel').getByRole('button', { name: 'Выйти' }))
}

/** The people of the demo are let in by one press. */
async function enterAs(walker: Walker, name: string): Promise<void> {
  await walker.open('/demo')
  await walker.press(`Войти за ${name}`)
}
