/** Seed 003, sentence by sentence: how a certificate is got, refused, given up and made one with nominal in Smolensk. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { formatSnils } from '#kernel/snils'
import { desktop, phone, takePicture } from '../support/browser.ts'
import { openMailbox } from './mailbox.ts'
import { ownSnils } from './own-snils.ts'
import { enterAs, foundTown, type OwnTown } from './own-town.ts'
import type { Walker } from './walker.ts'

const today = Temporal.Now.plainDateISO('Europe/Moscow')
const familyPassword = 'тихий омут 17'

let place: OwnTown
beforeAll(async () => {
  place = await foundTown('smolensk', Temporal.Now.instant().toString())
})
afterAll(() => place?.close())

async function fill(walker: Walker, fields: Record<string, string | number>): Promise<void> {
  for (const [name, value] of Object.entries(fields))
    await walker.page.locator(`main [name="${name}"]`).fill(String(value))
}

const ways = [
  {
    way: 'with scripts on a desktop',
    scripts: true,
    device: desktop,
    surname: 'Белкина',
    child: 'Белкин',
    letter: 'a',
    named: { 'child.name': 'Егор', 'child.patronymic': 'Ильич' },
    born: { years: 9, days: 100 },
    paper: 'II-МП 754321',
  },
  {
    way: 'without scripts on a phone',
    scripts: false,
    device: phone,
    surname: 'Лисина',
    child: 'Лисин',
    letter: 'b',
    // Not alike: a likeness to the first child would be asked about.
    named: { 'child.name': 'Семён', 'child.patronymic': 'Глебович' },
    born: { years: 11, days: 240 },
    paper: 'III-МП 208866',
  },
] as const

describe.each(ways)('seed 003 $way', ({ scripts, device, surname, child, letter, named, born, paper }) => {
  let family: Walker
  let letters: Walker
  let desk: Walker
  let operator: Walker
  const email = `smolyane-${letter}@semya.example`
  const places = { child: '', refused: '' }
  let numbers = { statement: '', certificate: '' }

  beforeAll(async () => {
    const own = () => place.somebody({ ...device, javaScriptEnabled: scripts })
    ;[family, letters, desk, operator] = await Promise.all([own(), own(), own(), own()])
  })
  afterAll(() => Promise.all([family, letters, desk, operator].map((one) => one?.page.context().close())))

  async function giveConsentsAndSubmit(): Promise<void> {
    for (const consent of ['Согласие на обработку персональных данных', 'Согласие с правилами']) {
      await family.follow(consent)
      expect(await family.page.locator('input[name=agree]').isChecked()).toBe(false)
      await family.page.locator('input[name=agree]').check()
      await family.press('Подтвердить')
    }
    await family.follow('Проверить и подать заявление')
    await family.press('Подать заявление')
    numbers = {
      statement: await family.reads(/(З-\d{4}-\d{6})/),
      certificate: await family.reads(/Номер сертификата\s+(\d{10})/),
    }
  }

  async function bringPapers(): Promise<void> {
    await desk.open('/reception')
    await fill(desk, { statement: numbers.statement, certificate: numbers.certificate })
    await desk.press('Найти заявление')
    for (const line of await desk.page.locator('input[name=compared]').all()) await line.check()
    await desk.press('Принять и зарегистрировать')
  }

  /** Opens the statement on the operator's desk from the list. */
  async function openOnDesk(): Promise<void> {
    await operator.open('/region/statements')
    await operator.follow(numbers.statement)
  }

  test('S-124: a certificate needs a cabinet of the parent', async () => {
    await family.open('/my')
    expect(family.path).toBe('/sign-in')
    await family.open('/register')
    await family.page.locator('main select[name=municipality]').selectOption({ label: 'город Смоленск' })
    await fill(family, { surname, name: 'Вера', email, phone: '8 912 345-67-89', password: familyPassword })
    await family.tick('Нет отчества')
    for (const consent of ['siteRules', 'privacyPolicy', 'personalData'])
      await family.page.locator(`input[name=${consent}]`).check()
    await family.press('Зарегистрироваться')
    await family.open(await openMailbox(letters, email, /Подтвердите адрес/, '/confirmation/'))
    await fill(family, { password: familyPassword })
    await family.press('Подтвердить и войти')
    const birth = today.subtract(born)
    await family.open('/my/children/new')
    await fill(family, {
      ...{ 'child.surname': child, ...named },
      ...{ 'birth.day': birth.day, 'birth.month': birth.month, 'birth.year': birth.year },
      ...{ snils: formatSnils(ownSnils()), 'document.number': paper },
    })
    await family.tick('Мальчик', 'Мама')
    await family.choose('Документ', 'Свидетельство о рождении, выданное в России')
    await family.choose('Где живёт ребёнок', 'город Смоленск')
    await fill(family, { address: 'г. Смоленск, ул. Садовая, д. 3, кв. 8' })
    await family.press('Добавить ребёнка')
    places.child = family.path
  })

  test('S-119 S-126 S-127: the statement is filed in the cabinet, papers are due within seven working days', async () => {
    await family.follow('Подать заявление на сертификат')
    await family.follow('Ваши документ и адрес')
    await family.choose('Документ', 'Паспорт гражданина Российской Федерации')
    await fill(family, { 'document.number': '66 04 123456', address: 'г. Смоленск, ул. Садовая, д. 3, кв. 8' })
    await family.press('Сохранить')
    await family.follow('Категория ребёнка')
    await family.page.locator('input[name=category]').first().check()
    await family.press('Сохранить и продолжить')
    await giveConsentsAndSubmit()
    await family.sees(/Придите с документами до \d+ [а-я]+ \d{4} года/, 'Осталось 7 рабочих дней', 'СНИЛС ребёнка')
    await family.open(places.child)
    await family.sees('осталось 7 рабочих дней')
  })

  test('S-128 S-129 S-130: the point takes the full package, and the operator has three working days', async () => {
    await enterAs(desk, 'Татьяна Громова')
    await bringPapers()
    await desk.sees('решает региональный оператор', 'осталось 3 рабочих дня')
    expect(await desk.page.getByRole('button', { name: 'Активировать' }).count()).toBe(0)
    await family.open(places.child)
    await family.sees('в обработке', 'осталось 3 рабочих дня')
    await takePicture(family.page, `smolensk-waiting-${letter}`)
  })

  test('S-132…S-135: the operator refuses by the rules, and the family reads the ground, the law and the appeal', async () => {
    await enterAs(operator, 'Эльвира Каримова')
    await openOnDesk()
    await operator.press('Отказать')
    expect(await operator.title()).toMatch(/^Ошибка: /)
    // S-132…S-135: the four grounds of the rules, each with its point.
    await operator.sees(
      'уже есть сертификат',
      'неполные или недостоверные',
      'не живёт на территории Смоленской области',
    )
    await operator.sees('Нет согласия на обработку персональных данных')
    await operator.tick('Сведения неполные или недостоверные')
    await fill(operator, { text: 'В свидетельстве о рождении другая дата рождения.' })
    await takePicture(operator.page, `smolensk-decision-${letter}`)
    await operator.press('Отказать')
    await operator.sees('Отказ записан')
    places.refused = await openMailbox(letters, email, /отказ/, '/my/statements/')
    await family.open(places.refused)
    await family.sees('По заявлению отказали', 'другая дата рождения', 'Чем предусмотрено', 'Если вы не согласны')
    await takePicture(family.page, `smolensk-refusal-${letter}`)
  })

  test('files again in one press with the data kept, and S-131: the approval enters the certificate in the registry', async () => {
    const before = numbers.certificate
    await family.press('Подать снова')
    await giveConsentsAndSubmit()
    expect(numbers.certificate).not.toBe(before)
    await bringPapers()
    await openOnDesk()
    const here = operator.page.url()
    await operator.press('Одобрить и активировать')
    await operator.sees('Заявление одобрено')
    await operator.page.goto(here)
    await operator.sees('Заявление одобрено, сертификат активирован')
    await family.open(places.child)
    await family.sees('активировано')
  })

  test('S-139 S-141 S-142: the family asks for a nominal in the cabinet, and the operator has five working days', async () => {
    await family.follow('Попросить номинал')
    await family.press('Подать заявление')
    const change = await family.reads(/(Н-\d{4}-\d{6})/)
    await family.sees('осталось 5 рабочих дней')
    await operator.open('/changes')
    await operator.follow(change)
    await operator.sees('Место есть')
    expect(await operator.page.getByRole('button', { name: 'Отказать' }).count()).toBe(0)
    await takePicture(operator.page, `smolensk-change-${letter}`)
    await operator.press('Одобрить и зачислить номинал')
    await operator.sees('Номинал зачислен')
    await family.open(places.child)
    await family.sees('Начислен номинал')
  })

  test('S-137: the family gives the certificate up in writing, with open eyes', async () => {
    await family.open(places.child)
    await family.follow('Отказаться от сертификата')
    await family.sees('Отменить отказ нельзя')
    await family.press('Отказаться от сертификата')
    expect(await family.title()).toMatch(/^Ошибка: /)
    await family.page.locator('input[name=understood]').check()
    await takePicture(family.page, `smolensk-renunciation-${letter}`)
    await family.press('Отказаться от сертификата')
    await family.sees('Сертификат исключён из реестра', 'Подать снова')
    await family.open(places.child)
    await family.sees('Сертификат больше не действует')
  })
})

describe('seed 003, at the limits and at the end', () => {
  let family: Walker
  let operator: Walker
  let number = ''

  beforeAll(async () => {
    const own = (device: typeof phone) => place.somebody({ ...device, javaScriptEnabled: false })
    ;[family, operator] = await Promise.all([own(phone), own(desktop)])
  })
  afterAll(() => Promise.all([family, operator].map((one) => one?.page.context().close())))

  async function openChild(parent: string, child: string): Promise<void> {
    await enterAs(family, parent)
    await family.open('/my/children')
    await family.follow(child)
  }

  test('S-125: from fourteen the child has an own cabinet with the same certificate', async () => {
    await openChild('Елена Орлова', 'Никита')
    number = await family.reads(/(\d{10})/)
    await openChild('Никита Орлов', 'Никита')
    await family.sees(number, 'активировано')
  })

  test('S-143: where the number of certificates with nominal is used up, one waits under a number', async () => {
    await openChild('Ольга Миронова', 'Дмитрий')
    await family.sees('Вы 2-й в очереди на номинал')
    await takePicture(family.page, 'smolensk-queue')
  })

  test('S-144: where the money of the year is used up, the refusal names the limit', async () => {
    await openChild('Олег Зайцев', 'Софья')
    await family.sees('В номинале отказали', 'достигнут предельный объём обеспечения')
    number = await family.reads(/(\d{10})/)
  })

  test('S-140: in person the operator files the signed statement, and sees beforehand which limit is reached', async () => {
    await enterAs(operator, 'Эльвира Каримова')
    await operator.open('/changes/new')
    await fill(operator, { number })
    await operator.page.locator('main input[type=checkbox]').check()
    await operator.press('Принять заявление')
    await operator.sees(`Заявление по сертификату ${number} принято`)
    await operator.open('/changes')
    await operator.follow(/Н-\d{4}-\d{6}/)
    await operator.sees(/достигнут.* предельн/, 'Одобрить и поставить в очередь', 'Отказать')
    await takePicture(operator.page, 'smolensk-limit')
  })

  test('S-138: who moved out of the region is excluded by a paper, and the family reads why', async () => {
    await operator.open('/certificates/exclusion')
    await fill(operator, { number, text: 'Уведомление о регистрации по новому адресу, вх. 114' })
    await operator.tick('Ребёнок переехал за пределы Смоленской области', 'Номер сверен с документом')
    await operator.press('Исключить сертификат')
    await family.open(family.path)
    await family.sees('Сертификат больше не действует')
    await family.follow('Почему и что делать')
    await family.sees('переехал за пределы Смоленской области', 'Если вы не согласны')
  })
})
