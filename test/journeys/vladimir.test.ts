/** Seed 004, sentence by sentence: how the city of Vladimir gives out and activates certificates in its institutions. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { formatSnils } from '#kernel/snils'
import { desktop, phone, takePicture } from '../support/browser.ts'
import { openMailbox } from './mailbox.ts'
import { ownSnils } from './own-snils.ts'
import { enterAs, foundTown, type OwnTown } from './own-town.ts'
import type { Walker } from './walker.ts'

const today = Temporal.Now.plainDateISO('Europe/Moscow')
const familyPassword = 'тихий омут 17'
const staffPassword = 'тёмный лес и ручей 41'
const yesterday = today.subtract({ days: 1 })

const town = 'город Владимир'
let place: OwnTown
beforeAll(async () => {
  place = await foundTown('vladimir', Temporal.Now.instant().toString())
})
afterAll(() => place?.close())

/** Fields by their names, where a page asks for several days. */
async function fill(walker: Walker, fields: Record<string, string | number>): Promise<void> {
  for (const [name, value] of Object.entries(fields))
    await walker.page.locator(`main [name="${name}"]`).fill(String(value))
}

const dayIn = (name: string, { day, month, year }: Temporal.PlainDate) => ({
  [`${name}.day`]: day,
  [`${name}.month`]: month,
  [`${name}.year`]: year,
})
const order = {
  'act.number': '1067-п',
  'act.title': 'Об организации предоставления сертификатов дополнительного образования на территории города Владимира',
  ...dayIn('act.issued', yesterday),
}

const ways = [
  {
    way: 'with scripts on a desktop',
    scripts: true,
    device: desktop,
    school: 'Школа № 41',
    surname: 'Белкина',
    child: 'Белкин',
    letter: 'a',
    given: ['Егор', 'Ильич'],
    age: { years: 9, days: 100 },
  },
  {
    way: 'without scripts on a phone',
    scripts: false,
    device: phone,
    school: 'Детский сад № 107',
    surname: 'Лисина',
    child: 'Лисин',
    letter: 'b',
    given: ['Мирон', 'Павлович'],
    age: { years: 11, days: 43 },
  },
] as const

describe.each(ways)('seed 004 $way', ({ scripts, device, school, surname, child, letter, given, age }) => {
  let centre: Walker
  let specialist: Walker
  let family: Walker
  let letters: Walker
  const snils = ownSnils()
  const emails = { worker: `orlova-${letter}@shkola.example`, family: `semya-${letter}@semya.example` }
  const places = { point: '', child: '', journal: '' }
  const numbers = { statement: '', certificate: '' }
  const birth = today.subtract(age)
  const called = given.join(' ')

  beforeAll(async () => {
    const own = () => place.somebody({ ...device, javaScriptEnabled: scripts })
    ;[centre, specialist, family, letters] = await Promise.all([own(), own(), own(), own()])
  })
  afterAll(() => Promise.all([centre, specialist, family, letters].map((one) => one?.page.context().close())))

  test('S-160 S-166 S-167: the municipal centre names an institution by its order, with specialist, hours and telephone', async () => {
    await enterAs(centre, 'Андрей Ильин')
    await centre.open('/municipality/points')
    await centre.follow('Назначить пункт')
    await centre.press('Назначить пункт')
    expect(await centre.title()).toMatch(/^Ошибка: /)
    await fill(centre, {
      ...{
        name: school,
        address: 'г. Владимир, ул. Мира, 41, каб. 5',
        hours: 'вт, чт 15:00–18:00',
        phone: '8 (4922) 32-10-41',
      },
      ...{
        specialist: 'Орлова Ирина Сергеевна',
        workplacePaper: 'аттестат соответствия № 12 от 1 марта 2026 года',
        ...order,
      },
    })
    await centre.page.locator('[name=workplace]').selectOption('both')
    await centre.page.locator('[name=mayActivate][value=yes]').check()
    await centre.press('Назначить пункт')
    await centre.sees(school, 'Входов пока нет', 'Аттестованное рабочее место и защищённый канал', '№ 1067-п')
    places.point = centre.path
  })

  test('S-168: the table stands on the portal for families', async () => {
    await family.open('/points')
    await family.sees(school, 'Орлова Ирина Сергеевна', 'вт, чт 15:00–18:00', '32-10-41', 'Активирует сразу')
  })

  test('S-158 S-165: the login comes from the municipal centre as a link that works once, by the institution’s order', async () => {
    await centre.open(places.point)
    await centre.follow('Пригласить сотрудника')
    await fill(centre, {
      ...{ 'person.surname': 'Орлова', 'person.name': 'Ирина', 'person.patronymic': 'Сергеевна', email: emails.worker },
      ...{ 'order.number': '41-од', ...dayIn('order.on', yesterday) },
    })
    for (const box of await centre.page.locator('input[name=rights]').all()) await box.check()
    await centre.press('Отправить приглашение')
    await centre.sees('приглашение отправлено', 'Приказ № 41-од', emails.worker)

    const link = await openMailbox(letters, emails.worker, /Вход для работы/, '/invitation/')
    await specialist.open(link)
    await specialist.sees('Орлова Ирина Сергеевна', school, 'активировать сертификаты', '№ 41-од')
    await fill(specialist, { password: staffPassword })
    await specialist.press('Сохранить пароль и войти')
    expect(specialist.path).toBe('/reception')
    await letters.open(link)
    expect(letters.status).toBe(410)
    await centre.open(places.point)
    await centre.sees('Последний вход')
    await takePicture(centre.page, `vladimir-point-${letter}`)
  })

  test('S-163 S-178 S-179: the parent registers, confirms the address by the letter, and fills in the data', async () => {
    await family.open('/register')
    await family.choose('Где живёт семья', town)
    await fill(family, {
      surname,
      name: 'Вера',
      email: emails.family,
      phone: '8 912 345-67-89',
      password: familyPassword,
    })
    await family.tick('Нет отчества')
    for (const consent of ['siteRules', 'privacyPolicy', 'personalData'])
      await family.page.locator(`input[name=${consent}]`).check()
    await family.press('Зарегистрироваться')
    await family.open(await openMailbox(letters, emails.family, /Подтвердите адрес/, '/confirmation/'))
    await fill(family, { password: familyPassword })
    await family.press('Подтвердить и войти')
    await family.open('/my/children/new')
    // A slip of the finger: the surname of the record is not that of the papers.
    await fill(family, {
      'child.surname': `${child}о`,
      'child.name': given[0],
      'child.patronymic': given[1],
      ...dayIn('birth', birth),
    })
    await family.tick('Мальчик', 'Мама')
    await fill(family, { snils: formatSnils(snils), 'document.number': `II-НА 65432${letter === 'a' ? 1 : 2}` })
    await family.choose('Документ', 'Свидетельство о рождении, выданное в России')
    await family.choose('Где живёт ребёнок', town)
    await fill(family, { address: 'г. Владимир, ул. Садовая, д. 3, кв. 8' })
    await family.press('Добавить ребёнка')
    places.child = family.path
  })

  test('S-163: sends the request and gets the certificate by e-mail', async () => {
    await family.follow('Подать заявление на сертификат')
    await family.follow('Ваши документ и адрес')
    await family.choose('Документ', 'Паспорт гражданина Российской Федерации')
    await fill(family, { 'document.number': '17 04 123456', address: 'г. Владимир, ул. Садовая, д. 3, кв. 8' })
    await family.press('Сохранить')
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
    numbers.statement = await family.reads(/(З-\d{4}-\d{6})/)
    numbers.certificate = await family.reads(/Номер сертификата\s+(\d{10})/)
    await openMailbox(letters, emails.family, new RegExp(numbers.certificate), '/my/statements/')
  })

  test('S-164 S-169: the specialist informs parents: texts with the facts of the own institution, and the memo', async () => {
    await specialist.open('/reception/materials')
    await specialist.sees('Сообщение в родительский чат', school, 'вт, чт 15:00–18:00', 'Орлова Ирина Сергеевна')
    const { text } = await specialist.paper('Памятка на одной странице (PDF)')
    expect(text.replaceAll('\u00a0', ' ')).toContain('сертификат')
  })

  test('S-170 S-171 S-057: the specialist finds the request by both numbers, however they are typed, and checks the data', async () => {
    await specialist.open('/reception')
    const [, year = '', tail = ''] = numbers.statement.split('-')
    await fill(specialist, { statement: `z ${year} ${Number(tail)}`, certificate: '3300000000' })
    await specialist.press('Найти заявление')
    await specialist.sees('Заявления с такой парой номеров нет')
    await fill(specialist, { certificate: numbers.certificate })
    await specialist.press('Найти заявление')
    await specialist.sees(`${child}о ${called}`, formatSnils(snils), 'Просмотр записан в журнал')
  })

  test('S-172: corrects the error by the papers; the family is told', async () => {
    await specialist.follow('Исправить данные ребёнка')
    await specialist.press('Исправить по документам')
    expect(await specialist.title()).toMatch(/^Ошибка: /)
    await fill(specialist, { surname: child, reason: 'Лишняя буква в фамилии, сверено со свидетельством' })
    await takePicture(specialist.page, `vladimir-correction-${letter}`)
    await specialist.press('Исправить по документам')
    await specialist.sees(`${child} ${called}`)
    const journal = await openMailbox(letters, emails.family, /исправили данные/, '/journal')
    await family.open(journal)
    await family.sees('Пункт приёма исправил данные ребёнка: фамилия', `${child}о`, 'Лишняя буква в фамилии')
    await takePicture(family.page, `vladimir-journal-${letter}`)
  })

  test('S-173 S-174: confirms the data and prints the statement and the consent, one copy for the family', async () => {
    for (const line of await specialist.page.locator('input[name=compared]').all()) await line.check()
    await specialist.press('Принять и зарегистрировать')
    await family.open(places.child)
    await family.sees('в обработке')
    await specialist.sees('по два экземпляра')
    const statement = await specialist.paper('Заявление (PDF)')
    expect(statement.text).toContain(numbers.statement)
    expect((await specialist.paper('Согласие (PDF)')).text).toContain(`${child} ${given[0]}`)
  })

  test('S-175: activates, and the portal shows «активировано»', async () => {
    await specialist.press('Активировать сертификат')
    await specialist.sees('Сертификат активирован')
    await family.open(places.child)
    await family.sees('активировано')
    await specialist.open('/reception/children')
    await specialist.sees(numbers.certificate, 'активирован')
    await takePicture(specialist.page, `vladimir-children-${letter}`)
  })

  test('S-162: the campaign shows its progress by institution until its last day', async () => {
    await centre.open('/municipality/campaigns')
    if (letter === 'a') {
      await centre.follow('Объявить кампанию')
      await fill(centre, {
        ...{ title: 'Сертификат каждому школьнику', ...order },
        ...{ ...dayIn('starts', today.subtract({ days: 10 })), ...dayIn('ends', today.add({ days: 40 })) },
      })
      await centre.press('Объявить кампанию')
    } else await centre.follow('Сертификат каждому школьнику')
    await centre.sees(school, 'Заявлений принято', 'По дням')
    await takePicture(centre.page, `vladimir-campaign-${letter}`)
    await family.open('/points')
    await family.sees('Сертификат каждому школьнику')
  })

  test('S-155 S-156 S-180: the share of children with a certificate, by institution, against the day of the order', async () => {
    await centre.open('/municipality/coverage')
    await centre.sees('Дети от 5 до 18 лет', 'Цель: 100 % детей', school)
    expect(await centre.page.locator('main').getByRole('link', { name: 'Таблица (xlsx)' }).count()).toBe(1)
  })

  test('S-158: who leaves is signed out at once', async () => {
    await centre.open(places.point)
    await centre.page.locator('summary', { hasText: 'Закрыть вход' }).first().click()
    const dialog = scripts ? centre.page.getByRole('dialog') : centre.page.locator('main')
    await centre.leave(dialog.getByRole('button', { name: 'Закрыть вход' }).last())
    await specialist.open('/reception')
    expect(specialist.path).toBe('/sign-in')
  })
})

describe('seed 004, the child from fourteen', () => {
  let child: Walker
  beforeAll(async () => {
    child = await place.somebody()
  })
  afterAll(() => child?.page.context().close())

  test('S-161: has a cabinet of the own with the certificate, and may file alone', async () => {
    await enterAs(child, 'Никита Орлов')
    await child.open('/my/children')
    await child.follow('Никита')
    await child.sees(/\d{10}/, 'активировано')
    await child.open('/my/children/new')
    await child.sees('Кем вы приходитесь ребёнку')
    expect(await child.page.locator('input[name=relation][value=self]').count()).toBe(1)
  })
})
