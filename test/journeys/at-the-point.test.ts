/** Seed 001, «К вам пришли за оформлением сертификата», sentence by sentence: a worker at the desk, a visitor with a phone. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { formatSnils } from '#kernel/snils'
import { desktop, leaveBrowser, openBrowser, phone } from '../support/browser.ts'
import { townAddress } from '../support/running-town.ts'
import { openMailbox } from './mailbox.ts'
import { ownSnils } from './own-snils.ts'
import { Walker } from './walker.ts'

const today = Temporal.Now.plainDateISO('Europe/Moscow')
const town = 'город Озёрный'
const address = 'г. Озёрный, ул. Лесная, д. 11, кв. 4'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(leaveBrowser)

const visits = [
  {
    ...{ way: 'with scripts, by the code', scripts: true, worker: 'Татьяна Громова', activates: true, byCode: true },
    ...{ email: 'rita.vorobyova@semya.example', surname: 'Воробьёва', child: 'Воробьёв', name: 'Тимофей' },
    ...{ born: today.subtract({ years: 8, days: 40 }), snils: formatSnils(ownSnils()) },
  },
  {
    ...{
      way: 'without scripts, by the link',
      scripts: false,
      worker: 'Людмила Фролова',
      activates: false,
      byCode: false,
    },
    ...{ email: 'olga.kuropatkina@semya.example', surname: 'Куропаткина', child: 'Куропаткин', name: 'Савелий' },
    ...{ born: today.subtract({ years: 11, days: 77 }), snils: formatSnils(ownSnils()) },
  },
]

describe.each(visits)('a visitor without a statement, $way', (visit) => {
  const { scripts, email, surname, child, name, snils } = visit
  let worker: Walker
  let visitor: Walker
  let letters: Walker
  const numbers = { visit: '', statement: '', certificate: '' }
  const places = { visit: '', agreement: '' }

  beforeAll(async () => {
    const open = async (device: typeof phone) =>
      Walker.in(await browser.newContext({ ...device, javaScriptEnabled: scripts }), townAddress())
    ;[worker, visitor, letters] = await Promise.all([open(desktop), open(phone), open(phone)])
  })
  afterAll(() => Promise.all([worker, visitor, letters].map((one) => one?.page.context().close())))

  test('S-062 «Убедитесь, что заявитель взял с собой необходимые документы»', async () => {
    await worker.open('/demo')
    await worker.press(`Войти за ${visit.worker}`)
    await worker.follow('Оформите сертификат вместе с ним')
    await worker.tick('Паспорт заявителя')
    await worker.press('Начать оформление')
    expect(await worker.title()).toMatch(/^Ошибка: /)
    await worker.sees('Без любого из этих документов заявление не примут')
    for (const box of await worker.page.locator('input[name=papers]').all()) await box.check()
    await worker.press('Начать оформление')
    numbers.visit = await worker.reads(/(П-\d{6})/)
    places.visit = worker.path
  })

  test('S-063 S-176…S-179 «Совместно с заявителем заполните заявку»: his e-mail, data of both, the category', async () => {
    await worker.follow('Заявитель')
    await worker.type({ Фамилия: surname, Имя: 'Маргарита', Отчество: 'Львовна', 'Электронная почта': email })
    await worker.type({ 'Мобильный телефон': '8 912 000-11-22', 'Серия и номер': '4511 100200' })
    await worker.choose('Документ', 'Паспорт гражданина Российской Федерации')
    await worker.type({ 'Адрес, по которому живёт заявитель': address })
    await worker.press('Сохранить и продолжить')
    await worker.sees(/Воробьёва М\. Л\.|Куропаткина М\. Л\./, '···@semya.example')

    await worker.follow('Ребёнок')
    await typeChild('В другом регионе')
    await worker.sees('Ребёнок живёт в другом регионе', 'Сертификат другого региона здесь не действует')
    await worker.follow('К оформлению')
    await worker.follow('Ребёнок')
    await typeChild(town)

    await worker.follow('Категория ребёнка')
    await worker.sees('Сертификат без денег')
    await worker.tick('Дети от 5 до 18 лет')
    await worker.press('Сохранить и продолжить')
  })

  /** A letter lies in a frame of its own. */
  async function letterText(): Promise<string> {
    return (await letters.page.frameLocator('iframe').locator('body').innerText()).replaceAll('\u00a0', ' ')
  }

  async function typeChild(place: string): Promise<void> {
    await worker.type({ Фамилия: child, Имя: name, Отчество: 'Игоревич' })
    await worker.typeDay(visit.born)
    await worker.tick('Мальчик', 'Мама')
    await worker.type({ 'СНИЛС ребёнка': snils, 'Серия и номер': 'III-АБ 404505', 'Адрес ребёнка': address })
    await worker.choose('Документ', 'Свидетельство о рождении, выданное в России')
    await worker.choose('Где живёт ребёнок', place)
    await worker.press('Сохранить и продолжить')
  }

  test('leaving half-way loses nothing: the visit waits among those not finished', async () => {
    await worker.open('/reception/visits')
    await worker.follow(`Оформление ${numbers.visit}`)
    await worker.sees(`${child} ${name[0]}. И.`, 'Последний шаг')
    expect(await worker.text()).not.toContain(snils)
  })

  test('S-064 «Галочки должен поставить заявитель!»: the worker has no box, code and link go to the visitor', async () => {
    expect(await worker.page.locator('main input[type=checkbox]').count()).toBe(0)
    await worker.press('Отправить письмо заявителю')
    await worker.sees('Ждём отметок заявителя до', numbers.visit)
    expect(await worker.page.locator('main svg[role=img]').getAttribute('aria-label')).toContain('/visit')
    const link = await openMailbox(letters, email, 'Проверьте заявление и поставьте отметки сами', '/visit/')
    const code = /Код\s+(\d{6})/.exec(await letterText())?.[1] ?? ''
    expect(code).toMatch(/^\d{6}$/)
    expect(await worker.text()).not.toContain(code)

    await worker.open(link)
    expect(worker.status).toBe(403)
    await worker.sees('На этом устройстве вошёл другой человек')

    if (visit.byCode) {
      await visitor.open(`/visit?number=${encodeURIComponent(numbers.visit)}`)
      await visitor.type({ 'Код из письма': code === '111111' ? '222222' : '111111' })
      await visitor.press('Продолжить')
      await visitor.sees('Номер или код не подошли')
      await visitor.type({ 'Код из письма': code })
      await visitor.press('Продолжить')
    } else await visitor.open(link)
    places.agreement = visitor.path
  })

  test('S-064 S-128 S-129 the visitor reads what was typed, ticks each consent in person and sends', async () => {
    await visitor.sees(`${child} ${name} Игоревич`, '···-···-', 'Пункт приёма', /Редакция \d{4}-\d/)
    const boxes = await visitor.page.locator('main input[type=checkbox]').all()
    expect(boxes.length).toBe(5)
    for (const box of boxes) expect(await box.isChecked()).toBe(false)
    await visitor.press('Отправить заявление')
    expect(await visitor.title()).toMatch(/^Ошибка: /)
    expect(await visitor.page.locator('.error-summary a').count()).toBe(5)
    for (const box of await visitor.page.locator('main input[type=checkbox]').all()) await box.check()
    await visitor.press('Отправить заявление')
    numbers.certificate = await visitor.reads(/Номер сертификата\s+(\d{10})/)
    numbers.statement = await visitor.reads(/(З-\d{4}-\d{6})/)
  })

  test('S-065 S-163 «Проверьте электронную почту»: the statement with its number is in the letter, and printed', async () => {
    await openMailbox(letters, email, /осталось активировать/, '/my/statements/')
    const letter = await letterText()
    for (const words of [numbers.certificate, numbers.statement, 'Куда прийти', 'Прийти с документами до'])
      expect(letter).toContain(words)
    await worker.open(places.visit)
    await worker.sees('Заявитель поставил отметки и отправил заявление', numbers.statement)
    const { text } = await worker.paper('Заявление (PDF)')
    expect(text).toContain(numbers.statement)
    expect(text).toContain('моему сыну')
    const consent = await worker.paper('Согласие, 2 экземпляра (PDF)')
    for (const words of ['Экземпляр пункта приёма', 'Экземпляр заявителя', 'на своём экране в пункте приёма'])
      expect(consent.text.replaceAll('\u00a0', ' ')).toContain(words)
  })

  test('S-066 «Предоставьте выписку из реестра заявителю»', async () => {
    const { text } = await worker.paper('Выписка (PDF)')
    expect(text).toContain(numbers.certificate)
    expect(text).not.toContain('certificates.extract')
  })

  test('S-067 «Примите заявление и зарегистрируйте его приём, после этого активируйте, если уполномочены»', async () => {
    await worker.follow('Сверить и принять')
    for (const line of await worker.page.locator('input[name=compared]').all()) await line.check()
    await worker.press('Принять и зарегистрировать')
    if (visit.activates) {
      await worker.press('Активировать сертификат')
      await worker.sees('Сертификат активирован')
    } else await worker.sees('Ваш пункт не активирует сертификаты')
  })

  test('S-068 S-176 the visitor sets a password alone and finds the child with its certificate in the cabinet', async () => {
    await visitor.open(await openMailbox(letters, email, 'Ваш кабинет готов: придумайте пароль', '/recovery/'))
    await visitor.type({ 'Новый пароль': 'зимний вечер 29' })
    await visitor.press('Сохранить пароль и войти')
    await visitor.open('/my/children')
    await visitor.follow(new RegExp(name))
    await visitor.sees(numbers.certificate, visit.activates ? 'активировано' : 'в обработке')
    await visitor.open(`${visitor.path}/journal`)
    await visitor.sees('Сотрудник пункта приёма заполнил заявление вместе с заявителем')
    await visitor.open(places.agreement)
    await visitor.sees('Заявление отправлено')
  })
})
