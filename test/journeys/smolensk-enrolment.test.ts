/** Seed 003, points 1–5 of the order: who is enrolled in Smolensk gets a certificate with a sum by itself. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { childOf, enterAs, foundTown, moveClock, type OwnTown } from './own-town.ts'
import type { Walker } from './walker.ts'

let town: OwnTown
let father: Walker
let provider: Walker
const at = { child: '', application: '' }
beforeAll(async () => {
  town = await foundTown('smolensk')
  ;[father, provider] = await Promise.all([town.somebody(), town.somebody()])
  await enterAs(father, 'Павел Кузнецов')
  await enterAs(provider, 'Олег Лебедев')
  at.child = await childOf(father)
})
afterAll(() => town?.close())

test('S-148 an accounting certificate tells beforehand that the sum will come with an enrolment', async () => {
  await father.open(at.child)
  await father.sees('Номинал появится с первым договором', 'Пока это сертификат учёта')
})

test('S-148 S-151 enrolment makes it one with nominal and a sum, and nobody has asked for it', async () => {
  await father.open('/my/applications?tab=waiting')
  await father.follow('Астрономия для всех')
  at.application = father.path
  const price = await father.reads(/Стоимость\s+([\d ]+,\d\d) ₽/)
  await father.sees(`− ${price} ₽`)
  await provider.open(at.application.replace('/my/', '/provider/'))
  await provider.press('Подтвердить заявку')
  await father.open(`${at.application}/acceptance`)
  await father.page.locator('input[name=read]').check()
  await father.press('Принять договор')
  await father.open(at.child)
  expect(await father.text()).not.toContain('Номинал появится с первым договором')
  await father.sees('С договором на сертификат зачислена сумма, нужная для программы')
  await father.open(`${at.child}/money`)
  await father.sees('действует по', 'ноябрь 2026, Астрономия для всех')
  await father.sees(new RegExp(`Зачислено\\s+${price} ₽`), new RegExp(`Закреплено\\s+${price} ₽`))
})

test('S-149 the child attends, and only then the payment is written off from the account of the certificate', async () => {
  await moveClock(provider, '2026-12-01')
  await father.open(`${at.child}/money`)
  await father.sees(/Списано\s+0 ₽/)
  await provider.open('/provider/journal?month=2026-11')
  await provider.follow('Астрономия для всех')
  const journal = provider.path
  const lessons = provider.page.locator('main a[href^="/provider/lessons/"]')
  for (const href of await lessons.evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''))) {
    await provider.open(href)
    await provider.press('Остальные были')
  }
  await provider.open(`${journal}?month=2026-11`)
  await provider.press('Закрыть ноябрь 2026')
  await provider.sees('Месяц закрыт')
  await father.open(`${at.child}/money`)
  const part = await father.reads(/ноябрь 2026: ([\d ]+,\d\d) ₽/)
  await father.sees(new RegExp(`Списано\\s+${part} ₽`), `Почему списано ${part} ₽?`)
})
