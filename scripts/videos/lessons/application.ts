import type { Camera } from '../camera.ts'
import type { Lesson } from '../lesson.ts'

export const application: Lesson = {
  slug: 'application',
  title: 'Как найти кружок и подать заявку',
  summary: 'Поиск и фильтры, расчёт для вашего ребёнка и заявка с номером.',
  audience: 'family',
  pages: ['/programmes', '/programmes/*', '/my/applications/*', '/search', '/my'],
  screen: 'phone',
  person: 'anna-petrova',
  play,
}

async function play(camera: Camera): Promise<void> {
  const { page } = camera
  const main = page.locator('main')
  await page.goto('/programmes')

  await camera.step('Найдите занятие', 'Напишите, чем хочет заниматься ребёнок, и нажмите «Найти».')
  await camera.type(main.getByLabel('Что ищем'), 'вокал')
  await camera.go(main.getByRole('button', { name: 'Найти' }))

  await camera.step('Выберите программу', 'На карточке видны возраст, дни, цена и свободные места.')
  await camera.show(main.locator('article, .result').first(), 1800)
  await camera.go(main.getByRole('link', { name: 'Вокальная студия «Ёлочка»' }).first())

  await camera.step('Посмотрите расчёт', 'Сколько оплатит сертификат, сколько заплатите вы и что мешает, если мешает.')
  await camera.show(main.getByText('Оплатит сертификат').first(), 3200)

  await camera.step('Нажмите «Подать заявку»', 'Заявка подаётся из вашего кабинета. Заново регистрироваться не нужно.')
  await camera.go(main.getByRole('link', { name: 'Подать заявку' }).first())
  await camera.rest(1200)

  await camera.step('Проверьте и отправьте', 'Отметьте, что ознакомились с условиями. Место и деньги закрепятся сразу.')
  for (const box of await main.locator('form[action="/my/applications"] input[type=checkbox]').all())
    await camera.tick(box)
  await camera.go(main.locator('form[action="/my/applications"]').getByRole('button', { name: 'Подать заявку' }))

  await camera.step(
    'Запомните номер',
    'У заявки есть номер. Здесь написано, что будет дальше и до какого дня ответит организация.',
  )
  await camera.rest(3500)

  await camera.step(
    'Следите в кабинете',
    'Когда организация подтвердит, придёт письмо. Останется прочитать и принять договор.',
  )
  await page.goto('/my/applications')
  await camera.rest(3200)
}
