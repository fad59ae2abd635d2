/** Seed 002: «такой ребёнок уже есть в системе» — what a mother, a father and the operator do about it, to the end. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parseDay } from '#kernel/dates'
import { formatSnils } from '#kernel/snils'
import { desktop, leaveBrowser, openBrowser, phone, takePicture } from '../support/browser.ts'
import { townAddress } from '../support/running-town.ts'
import { openMailbox } from './mailbox.ts'
import { ownSnils } from './own-snils.ts'
import { Walker } from './walker.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(leaveBrowser)

/** Whose child is known; in whose cabinet the mother adds the child once more; who asks for the child. */
const stories = [
  { way: 'with scripts', scripts: true, holder: 'darya-smirnova', again: 'petr-nikitin', asks: 'pavel-kuznetsov' },
  {
    way: 'without scripts',
    scripts: false,
    holder: 'ekaterina-volkova',
    again: 'oleg-zaytsev',
    asks: 'irina-kuznetsova',
  },
]

describe.each(stories)('a known child $way', ({ scripts, holder, again, asks }) => {
  let owner: Walker
  let mother: Walker
  let father: Walker
  let operator: Walker
  let letters: Walker
  const child = { surname: '', name: '', patronymic: '', birthOn: Temporal.PlainDate.from('2017-01-01'), path: '' }
  const made = { second: '', pair: '', claim: '' }

  beforeAll(async () => {
    const at = async (device: typeof phone, person: string | null) => {
      const walker = await Walker.in(await browser.newContext({ ...device, javaScriptEnabled: scripts }), townAddress())
      if (person) await enter(walker, person)
      return walker
    }
    owner = await at(phone, holder)
    mother = await at(phone, again)
    father = await at(phone, asks)
    operator = await at(desktop, 'karimova')
    letters = await at(phone, null)
  }, 60_000)
  afterAll(() => Promise.all([owner, mother, father, operator, letters].map((one) => one?.page.context().close())))

  test('S-106: one cabinet shows the child with everybody who answers', async () => {
    await owner.open('/my/children')
    const card = owner.page.locator('main .card a[href^="/my/children/"]').first()
    const [surname = '', name = '', patronymic = ''] = (await card.innerText()).split(/\s+/)
    const born = parseDay(await owner.reads(/Дата рождения — (\d+ [а-я]+ \d{4})/))
    if (!born) throw new Error('no birth date')
    Object.assign(child, { surname, name, patronymic, birthOn: born, path: (await card.getAttribute('href')) ?? '' })
    await owner.open(`${child.path}/adults`)
    await owner.sees('это вы', 'Владелец', 'Пригласить ещё одного человека')
    await takePicture(owner.page, `known-adults-${scripts}`)
  })

  test('S-096…S-099: the same child added again is answered with ways on, and a claim goes to the holder', async () => {
    await addChild(father, child)
    expect(father.status).toBe(409)
    await father.sees('Похоже, ребёнок уже есть в системе', 'бабушка, дедушка или сам ребёнок', 'Пункты приёма')
    await takePicture(father.page, `known-child-${scripts}`)
    await father.press('Отправить запрос')
    made.claim = await father.reads(/(Д-\d{4}-\d{6})/)
    await father.sees('Если до', 'ответа нет — придите в пункт приёма')
    await owner.open(await openMailbox(letters, `${holder}@semya.example`, made.claim, '/my/claims/'))
    await owner.sees('Поделиться карточкой ребёнка?', '···@')
    await owner.press('Поделиться карточкой')
    await father.open('/my/children')
    await father.sees(child.surname, 'Карточкой с вами поделились')
  })

  test('S-108: a mother with a forgotten cabinet changes a letter, is asked, and goes on with a record that staff see', async () => {
    await addChild(mother, { ...child, surname: slip(child.surname) })
    await mother.sees('Похоже, ребёнок уже есть в системе', 'Это другой ребёнок?')
    await takePicture(mother.page, `known-alike-${scripts}`)
    await mother.press('Всё верно, это другой ребёнок')
    await mother.sees('теперь в вашем кабинете')
    made.second = mother.path
  })

  test('S-108: the operator compares both records, merges them, and old links lead to the one that stays', async () => {
    await operator.open('/region/doubles')
    await operator.sees('одна буква в имени', 'семья говорит, что это другой ребёнок')
    await takePicture(operator.page, `doubles-${scripts}`)
    await operator.follow(slip(child.surname))
    made.pair = operator.path
    await operator.sees('Это один ребёнок?', 'Что произойдёт', 'Владелец карточки')
    await takePicture(operator.page, `pair-${scripts}`)
    await operator.press('Объединить карточки')
    expect(operator.status).toBe(422)
    await operator.sees('Напишите, почему это один ребёнок')
    await operator.type({ 'Почему вы объединяете карточки': 'Свидетельство о рождении одно и то же' })
    await operator.press('Объединить карточки')
    await operator.sees('Карточки объединены', 'Можно отменить')
    await takePicture(operator.page, `merged-${scripts}`)
    await mother.open(made.second)
    expect(mother.path).toBe(child.path)
    await mother.open(`${child.path}/journal`)
    await mother.sees(
      'Две карточки одного ребёнка объединили',
      'Почему: Свидетельство о рождении',
      'Региональный оператор',
    )
    await takePicture(mother.page, `journal-${scripts}`)
  })

  test('S-108: the operator undoes the merge, and both records stand as before', async () => {
    await operator.page.locator('main summary', { hasText: 'Отменить объединение' }).first().click()
    await operator.leave(operator.page.locator('form[action$="/undoing"] button').first())
    await operator.sees('Объединение отменено')
    await mother.open(made.second)
    expect(mother.path).toBe(made.second)
    await mother.open(child.path)
    expect(mother.status).toBe(404)
    await operator.open(made.pair)
    await operator.type({ 'Как вы это проверили': 'Разные свидетельства о рождении' })
    await operator.press('Оставить обе карточки')
    await operator.sees('Записали: это разные дети')
  })
})

async function enter(walker: Walker, person: string): Promise<void> {
  await walker.page.goto(new URL('/demo', townAddress()).href)
  const button = walker.page.locator(`button[name="person"][value="${person}"]`)
  await Promise.all([walker.page.waitForEvent('domcontentloaded'), button.click()])
}

type Typed = { surname: string; name: string; patronymic: string; birthOn: Temporal.PlainDate }

async function addChild(walker: Walker, { surname, name, patronymic, birthOn }: Typed): Promise<void> {
  await walker.open('/my/children/new')
  await walker.type({ Фамилия: surname, Имя: name })
  if (patronymic) await walker.type({ Отчество: patronymic })
  else await walker.tick('Нет отчества')
  await walker.typeDay(birthOn)
  await walker.tick('Мальчик', 'Мама')
  await walker.type({ 'СНИЛС ребёнка': formatSnils(ownSnils()), 'Серия и номер': 'II-АБ 654321' })
  await walker.choose('Документ', 'Свидетельство о рождении, выданное в России')
  await walker.choose('Где живёт ребёнок', 'город Озёрный')
  await walker.type({ 'Адрес ребёнка': 'г. Озёрный, ул. Садовая, д. 3, кв. 8' })
  await walker.press('Добавить ребёнка')
}

/** Another second letter: what people do to get past the message. */
function slip(surname: string): string {
  return `${surname.charAt(0)}${surname.charAt(1) === 'о' ? 'а' : 'о'}${surname.slice(2)}`
}
