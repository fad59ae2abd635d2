/** A year of one family's money: it melts while nobody studies, is held, written off by months, comes back, and is explained. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openMailbox } from './mailbox.ts'
import { childOf, enterAs, foundTown, moveClock, type OwnTown, sendApplication } from './own-town.ts'
import type { Walker } from './walker.ts'

let town: OwnTown
let father: Walker
let provider: Walker
let letters: Walker
const at = { child: '', application: '' }
beforeAll(async () => {
  town = await foundTown()
  const { somebody } = town
  ;[father, provider, letters] = await Promise.all([somebody(), somebody(), somebody()])
  await enterAs(father, 'Олег Зайцев')
  await enterAs(provider, 'Марина Соколова')
  at.child = await childOf(father)
})
afterAll(() => town?.close())

type Pots = Record<'granted' | 'available' | 'reserved' | 'charged' | 'melted' | 'expired', number>

/** The same statement as a machine reads it: the pots always come out to the nominal. */
async function pots(): Promise<Pots> {
  const answer = await father.page.request.get(`${father.address}/api/v1${at.child.replace('/my', '')}/money`)
  const { pots: found } = (await answer.json()) as { pots: Pots }
  const { granted, ...parts } = found
  expect(Object.values(parts).reduce((sum, part) => sum + part, 0)).toBe(granted)
  return found
}

describe('a year of 2027', () => {
  test('S-008 the first decrease is announced beforehand on the page and in a letter', async () => {
    await moveClock(provider, '2027-01-23')
    await father.open(at.child)
    await father.sees('Номинал 6 000 ₽, свободно 6 000 ₽', '1 февраля 2027 года номинал станет 5 500 ₽')
    await openMailbox(letters, 'oleg-zaytsev@semya.example', '1 февраля 2027 года номинал сертификата станет', '/')
  })

  test('S-008 S-009 it melts every month until the family holds money for a programme, and no further', async () => {
    await moveClock(provider, '2027-02-01')
    await father.open(at.child)
    await father.sees('Номинал 6 000 ₽, свободно 5 500 ₽')
    await moveClock(provider, '2027-03-01')
    await father.open('/programmes?q=маленький принц')
    await father.follow('Маленький принц')
    await father.sees('С 2 марта по 31 мая 2027 года', 'Денег сертификата останется 3 000 ₽', 'Денег хватит')
    await father.follow('Подать заявку')
    await sendApplication(father)
    await father.follow('Открыть заявку')
    at.application = father.path
    await father.open(`${at.child}/money`)
    await father.sees(/Свободно\s+3 000 ₽/, /Закреплено\s+2 000 ₽/, /Уменьшилось\s+1 000 ₽/, 'март 2027, Театр')
    expect(await pots()).toMatchObject({ available: 300_000, reserved: 200_000, melted: 100_000 })
  })

  test('S-083 the contract is concluded, its months are written off, and nothing melts any more', async () => {
    await provider.open(at.application.replace('/my/', '/provider/'))
    await provider.press('Подтвердить заявку')
    await father.open(`${at.application}/acceptance`)
    await father.page.locator('input[name=read]').check()
    await father.press('Принять договор')
    await moveClock(provider, '2027-04-01')
    const { charged, reserved, melted } = await pots()
    expect([charged + reserved, melted]).toEqual([200_000, 100_000])
    expect(charged).toBeGreaterThan(0)
    await father.open(`${at.child}/money`)
    await father.sees('апрель 2027, Театр', 'Списано из закреплённого за апрель 2027', 'Почему списано')
  })

  test('a notice of termination brings the months after its own back at once, and may be taken back until then', async () => {
    await moveClock(provider, '2027-04-10')
    const before = await pots()
    await father.open(at.application)
    await father.follow('Расторгнуть договор')
    await father.sees('до 30 апреля 2027 года включительно', 'Место в группе освободится 1 мая 2027 года')
    const back = await father.reads(/сразу вернётся ([\d ,]+) ₽/)
    await father.press('Расторгнуть договор')
    await father.sees('Последний день 30 апреля 2027 года', `На сертификат вернулось ${back} ₽`)
    const after = await pots()
    expect([after.available - before.available, after.reserved]).toEqual([before.reserved, 0])
    await father.press('Отозвать уведомление')
    expect(await pots()).toEqual(before)
    await father.follow('Расторгнуть договор')
    await father.press('Расторгнуть договор')
    expect(await pots()).toEqual(after)
  })

  test('S-043 the contract ends with its month and lies in the archive with its history in plain words', async () => {
    await moveClock(provider, '2027-05-01')
    await father.open('/my/applications?tab=archive')
    await father.follow('Маленький принц')
    await father.sees('Заявка подана', 'Договор принят', 'Договор вступил в силу', 'Уведомление отозвано')
    await father.sees('Договор прекращён, последний день 30 апреля 2027 года')
  })

  test('S-151 every line of the statement is explained, and with the period what is left is gone', async () => {
    await moveClock(provider, '2028-01-25')
    const { available, expired } = await pots()
    expect([available, expired > 0]).toEqual([0, true])
    await father.open(`${at.child}/money`)
    for (const words of [
      'Начислен номинал по документу № 97/27',
      'Номинал уменьшился: ребёнок не был записан',
      'Закреплено: «Театр „Маленький принц“», заявка',
      'Списано из закреплённого за март 2027',
      'Вернулось на сертификат',
      'Период закончился, остаток сгорел',
      'с окончанием периода',
    ])
      await father.sees(words)
  })
})
