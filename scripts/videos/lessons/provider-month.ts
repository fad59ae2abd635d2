import type { Camera } from '../camera.ts'
import type { Lesson } from '../lesson.ts'

export const providerMonth: Lesson = {
  slug: 'provider-month',
  title: 'Журнал посещаемости и счёт',
  summary: 'Отметить занятие одним нажатием, проверить месяц и выставить счёт плательщику.',
  audience: 'provider',
  pages: ['/provider/lessons', '/provider/lessons/*', '/provider/journal', '/provider/journal/*', '/provider/invoices'],
  screen: 'desk',
  person: 'sokolova',
  play,
}

async function play(camera: Camera): Promise<void> {
  const { page } = camera
  const main = page.locator('main')
  await page.goto('/provider/lessons')

  await camera.step('Откройте «Занятия»', 'Здесь занятия сегодняшнего дня по расписанию всех групп.')
  await camera.rest(2200)

  await camera.step('Все пришли? Одно нажатие', 'Нажмите «Все были» — занятие отмечено целиком.')
  await camera.go(main.getByRole('button', { name: 'Все были' }).first())
  await camera.rest(900)

  await camera.step(
    'Кто-то не пришёл',
    'Откройте занятие и отметьте по одному. От отметок зависит, сколько услуг оказано.',
  )
  await camera.go(main.getByRole('link', { name: 'Отметить по одному' }).first())
  await camera.rest(2600)

  await camera.step('Проверьте месяц', 'В журнале видно, где нет отметок. Закройте месяц, когда отмечено всё.')
  await page.goto('/provider/lessons')
  await camera.go(main.getByRole('link', { name: 'Журнал за месяц' }))
  await camera.rest(3000)

  await camera.step(
    'Сформируйте счёт',
    'В «Счетах» система сама считает договоры и сумму. Нажмите кнопку — счёт готов.',
  )
  await page.goto('/provider/invoices')
  await camera.rest(1500)
  await camera.go(main.getByRole('button', { name: /Сформировать аванс/ }).first())

  await camera.step(
    'Проверьте и отправьте',
    'В счёте есть приложение с договорами. Проверьте его и отправьте плательщику.',
  )
  await camera.rest(3500)
}
