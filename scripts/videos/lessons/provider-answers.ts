import type { Camera } from '../camera.ts'
import type { Lesson } from '../lesson.ts'

export const providerAnswers: Lesson = {
  slug: 'provider-answers',
  title: 'Как отвечать на заявки',
  summary: 'Новые заявки со сроками, подтверждение и отказ с причиной.',
  audience: 'provider',
  pages: ['/provider', '/provider/applications', '/provider/applications/*'],
  screen: 'desk',
  person: 'sokolova',
  play,
}

async function play(camera: Camera): Promise<void> {
  const { page } = camera
  const main = page.locator('main')
  await page.goto('/provider')

  await camera.step('Начните день с заявок', 'Вверху — сколько заявок ждёт ответа и нет ли просроченных.')
  await camera.show(main.getByText('Ждут вашего ответа').first(), 2200)

  await camera.step(
    'Посмотрите срок',
    'У каждой заявки написан день, до которого нужно ответить. Сначала — самые срочные.',
  )
  const newest = main.locator('#applications tbody tr', { hasText: 'Вокальная студия' }).first()
  await camera.show(newest, 2400)
  await camera.go(newest.getByRole('link').first())

  await camera.step(
    'Откройте заявку',
    'Здесь ребёнок, группа, сроки и оплата. Просмотр записан в журнал, семья его видит.',
  )
  await camera.rest(3200)

  await camera.step('Подтвердите', 'Нажмите «Подтвердить заявку»: договор сформируется сам и уйдёт семье.')
  await camera.go(main.getByRole('button', { name: 'Подтвердить заявку' }))

  await camera.step(
    'Ждём согласия семьи',
    'Место уже закреплено. Когда семья примет договор, ребёнок появится в «Действующих».',
  )
  await camera.rest(3000)

  await camera.step(
    'Нельзя зачислить? Откажите с причиной',
    'Причину прочитает семья. Место и деньги сразу освободятся.',
  )
  await page.goto('/provider')
  await camera.go(main.getByRole('link', { name: '5-ПФ' }).first())
  await camera.show(main.getByRole('link', { name: 'Отказать' }).first(), 3000)
}
