import type { Camera } from '../camera.ts'
import type { Lesson, Town } from '../lesson.ts'

const newcomer = { email: 'vera.belkina@semya.example', password: 'тихий омут 17' }

export const registration: Lesson = {
  slug: 'registration',
  title: 'Как зарегистрироваться',
  summary: 'Анкета родителя, письмо со ссылкой и первый вход в кабинет.',
  audience: 'family',
  pages: ['/register', '/confirmation/*', '/sign-in', '/'],
  screen: 'phone',
  play,
}

async function play(camera: Camera): Promise<void> {
  const { page } = camera
  const main = page.locator('main')
  const field = (label: string) => main.getByLabel(label, { exact: true })

  await page.goto('/register')
  await camera.step(
    'Откройте «Регистрация»',
    'Зарегистрироваться нужно один раз. Кабинет один на всю семью и на всех детей.',
  )
  await camera.rest(1800)
  await camera.choose(field('Где живёт семья'), 'город Озёрный')

  await camera.step('Впишите свои данные', 'Фамилия, имя и отчество — ваши, а не ребёнка. Детей добавите потом.')
  await camera.type(field('Фамилия'), 'Белкина')
  await camera.type(field('Имя'), 'Вера')
  await camera.type(field('Отчество'), 'Павловна')

  await camera.step(
    'Укажите почту и телефон',
    'Проверьте адрес до знака: на него придёт ссылка, без неё кабинет не откроется.',
  )
  await camera.type(field('Электронная почта'), newcomer.email, 4)
  await camera.type(field('Мобильный телефон'), '8 912 345-67-89', 4)

  await camera.step(
    'Придумайте пароль',
    'Лучше всего несколько слов, не связанных между собой. Запомните их или запишите.',
  )
  await camera.type(field('Придумайте пароль'), newcomer.password)

  await camera.step(
    'Прочитайте и отметьте согласия',
    'Каждое согласие — отдельный документ. Без отметок кабинет создать нельзя.',
  )
  for (const consent of ['siteRules', 'privacyPolicy', 'personalData'])
    await camera.tick(main.locator(`input[name=${consent}]`))
  await camera.go(main.getByRole('button', { name: 'Зарегистрироваться' }))

  await camera.step('Откройте письмо', 'Письмо приходит за пару минут. Не видно — посмотрите в папке «Спам».')
  await camera.rest(2500)
  await page.goto(await linkOf(camera, newcomer.email, '/confirmation/'))

  await camera.step(
    'Подтвердите адрес паролем',
    'Нажмите кнопку в письме и введите свой пароль ещё раз. Ссылка срабатывает один раз.',
  )
  await camera.type(field('Пароль'), newcomer.password)
  await camera.go(main.getByRole('button', { name: 'Подтвердить и войти' }))

  await camera.step(
    'Кабинет готов',
    'Теперь добавьте ребёнка. Второго ребёнка добавляют сюда же, новый кабинет не нужен.',
  )
  await camera.show(main.getByRole('link', { name: 'Добавить ребёнка' }).first(), 3000)
}

/** The town's mailbox stands in for a mail program: the lesson goes on with the address that the letter brings. */
async function linkOf({ page }: Camera, to: string, part: string): Promise<string> {
  const mailbox = await page.context().newPage()
  try {
    for (let tries = 0; tries < 100; tries += 1) {
      await mailbox.goto(`/demo/mailbox?to=${encodeURIComponent(to)}`)
      const letter = mailbox.locator('main').getByRole('link', { name: 'Подтвердите адрес почты' })
      if ((await letter.count()) > 0) {
        await letter.first().click()
        const link = mailbox.locator(`main li a[href*="${part}"]`).first()
        return (await link.getAttribute('href')) ?? '/'
      }
      await mailbox.waitForTimeout(300)
    }
    throw new Error(`no letter came to ${to}`)
  } finally {
    await mailbox.close()
  }
}

/** Signs the newcomer in without showing it again. */
export async function signIn({ page }: Camera, _town: Town): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('Электронная почта или номер сертификата', { exact: true }).fill(newcomer.email)
  await page.getByLabel('Пароль', { exact: true }).fill(newcomer.password)
  await Promise.all([page.waitForEvent('load'), page.locator('main').getByRole('button', { name: 'Войти' }).click()])
}
