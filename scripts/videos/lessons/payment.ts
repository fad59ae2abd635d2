import type { Camera } from '../camera.ts'
import type { Lesson } from '../lesson.ts'

export const payment: Lesson = {
  slug: 'payment',
  title: 'Как принять и оплатить счёт',
  summary: 'Найти просроченное, проверить договоры счёта и отметить оплату.',
  audience: 'municipality',
  pages: ['/municipality', '/municipality/invoices', '/municipality/invoices/*'],
  screen: 'desk',
  person: 'ilyin',
  play,
}

async function play(camera: Camera): Promise<void> {
  const { page } = camera
  const main = page.locator('main')
  await page.goto('/municipality')

  await camera.step(
    'Посмотрите, что ждёт',
    'На первой странице видно, сколько денег закреплено и какие счета ждут решения.',
  )
  await camera.show(main.getByRole('link', { name: 'Счета к проверке и оплате' }), 2200)
  await camera.go(main.getByRole('link', { name: 'Счета к проверке и оплате' }))

  await camera.step('Начните с просроченных', 'Неоплаченные счета стоят первыми, срок — в колонке «Оплатить до».')
  await camera.rest(2400)
  await camera.go(main.getByRole('link', { name: /Окончательный счёт/ }).first())

  await camera.step('Проверьте счёт', 'Стоимость, аванс и договоры: у каждого объём услуги по журналу.')
  await camera.rest(1600)
  await camera.show(main.getByText('Приложение: договоры').first(), 2600)

  await camera.step('Примите к оплате', 'Ошибка в счёте? Верните его с причиной: организация исправит и пришлёт снова.')
  await camera.go(main.getByRole('button', { name: 'Принять к оплате' }))
  await camera.rest(2600)

  await camera.step('Отметьте оплату', 'Когда платёж прошёл, впишите номер и день платёжного поручения.')
  await camera.rest(3500)
}
