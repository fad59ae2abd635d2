/** Seed 000, point 3, sentence by sentence: a family sets up its cabinet and the child's certificate. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { leaveBrowser, openBrowser, phone, takePicture } from '../support/browser.ts'
import { townAddress } from '../support/running-town.ts'
import { openMailbox } from './mailbox.ts'
import { Walker } from './walker.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(leaveBrowser)

const families = [
  { way: 'with scripts', scripts: true, key: 'petr-nikitin', password: 'тихий омут 31' },
  { way: 'without scripts', scripts: false, key: 'oleg-zaytsev', password: 'лесной ветер 32' },
]

describe.each(families)('settings on a phone $way', ({ scripts, key, password }) => {
  let family: Walker
  let letters: Walker
  let child: Walker
  const email = `${key}@semya.example`
  const found = { settings: '', number: '', printed: '' }

  beforeAll(async () => {
    const options = { ...phone, javaScriptEnabled: scripts }
    const inOwnBrowser = async () => Walker.in(await browser.newContext(options), townAddress())
    ;[family, letters, child] = await Promise.all([inOwnBrowser(), inOwnBrowser(), inOwnBrowser()])
    await family.page.goto(new URL('/demo', townAddress()).href)
    const enter = family.page.locator(`button[name="person"][value="${key}"]`)
    await Promise.all([family.page.waitForEvent('domcontentloaded'), enter.click()])
  })
  afterAll(() => Promise.all([family, letters, child].map((one) => one?.page.context().close())))

  test('S-026: the home page asks to choose a confirmation until it is chosen; S-004 settings are a function of the cabinet', async () => {
    await family.open('/my')
    await family.sees('Защитите сертификат', 'Обязательно выберите')
    await family.open('/my/settings')
    await family.leave(family.page.locator('a[href="/my/settings/children"]'))
    if (family.path === '/my/settings/children') await family.leave(family.page.locator('main .card a').first())
    found.settings = family.path
    found.number = await family.reads(/сертификат (\d{10})/)
    await family.sees('Запись запрещена', 'вы ещё не выбрали')
    await takePicture(family.page, `settings-empty-${scripts}`)
  })

  test('S-023: the child’s name, and the parent’s full name which can be changed', async () => {
    await family.sees('Фамилия, имя, отчество родителя (законного представителя)')
    await family.leave(family.page.locator(`a[href^="/my/settings/person"]`))
    const patronymic = family.field('Отчество')
    const before = await patronymic.inputValue()
    await patronymic.fill('Иннокентьевич')
    await family.press('Сохранить')
    expect(family.path).toBe(found.settings)
    await family.sees('Иннокентьевич')
    await family.leave(family.page.locator(`a[href^="/my/settings/person"]`))
    await family.type({ Отчество: before })
    await family.press('Сохранить')
  })

  test('S-024: the convenient address is not set, is refused when empty, and is set', async () => {
    await family.sees('Удобный адрес для посещения занятий', 'Не задано')
    await family.follow('Указать удобный адрес для посещения занятий')
    await family.press('Сохранить адрес')
    await family.sees('Введите населённый пункт и улицу')
    await family.page.locator('input[name="words"]').fill('ул. Садовая, у школы № 3')
    await family.page.locator('input[name="point"]').fill('сто двадцать')
    await family.press('Сохранить адрес')
    await family.sees('Введите два числа через запятую')
    await family.page.locator('input[name="point"]').fill('58.6124, 33.1842')
    await family.press('Сохранить адрес')
    await family.sees('ул. Садовая, у школы № 3')
  })

  test('S-027…S-031: all ways are explained, a phrase like the name is refused, a good one is kept', async () => {
    await family.leave(family.page.locator(`a[href="${found.settings}/presence"]`).first())
    await family.sees(
      'Запись запрещена',
      /только из вашего личного кабинета/,
      'Подтверждение по ФИО',
      /не рекомендуем/,
      'Подтверждение по кодовой фразе',
      /время от времени меняйте/,
    )
    await takePicture(family.page, `settings-presence-${scripts}`)
    await family.press('Сохранить')
    await family.sees('Выберите, как подтверждать ваше присутствие')
    await family.page.locator('input[value="phrase"]').check()
    await family.page.locator('input[name="phrase"]').fill('кот')
    await family.press('Сохранить')
    await family.sees('Фраза короткая')
    expect(await family.page.locator('input[value="phrase"]').isChecked()).toBe(true)
    await family.page.locator('input[name="phrase"]').fill('Зелёный самокат')
    await family.press('Сохранить')
    await family.sees('Подтверждение по кодовой фразе', 'Фраза задана')
    await openMailbox(letters, email, /изменили подтверждение присутствия/, '/settings')
    await family.open('/my')
    expect(await family.text()).not.toContain('Защитите сертификат')
  })

  test('S-032, S-033: the e-mail is shown, and what it is for', async () => {
    await family.open(found.settings)
    await family.sees('Настройка электронной почты', email)
  })

  test('S-034: personal data for statements are entered once and seen again', async () => {
    await family.leave(family.page.locator('a[href^="/my/personal-data"]').first())
    await family.page.locator('select[name="document.kind"]').selectOption('passport-rf')
    await family.page.locator('input[name="document.number"]').fill('45 04 123456')
    await family.page.locator('input[name="address"]').fill('г. Озёрный, ул. Садовая, д. 8')
    await family.press('Сохранить')
    expect(family.path).toBe(found.settings)
    await family.sees('подставим их в новые заявления')
  })

  test('S-035, S-036: the consent is seen, withdrawn with its effect told before, and given again by a tick', async () => {
    await family.leave(family.page.locator('a[href^="/my/settings/consent"]').first())
    await family.follow('Отозвать согласие')
    await family.sees('Занятия продолжатся', 'Новые заявки в кружки и новые заявления закроются')
    await takePicture(family.page, `settings-withdrawal-${scripts}`)
    await family.press('Отозвать согласие')
    await family.sees('Новые заявки и заявления сейчас закрыты')
    await openMailbox(letters, email, 'Согласие отозвано', '/my/settings/consent')

    await family.open(found.settings.replace('/settings', '/statement/category'))
    expect(family.status).toBe(409)
    await family.follow('Прочитать и дать согласие')
    await family.press('Дать согласие')
    await family.sees('Отметьте согласие')
    await family.page.locator('input[name="agree"]').check()
    await family.press('Дать согласие')
    await family.open(found.settings)
    await family.sees(/получено \d/)
  })

  test('S-037, S-038: a new extract is printed with a new password, one for two presses', async () => {
    await family.follow('Сформировать новую выписку')
    await family.sees('Прежний пароль к номеру перестанет действовать')
    await takePicture(family.page, `settings-extract-${scripts}`)
    await family.press('Сформировать новую выписку')
    await family.sees('Новая выписка готова')
    const paper = await family.paper('Открыть выписку с паролем')
    found.printed = /([a-z2-9]{4}(?:-[a-z2-9]{4}){3})/.exec(paper.text)?.[1] ?? ''
    expect(found.printed).not.toBe('')
    expect(paper.text).toContain(found.number)
    await family.open(found.settings)
    expect((await family.paper('Распечатать без смены пароля')).text).not.toContain('Пароль для первого входа')
  })

  test('S-038: the number and the printed password ask for an own one and open the cabinet of this child only', async () => {
    await child.open('/sign-in')
    await child.type({ 'Электронная почта или номер сертификата': found.number, Пароль: 'не тот пароль' })
    await child.press('Войти')
    await child.sees('не подошли друг к другу')
    await child.type({ 'Электронная почта или номер сертификата': found.number, Пароль: found.printed.toUpperCase() })
    await child.press('Войти')
    await child.sees('Придумайте свой пароль')
    await child.type({ 'Новый пароль': password })
    await child.press('Сохранить пароль и войти')
    await child.sees('Вы вошли по номеру сертификата')
    await takePicture(child.page, `settings-number-home-${scripts}`)
    await child.leave(child.page.locator('main .card a').first())
    await child.sees(found.number.replace(/(\d{2})(\d{2})(\d{3})(\d{3})/, '$1 $2 $3 $4').slice(0, 2))
    for (const path of ['/my/settings', found.settings, '/my/children/new', '/my/personal-data']) {
      await child.page.goto(new URL(path, townAddress()).href)
      expect([path, child.status]).toEqual([path, 404])
    }
    await family.open(found.settings.replace(/\/settings$/, ''))
    await family.sees('Сформировали новую выписку')
  })
})
