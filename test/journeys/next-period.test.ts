/** The next period with the clock moved: a seat waits for the head of the list; contracts go on by silence or end by refusal. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openMailbox } from './mailbox.ts'
import { awaitWords, childOf, enterAs, foundTown, moveClock, type OwnTown, sendApplication } from './own-town.ts'
import type { Walker } from './walker.ts'

let town: OwnTown
let nikitin: Walker
let kuznetsov: Walker
let anna: Walker
let provider: Walker
beforeAll(async () => {
  town = await foundTown()
  const { somebody } = town
  ;[nikitin, kuznetsov, anna, provider] = await Promise.all([somebody(), somebody(), somebody(), somebody()])
  await enterAs(nikitin, 'Пётр Никитин')
  await enterAs(kuznetsov, 'Павел Кузнецов')
  await enterAs(anna, 'Анна Петрова')
  await enterAs(provider, 'Марина Соколова')
})
afterAll(() => town?.close())

const idOf = (child: string) => child.split('/').at(-1) ?? ''

describe('a group with one seat left', () => {
  test('is full after one family; the next one joins the list and is the first in it', async () => {
    await kuznetsov.open('/my/waiting')
    await kuznetsov.sees('3-й в очереди, впереди 2 ребёнка')
    const child = await childOf(kuznetsov)
    await kuznetsov.open('/programmes?q=первые роботы')
    await kuznetsov.follow('Первые роботы')
    const programme = kuznetsov.path
    const other = kuznetsov.page.locator('main a[href*="group="]')
    const groups = await other.evaluateAll((all) => all.map((one) => `${one.getAttribute('href')}`))
    const group = /group=([\w-]+)/.exec(groups[0] ?? '')?.[1]
    await kuznetsov.open(`${programme}?child=${idOf(child)}&group=${group}`)
    await kuznetsov.sees('последнее место из 12')
    await kuznetsov.follow('Подать заявку')
    await sendApplication(kuznetsov)

    await nikitin.open(`${programme}?child=${idOf(await childOf(nikitin))}&group=${group}`)
    await nikitin.sees('Мест в группе нет', 'В очереди пока никого')
    await nikitin.follow('Встать в очередь')
    await nikitin.sees('первым в очереди', '48 часов место будет ждать только вас')
    await nikitin.press('Встать в очередь')
    await nikitin.sees('Первый в очереди')
  })

  test('the freed seat waits for that family until a day and an hour, and is taken by an application', async () => {
    const line = nikitin.path
    await kuznetsov.follow('Открыть заявку')
    await kuznetsov.follow('Отозвать заявку')
    await kuznetsov.press('Отозвать заявку')
    await kuznetsov.sees('Договора не было, платить нечего')
    await awaitWords(nikitin, line, 'Место ждёт вас')
    await nikitin.sees(/Подайте заявку до \d+ \S+ \d{4} года, \d\d:\d\d/)
    await nikitin.follow('Занять место')
    await sendApplication(nikitin)
    await nikitin.open(line)
    await nikitin.sees('Место занято вами')
  })
})

describe('prolongation', () => {
  let card = ''

  test('S-017 the prolonged contract is among the confirmed applications, and nothing need be done', async () => {
    await nikitin.open('/my')
    await nikitin.sees('Договор продлён: Варвара', 'делать ничего не нужно', 'Отказаться можно до 31 декабря 2026 года')
    await nikitin.open('/my/applications?tab=confirmed')
    await nikitin.sees('Продлён, можно отказаться')
    await nikitin.follow('Танцевальный ансамбль')
    await nikitin.sees('делать ничего не нужно', 'Отказаться можно до 31 декабря 2026 года, 23:59')
    card = nikitin.path
  })

  test('S-016 S-022 the provider presses once for all, and a family refuses by «Отказать»', async () => {
    await provider.open('/provider/prolongation')
    // Only chess goes on: the rest is unticked.
    const others = provider.page.locator('main tr', { hasNotText: 'Шахматная школа' }).locator('input[type=checkbox]')
    await others.evaluateAll((all) => {
      for (const one of all) (one as HTMLInputElement).checked = false
    })
    await provider.press('Продлить отмеченные договоры')
    await awaitWords(provider, provider.path, 'Все договоры обработаны')
    await moveClock(provider, '2026-11-21')
    const path = await openMailbox(anna, 'anna-petrova@semya.example', /продлён/, '/my/applications/')
    await anna.open(path.replace(/\/cancellation$/, ''))
    await anna.follow('Отказать')
    await anna.sees('Отказаться от продления?', 'по прежнему договору', 'сертификата сразу освободятся')
    await anna.press('Отказать')
    await anna.sees('Вы отказались от продления', 'Семья отказалась от продления.')
  })

  test('S-018…S-021 silence brings the contract into force on its first day by itself', async () => {
    await moveClock(provider, '2027-01-01')
    await nikitin.open('/my/applications?tab=living')
    await nikitin.sees('Танцевальный ансамбль')
    await nikitin.open(card)
    await nikitin.sees('Договор действует', 'Возражений за срок не было: продление принято')
    await nikitin.open(`${card}/cancellation`)
    await nikitin.sees('Отказаться уже нельзя, но договор можно расторгнуть')
    await anna.open('/my/applications?tab=living')
    expect(await anna.text()).not.toContain('Шахматная школа')
  })
})
