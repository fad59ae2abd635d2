/** A municipality reaches its limits by its own acts and raises them by others; a family reads it all the while. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { desktop } from '../support/browser.ts'
import { awaitWords, enterAs, foundTown, moveClock, type OwnTown } from './own-town.ts'
import type { Walker } from './walker.ts'

let town: OwnTown
let anna: Walker
let payer: Walker
const children: string[] = []
beforeAll(async () => {
  town = await foundTown()
  ;[anna, payer] = await Promise.all([town.somebody(), town.somebody(desktop)])
  await enterAs(anna, 'Анна Петрова')
  await enterAs(payer, 'Андрей Ильин')
  await anna.open('/my')
  const links = anna.page.locator('main h3 a[href^="/my/children/"]')
  children.push(...(await links.evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''))))
})
afterAll(() => town?.close())

type Amendment = { number: string; from: string; amount: string; countLimit?: string; name?: string }

type Subject = 'nominal' | 'ceiling' | 'category'

/** The act is typed and its effect is read; the caller decides whether to press on. */
async function type(subject: Subject, { number, from, ...sums }: Amendment): Promise<void> {
  await payer.open(`/municipality/amendments/new?subject=${subject}`)
  await fill({ ...sums, ...dated('from', from), ...actOf(number) })
  await payer.press('Показать, что изменится')
}

const actOf = (number: string) => ({
  ...{ 'act.number': number, 'act.title': 'О пределах обеспечения сертификатов' },
  ...dated('act.issued', '2026-11-19'),
})

function dated(name: string, on: string): Record<string, string> {
  const { day, month, year } = Temporal.PlainDate.from(on)
  return { [`${name}.day`]: String(day), [`${name}.month`]: String(month), [`${name}.year`]: String(year) }
}

async function fill(fields: Record<string, string>): Promise<void> {
  for (const [name, value] of Object.entries(fields)) await payer.page.locator(`main [name="${name}"]`).fill(value)
}

async function amend(subject: Subject, amendment: Amendment, effect: string): Promise<void> {
  await type(subject, amendment)
  await payer.sees(effect)
  await payer.press('Внести изменение')
  await payer.sees('Изменение внесено')
}

/** The sum under the first heading «Занято»: what of the running period is held or spent. */
async function committed(): Promise<string> {
  await payer.open('/municipality')
  return payer.reads(/Занято\s+([\d ]+(?:,\d\d)?) ₽/)
}

test('a category begins on the day of its act: until then the desk tells it, and no statement offers it', async () => {
  const effect = 'Семьи увидят категорию в заявлении'
  const money = { number: '76', amount: '15 000' }
  await amend('category', { ...money, name: 'Дети из приёмных семей', from: '2026-11-20' }, effect)
  await amend('category', { ...money, name: 'Дети спасателей', from: '2026-11-21' }, effect)
  await payer.open('/municipality')
  await payer.sees(/Вступит в силу позже\s+С 21 ноября 2026 года: Новая категория: Дети спасателей/)
  await anna.open(`${children[1]}/statement/category`)
  await anna.sees('Дети из приёмных семей')
  expect(await anna.text()).not.toContain('Дети спасателей')
})

describe('S-143 the limit of count', () => {
  test('is set by a dated act to as many certificates as there are', async () => {
    await payer.open('/municipality')
    const holders = await payer.reads(/С номиналом\s+(\d+)/)
    await amend('nominal', { number: '77', from: '2026-11-20', amount: '12 000', countLimit: holders }, 'не больше')
    await payer.open('/municipality')
    await payer.sees(`${holders} из ${holders}`, 'исчерпан')
  })

  test('leaves the next certificate in the queue, and its family reads its place', async () => {
    const [, maria = ''] = children
    await anna.open(`${maria}/statement/category`)
    await anna.page.locator('input[name=category]').first().check()
    await anna.press('Сохранить и продолжить')
    for (const consent of ['consent', 'rules']) {
      await anna.open(`${maria}/statement/${consent}`)
      await anna.page.locator('input[name=agree]').check()
      await anna.press('Подтвердить')
    }
    await anna.open(`${maria}/statement`)
    await anna.follow('Проверить и подать заявление')
    await anna.press('Подать заявление')
    await awaitWords(anna, maria, 'Вы 1-й в очереди на номинал')
    await anna.sees('Номинал на этот период пока не начислен')
    await payer.open('/municipality')
    await payer.sees(/В очереди на номинал\s+1/)
  })
})

describe('S-010 the ceiling', () => {
  test('is not lowered below what is promised', async () => {
    await type('ceiling', { number: '78', from: '2026-11-20', amount: '1000' })
    expect(await payer.page.getByRole('button', { name: 'Внести изменение' }).count()).toBe(0)
    await payer.sees('Предел меньше того, что уже обещано', 'Укажите предел не меньше этой суммы')
  })

  test('reached: a message stands in place of nominal and balance, with the rule and whom to ask; no quote tells them', async () => {
    await amend('ceiling', { number: '78', from: '2026-11-20', amount: await committed() }, 'Семьи увидят сообщение')
    const [ivan = ''] = children
    await anna.open(ivan)
    await anna.sees('Муниципалитет исчерпал лимит на этот период', 'Куда обратиться с вопросами о сертификате')
    expect(await anna.text()).not.toMatch(/2026 год\s+Номинал/)
    await anna.open('/my')
    await anna.sees('Муниципалитет исчерпал лимит')
    expect(await anna.text()).not.toContain('На сертификате свободно')
    await anna.open('/programmes?q=юный натуралист')
    await anna.follow('Юный натуралист')
    await anna.sees('Муниципалитет исчерпал свой лимит', 'Сертификат пока не может её оплатить')
    expect(await anna.text()).not.toContain('Денег сертификата останется')
  })

  test('raised by acts of the next day, both limits let families in that day, the queue in its order', async () => {
    const [ivan = '', maria = ''] = children
    const next = { from: '2026-11-21', amount: '9 000 000' }
    await amend('ceiling', { ...next, number: '80' }, 'хватит на всё')
    await amend('nominal', { ...next, number: '81', amount: '12 000', countLimit: '900' }, 'получат номинал по порядку')
    await anna.open(ivan)
    await anna.sees('Муниципалитет исчерпал лимит на этот период')
    await moveClock(payer, '2026-11-21')
    await anna.open(ivan)
    await anna.sees(/2026 год\s+Номинал 12 000 ₽/)
    await awaitWords(anna, maria, 'Начислен номинал по документу № 81')
    expect(await anna.text()).not.toContain('в очереди на номинал')
  })
})

describe('domain 3.7 the payer stops new contracts', () => {
  const programme = async () => {
    await anna.open('/programmes?q=юный натуралист')
    await anna.follow('Юный натуралист')
  }

  test('from a day that everybody is told before: until then families may still apply', async () => {
    await payer.open('/municipality')
    expect(await payer.text()).not.toContain('С 21 ноября 2026 года')
    await payer.sees(/Дети спасателей\s+15 000 ₽/)
    await payer.open('/municipality/bans')
    await payer.choose('Финансовый период', '2026 год')
    await fill({ ...dated('from', '2026-11-24'), ...actOf('82') })
    await payer.page.locator('main input[name=sure]').check()
    await payer.press('Остановить новые договоры')
    await payer.sees('Запрет с 24 ноября 2026 года', 'Отменить запрет')
    await programme()
    await anna.sees(
      'С 24 ноября 2026 года муниципалитет не заключает новых договоров',
      'заявку по сертификату ещё можно подать',
    )
  })

  test('on its day the programme says so to the family, and again what it costs once the payer lifts it', async () => {
    await moveClock(payer, '2026-11-24')
    await programme()
    await anna.sees('Муниципалитет остановил новые договоры', 'Бесплатные программы доступны как прежде')
    await payer.open('/municipality/bans')
    await payer.press('Разрешить снова')
    await payer.sees('Запрет был назначен с 24 ноября 2026 года')
    await programme()
    expect(await anna.text()).not.toContain('новых договоров')
    await anna.sees('Оплатит сертификат')
  })
})
