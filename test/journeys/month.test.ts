/** A month on a phone: lessons are marked, the journal is closed, invoices go to the payer, and the family reads what it cost. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { childOf, enterAs, foundTown, moveClock, type OwnTown } from './own-town.ts'
import type { Walker } from './walker.ts'

let town: OwnTown
let provider: Walker
let payer: Walker
let mother: Walker
const found = { child: '', advance: '', final: '' }
beforeAll(async () => {
  // The evening of the last day of a month: its lessons wait for their marks.
  town = await foundTown('demo', '2026-11-30T17:30:00Z')
  const { somebody } = town
  ;[provider, payer, mother] = await Promise.all([somebody(), somebody(), somebody()])
  await enterAs(provider, 'Марина Соколова')
  await enterAs(payer, 'Андрей Ильин')
  await enterAs(mother, 'Анна Петрова')
  found.child = await childOf(mother)
})
afterAll(() => town?.close())

const kopecks = (roubles: string) => Number(roubles.replaceAll(/[ ,]/g, ''))
const due = (walker: Walker) => walker.reads(/К оплате\s+([\d ]+,\d\d) ₽/)

test('every lesson of the day gets its marks: one by one, or everybody by one press', async () => {
  await provider.open('/provider/lessons')
  await provider.sees(/Без отметок\s+4/)
  await provider.leave(provider.page.locator('main').getByRole('link', { name: 'Отметить по одному' }).first())
  await provider.page.locator('main input[value="excused"]').first().check()
  await provider.page.locator('main input[name^="note"]').first().fill('Болеет')
  await provider.press('Остальные были')
  for (let left = 3; left > 0; left -= 1) {
    await provider.open('/provider/lessons')
    await provider.press('Все были')
  }
  await provider.open('/provider/lessons')
  await provider.sees(/Без отметок\s+0/)
})

test('an advance of the month goes to the payer, who pays it', async () => {
  await provider.open('/provider/invoices?month=2026-11')
  await provider.sees('Не закрыто')
  await provider.press('Сформировать аванс')
  await provider.press('Отправить плательщику')
  found.advance = await due(provider)
  await accept(provider.path, found.advance)
  await payer.type({ 'Номер платёжного поручения': '4512' })
  await payer.typeDay(Temporal.PlainDate.from('2026-11-30'))
  await payer.press('Записать оплату')
  await payer.sees('Оплата записана')
})

/** The payer reads the same sum and accepts it. */
async function accept(path: string, sum: string): Promise<void> {
  await payer.open(path.replace('/provider/', '/municipality/'))
  expect(await due(payer)).toBe(sum)
  await payer.press('Принять к оплате')
  await payer.sees('Счёт принят к оплате')
}

test('the month is closed group by group; less than the journal says is allowed, with a reason', async () => {
  await moveClock(provider, '2026-12-01')
  await provider.open('/provider/journal?month=2026-11')
  const sheets = provider.page.locator('main a[href*="/provider/journal/"]')
  const groups = await sheets.evaluateAll((all) => all.map((one) => `${one.textContent} ${one.getAttribute('href')}`))
  expect(groups.length).toBeGreaterThan(10)
  await provider.follow('Шахматная школа, Ш-1')
  const ivan = provider.page.locator('main details', { hasText: 'Петров И. С.' })
  await ivan.locator('summary').click()
  await ivan.getByLabel('Меньше, чем по журналу').fill('75')
  await ivan.getByLabel('Почему').fill('Одно занятие прошло наполовину')
  await provider.press('Закрыть ноябрь 2026')
  await provider.sees('Месяц закрыт', '75 % вместо 100 %')
  for (const group of groups) if (!group.includes('Ш-1')) await closeAsItIs(group.split(' ').at(-1) ?? '')
})

/** Pages like the one that was looked over: only pressed. */
async function closeAsItIs(href: string): Promise<void> {
  const { page, address } = provider
  await page.goto(`${address}${href}`)
  const close = page.getByRole('button', { name: 'Закрыть ноябрь 2026' })
  await Promise.all([page.waitForEvent('domcontentloaded'), close.click()])
  await provider.sees('Месяц закрыт')
}

test('the final invoice is what the journal came to less the advance, the same for both sides', async () => {
  await provider.open('/provider/invoices?month=2026-11')
  const whole = await provider.reads(/По полноте ([\d ]+,\d\d) ₽/)
  await provider.press('Сформировать окончательный')
  await provider.press('Отправить плательщику')
  found.final = await due(provider)
  expect(kopecks(found.final)).toBe(kopecks(whole) - kopecks(found.advance))
  await provider.sees(/75 %\s+336,99 ₽/)
  await accept(provider.path, found.final)
})

test('S-151 the family reads the lesson, the reason and what came back, to the kopeck', async () => {
  await mother.open(found.child)
  await mother.sees('Посещения')
  await mother.open(`${found.child}/money`)
  await mother.sees('Почему списано 336,99 ₽?', 'Возврат за ноябрь 2026: «Шахматная школа»', '+ 112,33 ₽')
  await mother.page.getByText('Почему списано 336,99 ₽?').click()
  await mother.sees('занятия проведены на 75 %', 'остаётся списано 336,99 ₽')
})

test('the register for the subsidy is formed once for a month', async () => {
  await payer.open('/municipality/registers')
  const month = payer.page.getByLabel('За какой месяц')
  const formed = await month.inputValue()
  await payer.press('Сформировать реестр')
  await payer.sees('Реестр сформирован')
  const sheet = payer.page.locator('main a[href$=".xlsx"]').first()
  const answer = await payer.page.request.get(`${payer.address}${await sheet.getAttribute('href')}`)
  expect([answer.status(), answer.headers()['content-type']]).toEqual([200, expect.stringContaining('spreadsheet')])
  expect(await payer.page.locator(`option[value="${formed}"]`).count()).toBe(0)
})
