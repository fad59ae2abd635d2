import type { Camera } from '../camera.ts'
import type { Lesson, Town } from '../lesson.ts'

export const reception: Lesson = {
  slug: 'reception',
  title: 'Приём заявления и активация',
  summary: 'Найти заявление по двум номерам, сверить документы, принять и активировать сертификат.',
  audience: 'reception',
  pages: ['/reception', '/reception/*'],
  screen: 'desk',
  person: 'gromova',
  play,
}

async function play(camera: Camera, { statement, certificate }: Town): Promise<void> {
  const { page } = camera
  const main = page.locator('main')
  await page.goto('/reception')

  await camera.step('Введите оба номера', 'Номер заявления и номер сертификата напечатаны на заявлении посетителя.')
  await camera.type(main.getByLabel('Номер заявления', { exact: true }), statement, 4)
  await camera.type(main.getByLabel('Номер сертификата', { exact: true }), certificate, 4)
  await camera.go(main.getByRole('button', { name: 'Найти заявление' }))

  await camera.step(
    'Сверьте с документами',
    'Слева — что записано в системе. Возьмите оригиналы и отметьте каждую строку.',
  )
  await camera.rest(1500)
  for (const line of await main.locator('input[name=compared]').all()) await camera.tick(line)

  await camera.step(
    'Примите заявление',
    'Приём записывается с вашим именем и временем. Семья сразу видит «в обработке».',
  )
  await camera.go(main.getByRole('button', { name: 'Принять и зарегистрировать' }))
  await camera.rest(2000)

  await camera.step(
    'Активируйте сертификат',
    'Если пункту дано право активации, сделайте это сразу: второй раз семье приходить не нужно.',
  )
  await camera.go(main.getByRole('button', { name: 'Активировать сертификат' }))

  await camera.step(
    'Готово',
    'Семья получит письмо и сможет записаться в кружки. Распечатайте выписку, если её просят.',
  )
  await camera.rest(3500)
}
