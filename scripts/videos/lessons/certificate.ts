import type { Camera } from '../camera.ts'
import type { Lesson, Town } from '../lesson.ts'
import { signIn } from './registration.ts'

export const certificate: Lesson = {
  slug: 'certificate',
  title: 'Как получить сертификат',
  summary: 'Добавить ребёнка, подать заявление и узнать, куда прийти с документами.',
  audience: 'family',
  pages: ['/my/children/*', '/my/statements/*', '/points', '/my'],
  screen: 'phone',
  play,
}

async function play(camera: Camera, town: Town): Promise<void> {
  const { page } = camera
  const main = page.locator('main')
  await signIn(camera, town)
  await addChild(camera)

  await camera.step(
    'Начните заявление',
    'На странице ребёнка нажмите «Подать заявление на сертификат». Он выдаётся один раз.',
  )
  await camera.go(main.getByRole('link', { name: 'Подать заявление на сертификат' }))

  await camera.step('Пройдите пункты списка', 'Заполнять можно в любом порядке и с перерывами: всё сохраняется.')
  await camera.go(main.getByRole('link', { name: 'Ваши документ и адрес' }))
  await page.getByLabel('Документ', { exact: true }).selectOption({ label: 'Паспорт гражданина Российской Федерации' })
  await camera.type(main.getByLabel('Серия и номер', { exact: true }), '45 04 123456', 4)
  await camera.type(
    main.getByLabel('Адрес, по которому вы живёте', { exact: true }),
    'г. Озёрный, ул. Садовая, д. 3, кв. 8',
    9,
  )
  await camera.go(main.getByRole('button', { name: 'Сохранить' }))
  await camera.go(main.getByRole('link', { name: 'Категория ребёнка' }))
  await camera.tick(main.getByLabel('Дети от 5 до 18 лет'))
  await camera.go(main.getByRole('button', { name: 'Сохранить и продолжить' }))

  await camera.step('Дайте согласия', 'Каждое согласие открывается отдельно: прочитайте и подтвердите.')
  for (const consent of ['Согласие на обработку персональных данных', 'Согласие с правилами финансирования']) {
    await camera.go(main.getByRole('link', { name: consent }))
    await camera.tick(main.locator('input[name=agree]'))
    await camera.go(main.getByRole('button', { name: 'Подтвердить' }))
  }

  await camera.step('Проверьте и подайте', 'Проверьте данные ребёнка: с ними сверят документы в пункте приёма.')
  await camera.go(main.getByRole('link', { name: 'Проверить и подать заявление' }))
  await camera.rest(1500)
  await camera.go(main.getByRole('button', { name: 'Подать заявление' }))

  await camera.step(
    'Запишите оба номера',
    'Номер заявления и номер сертификата назовите в пункте приёма. Они есть и в письме.',
  )
  await camera.rest(3000)
  const text = (await main.innerText()).replaceAll('\u00a0', ' ')
  town.statement = /З-\d{4}-\d{6}/.exec(text)?.[0] ?? ''
  town.certificate = /Номер сертификата\s+(\d{10})/.exec(text)?.[1] ?? ''

  await camera.step(
    'Придите с документами',
    'Здесь написано, куда и до какого дня прийти. После активации можно записываться в кружки.',
  )
  await camera.show(main.getByText('Куда прийти').first(), 3500)
}

async function addChild(camera: Camera): Promise<void> {
  const { page } = camera
  const field = (label: string) => page.locator('main').getByLabel(label, { exact: true })
  await page.goto('/my/children/new')
  await camera.step('Добавьте ребёнка', 'Фамилия, имя и дата рождения — как в свидетельстве о рождении.')
  await camera.type(field('Фамилия'), 'Белкин', 4)
  await camera.type(field('Имя'), 'Егор', 4)
  await camera.type(field('Отчество'), 'Ильич', 5)
  for (const [label, value] of [
    ['День', '14'],
    ['Месяц', '5'],
    ['Год', String(new Date().getFullYear() - 9)],
  ] as const)
    await field(label).fill(value)
  await camera.rest(700)
  await page.locator('main').getByLabel('Мальчик').check()
  await page.locator('main').getByLabel('Мама').check()
  await camera.step(
    'Впишите СНИЛС и документ',
    'По СНИЛС сайт узнаёт ребёнка, если он уже есть в системе. Номер хранится зашифрованным.',
  )
  await camera.type(field('СНИЛС ребёнка'), '112-233-445 95', 5)
  await field('Документ').selectOption({ label: 'Свидетельство о рождении, выданное в России' })
  await camera.type(field('Серия и номер'), 'II-АБ 654321', 6)
  await field('Где живёт ребёнок').selectOption({ label: 'город Озёрный' })
  await camera.type(field('Адрес ребёнка'), 'г. Озёрный, ул. Садовая, д. 3, кв. 8', 12)
  await camera.go(page.locator('main').getByRole('button', { name: 'Добавить ребёнка' }))
}
