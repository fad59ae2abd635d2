/** Enrolment begun on Gosuslugi, as seed 002 tells it: the way of a parent on a phone, and what comes back. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { leaveBrowser, openBrowser, phone, takePicture } from '../support/browser.ts'
import { townAddress } from '../support/running-town.ts'
import { Walker } from './walker.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(leaveBrowser)

const ways = [
  { way: 'with scripts', scripts: true, citizen: 'Петрова Анна Викторовна', child: /Петров Иван/ },
  { way: 'without scripts', scripts: false, citizen: 'Новикова Ирина Олеговна', child: /Новиков Фёдор/ },
]

describe.each(ways)('Gosuslugi $way', ({ scripts, citizen, child }) => {
  let parent: Walker
  let order = ''

  beforeAll(async () => {
    parent = await Walker.in(await browser.newContext({ ...phone, javaScriptEnabled: scripts }), townAddress())
  })
  afterAll(() => parent?.page.context().close())

  test('S-088, S-089: the service is found by its path and says that a certificate is needed and comes with it', async () => {
    await parent.open('/demo/gosuslugi')
    await parent.sees(
      'Услуги → Все услуги → Образование → Запись в кружки и секции',
      'Для записи необходим сертификат на дополнительное образование',
      'Если сертификата ещё нет, вы получите его вместе с услугой',
    )
    await takePicture(parent.page, `gosuslugi-start-${scripts}`)
  })

  test('whoever chose nobody is asked to', async () => {
    await parent.press('Начать')
    expect(parent.status).toBe(422)
    await parent.sees('Выберите, кто вошёл на Госуслуги')
  })

  test('S-090: «Начать», the region stands there already, «Продолжить»', async () => {
    await parent.page.getByLabel(citizen).check()
    await parent.press('Начать')
    await parent.sees('Озёрная область', 'Определился автоматически')
    await parent.press('Продолжить')
    await parent.page.getByLabel(/Озёрный/).check()
    await parent.press('Продолжить')
  })

  test('S-091: the study year is the current one or the next, then the statement', async () => {
    await parent.sees(/Текущий, \d{4}\/\d{2}/, /Следующий, \d{4}\/\d{2}/)
    await parent.page.getByLabel(/Текущий/).check()
    await parent.press('Перейти к заявлению')
    await parent.page.getByLabel(child).check()
    await parent.press('Продолжить')
    await parent.sees(/Сертификат 47\d{8}/, scripts ? 'Уже есть у ребёнка' : 'Оформлен вместе с услугой')
  })

  test('S-081: club, group, payment, contacts, sent; the number of the application is shown', async () => {
    await parent.follow('Судомодельный')
    await parent.follow(/Выбрать группу/)
    await parent.sees('Бесплатно: платит бюджет', 'Контакты')
    await takePicture(parent.page, `gosuslugi-payment-${scripts}`)
    await parent.press('Отправить заявление')
    order = parent.path
    await parent.sees(/Номер заявки в регионе\s+\d+-ПФ/)
  })

  test('sent twice more at once it stays one application', async () => {
    const number = await parent.reads(/Номер заявки в регионе\s+(\d+-ПФ)/)
    await parent.press('Отправить ещё два раза сразу')
    await parent.sees(number, /Отправлено раз\s+3/)
    await comes('Отправлено в организацию')
    expect((await parent.text()).split('Отправлено в организацию')).toHaveLength(2)
    await takePicture(parent.page, `gosuslugi-sent-${scripts}`)
  })

  test.runIf(scripts)('S-083: the provider sees where it came from and confirms; the status comes back', async () => {
    const number = await parent.reads(/Номер заявки в регионе\s+(\d+-ПФ)/)
    const provider = await Walker.in(await browser.newContext(phone), townAddress())
    await enter(provider, 'sokolova')
    await provider.open('/provider?tab=waiting')
    await provider.sees('Госуслуги')
    await provider.follow(number)
    await provider.sees('Госуслуги', 'Заявка подана через Госуслуги')
    await provider.press('Подтвердить заявку')
    await provider.page.context().close()
    await parent.open(order)
    await comes('Подтверждено')
    await parent.sees('Примите договор в личном кабинете')
  })

  test.runIf(scripts)('the family’s cabinet shows it with its mark', async () => {
    await enter(parent, 'anna-petrova')
    await parent.open('/my/applications?tab=confirmed')
    await parent.sees('Судомодельный', 'через Госуслуги')
  })

  test.runIf(!scripts)('withdrawn on Gosuslugi it is closed here, and the status comes back', async () => {
    await parent.press('Отозвать заявление')
    await comes('Отозвано')
  })

  /** The page has no scripts of its own for it: one looks again. */
  async function comes(words: string): Promise<void> {
    await expect
      .poll(
        async () => {
          await parent.open(order)
          return parent.text()
        },
        { timeout: 60_000, interval: 2000 },
      )
      .toContain(words)
  }
})

async function enter(walker: Walker, key: string): Promise<void> {
  await walker.page.goto(new URL('/demo', townAddress()).href)
  const press = walker.page.locator(`button[name="person"][value="${key}"]`)
  await Promise.all([walker.page.waitForEvent('domcontentloaded'), press.click()])
}
