/** Seed 001, point 3': somebody comes to an organisation in person, under each way of confirming the presence (seed 000, 3). */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { leaveBrowser, openBrowser, phone, takePicture } from '../support/browser.ts'
import { townAddress } from '../support/running-town.ts'
import { awaitLetter } from './mailbox.ts'
import { Walker } from './walker.ts'

let browser: Browser
let father: Walker
let worker: Walker
let letters: Walker
const found = { child: '', number: '', application: '' }

beforeAll(async () => {
  browser = await openBrowser()
  const inOwnBrowser = async () => Walker.in(await browser.newContext(phone), townAddress())
  ;[father, worker, letters] = await Promise.all([inOwnBrowser(), inOwnBrowser(), inOwnBrowser()])
  await enter(father, 'pavel-kuznetsov')
  await enter(worker, 'sokolova')
  await father.open('/my')
  found.child = (await father.page.locator('main .card a[href^="/my/children/"]').first().getAttribute('href')) ?? ''
  await father.open(`${found.child}/settings`)
  found.number = await father.reads(/сертификат (\d{10})/)
})
afterAll(leaveBrowser)

async function enter(who: Walker, key: string) {
  await who.page.goto(new URL('/demo', townAddress()).href)
  const button = who.page.locator(`button[name="person"][value="${key}"]`)
  await Promise.all([who.page.waitForEvent('domcontentloaded'), button.click()])
}

async function choose(mode: string, phrase?: string) {
  await father.open(`${found.child}/settings/presence`)
  await father.page.locator(`input[value="${mode}"]`).check()
  if (phrase) await father.page.locator('input[name="phrase"]').fill(phrase)
  await father.press('Сохранить')
}

async function come(way: string, fields: Record<string, string>) {
  await worker.open('/provider/admissions/new')
  await worker.page.locator('input[name="number"]').fill(found.number)
  await worker.page.locator(`input[name="way"][value="${way}"]`).check()
  if (way === 'name') await worker.page.locator('main summary').first().click()
  for (const [name, value] of Object.entries(fields)) await worker.page.locator(`input[name="${name}"]`).fill(value)
  await worker.press('Подтвердить присутствие')
}

/** Waits for a letter without a link in the town's mailbox and opens it. */
async function readLetter(to: string, subject: RegExp): Promise<string> {
  await awaitLetter(letters, to, subject)
  await letters.follow(subject)
  return letters.page.frameLocator('iframe').locator('body').innerText()
}

describe('S-073 a visitor on a phone of the organisation', () => {
  test('S-027: what the family forbade is not done, and the page says what the family can do', async () => {
    await choose('forbidden')
    await come('phrase', { phrase: 'Зелёный самокат' })
    await worker.sees('Присутствие семьи не подтвердилось', 'семья могла запретить запись', 'сам прямо сейчас')
    await takePicture(worker.page, 'visitor-unconfirmed')
  })

  test('S-028: by name, because the family applied here before', async () => {
    await choose('name')
    const names = { 'child.surname': 'Кузнецов', 'child.name': 'Лев', 'child.patronymic': 'Павлович' }
    await come('name', names)
    expect(worker.path).toMatch(/^\/provider\/admissions\/[\w-]{36}$/)
  })

  test('by a code of the letter', async () => {
    await choose('code')
    await worker.open('/provider/admissions/code')
    await worker.page.locator('input[name="number"]').fill(found.number)
    await worker.press('Отправить код')
    await worker.sees('Если семья выбрала код из письма')
    const letter = await readLetter('pavel-kuznetsov@semya.example', /Код для записи/)
    await come('code', { code: /(?:^|\D)(\d{6})(?:\D|$)/.exec(letter)?.[1] ?? '' })
    expect(worker.path).toMatch(/^\/provider\/admissions\/[\w-]{36}$/)
  })

  test('S-030: by the phrase, however it is spelt; the application is filed and confirmed at once', async () => {
    await choose('phrase', 'Синий трамвай')
    await come('phrase', { phrase: 'синий ТРАМВАЙ!' })
    const groups = worker.page.locator('select[name="group"] option')
    const offer = worker.page.getByRole('button', { name: 'Подать и подтвердить заявку' })
    for (const value of await groups.evaluateAll((all) => all.map((one) => one.getAttribute('value') ?? ''))) {
      if (!value) continue
      await worker.page.locator('select[name="group"]').selectOption(value)
      for (const part of ['day', 'month', 'year']) await worker.page.locator(`input[name="start.${part}"]`).fill('')
      await worker.press('Рассчитать')
      if ((await offer.count()) > 0) break
    }
    await worker.press('Подать и подтвердить заявку')
    await worker.sees('Отметьте, что законный представитель')
    await worker.page.locator('input[name="agreed"]').check()
    await worker.press('Подать и подтвердить заявку')
    await worker.sees('Ждём согласия семьи до', 'Присутствие семьи подтвердили кодовой фразой')
    found.application = worker.path.replace('/provider/', '/my/')
    await takePicture(worker.page, 'visitor-filed')
  })

  test('the family sees who, when and how, and takes it back with one press', async () => {
    await father.open(found.application)
    await father.sees('Заявку подала организация', 'сотрудник Соколова Марина Юрьевна')
    await father.follow('Это были не мы')
    await father.press('Это были не мы')
    expect(father.path).toBe(found.application)
    await father.sees('Заявка отменена. Разбирается муниципалитет')
  })
})
