/** Seed 001, «Вам принесли подписанное заявление», sentence by sentence, in the Komi Republic: one point sees the data, another none. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { desktop, phone, takePicture } from '../support/browser.ts'
import { openMailbox } from './mailbox.ts'
import { enterAs, foundTown, type OwnTown } from './own-town.ts'
import type { Walker } from './walker.ts'

let place: OwnTown
beforeAll(async () => {
  place = await foundTown('komi', Temporal.Now.instant().toString())
})
afterAll(() => place?.close())

const parents = [
  {
    ...{ way: 'with scripts, behind the channel', scripts: true, device: desktop, letter: 'a', filed: true },
    ...{ parent: 'Дарья Смирнова', email: 'darya-smirnova@semya.example', child: 'Алиса', worker: 'Татьяна Громова' },
    full: 'Смирнова Алиса Игоревна',
  },
  {
    ...{ way: 'without scripts, from the paper alone', scripts: false, device: phone, letter: 'b', filed: false },
    ...{ parent: 'Анна Петрова', email: 'anna-petrova@semya.example', child: 'Мария', worker: 'Людмила Фролова' },
    full: 'Петрова Мария Сергеевна',
  },
] as const

describe.each(parents)('seed 001 $way', ({ scripts, device, letter, filed, parent, email, child, full, worker }) => {
  let family: Walker
  let desk: Walker
  let letters: Walker
  const channel = worker === 'Татьяна Громова'
  const numbers = { statement: '', certificate: '' }
  const places = { child: '', statement: '' }

  beforeAll(async () => {
    const own = () => place.somebody({ ...device, javaScriptEnabled: scripts })
    ;[family, desk, letters] = await Promise.all([own(), own(), own()])
  })
  afterAll(() => Promise.all([family, desk, letters].map((one) => one?.page.context().close())))

  test('S-056: the parent prints the statement with both numbers, signs it and goes to the institution', async () => {
    await enterAs(family, parent)
    await family.open('/my/children')
    await family.follow(child)
    places.child = family.path
    if (filed) await family.follow('Что взять с собой')
    else await file()
    places.statement = family.path
    numbers.statement = await family.reads(/(З-\d{4}-\d{6})/)
    numbers.certificate = await family.reads(/Номер сертификата\s+(\d{10})/)
    await family.sees('Придите с документами до', 'Дом детского творчества')
    const { text } = await family.paper('Заявление (PDF)')
    for (const number of Object.values(numbers)) expect(text).toContain(number)
  })

  async function file(): Promise<void> {
    await family.follow('Подать заявление на сертификат')
    await family.follow('Категория ребёнка')
    await family.page.locator('input[name=category]').first().check()
    await family.press('Сохранить и продолжить')
    for (const consent of ['Согласие на обработку персональных данных', 'Согласие с правилами']) {
      await family.follow(consent)
      await family.page.locator('input[name=agree]').check()
      await family.press('Подтвердить')
    }
    await family.follow('Проверить и подать заявление')
    await family.press('Подать заявление')
  }

  async function fill(fields: Record<string, string>): Promise<void> {
    for (const [name, value] of Object.entries(fields)) await desk.page.locator(`main [name="${name}"]`).fill(value)
  }

  async function find(number: string): Promise<void> {
    await desk.open('/reception')
    await fill({ statement: numbers.statement, certificate: number })
    await desk.press('Найти заявление')
  }

  test('S-057 «Укажите реквизиты заявления и номер сертификата в поле поиска»: both together, and no other way', async () => {
    await enterAs(desk, worker)
    await find('1100000000')
    await desk.sees('Заявления с такой парой номеров нет')
    await find('3300000000')
    await desk.sees('Это номер другого региона')
    await find(numbers.certificate)
    await desk.sees(`Заявление ${numbers.statement}`, numbers.certificate)
  })

  test('S-059 «В случае если у Вас есть доступ к просмотру персональных данных»: only behind the channel', async () => {
    if (channel) await desk.sees(full, 'Документ заявителя', 'Просмотр записан в журнал')
    else expect(await desk.text()).not.toContain(full.split(' ')[0])
    await takePicture(desk.page, `komi-desk-${letter}`)
  })

  test('S-172: what is wrong with the applicant is corrected by the passport, and the applicant is told', async () => {
    await desk.follow('исправить данные заявителя')
    await desk.press('Исправить по документам')
    expect(await desk.title()).toMatch(/^Ошибка: /)
    await fill({
      address: 'г. Сыктывкар, ул. Карла Маркса, д. 5, кв. 12',
      reason: 'Семья переехала, сверено с паспортом',
    })
    await takePicture(desk.page, `komi-correction-${letter}`)
    await desk.press('Исправить по документам')
    await desk.sees(`Заявление ${numbers.statement}`)
    await family.open(await openMailbox(letters, email, /В ваших данных исправили/, '/my/personal-data'))
    await family.sees('Что исправили по документам', 'Семья переехала, сверено с паспортом', 'г. Сыктывкар, ···')
  })

  test('S-058 S-060 «Подтвердите правильность данных … примите заявление и зарегистрируйте его приём»', async () => {
    await desk.press('Принять и зарегистрировать')
    expect(await desk.title()).toMatch(/^Ошибка: /)
    for (const line of await desk.page.locator('input[name=compared]').all()) await line.check()
    await desk.press('Принять и зарегистрировать')
    await desk.sees('Принято')
    await family.open(places.child)
    await family.sees('в обработке')
  })

  test('S-061 «если Вы уполномочены осуществлять подтверждение сертификатов – активируйте сертификат»', async () => {
    if (!channel) {
      await desk.sees('Ваш пункт не активирует сертификаты')
      expect(await desk.page.getByRole('button', { name: 'Активировать' }).count()).toBe(0)
      await enterAs(desk, 'Татьяна Громова')
      await find(numbers.certificate)
    }
    await desk.press('Активировать сертификат')
    await desk.sees('Сертификат активирован')
    await family.open(places.child)
    await family.sees('активировано')
    await takePicture(family.page, `komi-activated-${letter}`)
  })

  test('S-066 S-068 the extract is in the cabinet, and from now on the family may enrol', async () => {
    const { text } = await family.paper('Скачать выписку')
    expect(text).toContain(numbers.certificate)
    await family.follow('Выбрать занятие')
    expect(family.path).toBe('/programmes')
    await family.open(`${places.child}/journal`)
    await family.sees(
      channel ? 'Открыли личные данные полностью' : 'Пункт приёма принял заявление',
      'Сертификат активировали',
    )
  })
})
