import type { Letter } from '#platform/mail'

type Facts = { name: string; token: string; until: string }

/** S-176: nobody at a desk chooses a password for somebody else. */
export const cabinetAtPoint: Letter<Facts> = {
  name: 'access.cabinet-at-point',
  kind: 'security',
  subject: () => 'Ваш кабинет готов: придумайте пароль',
  body: ({ name, token, until }) => [
    { p: `Здравствуйте, ${name}!` },
    { p: 'Вы оформили сертификат в пункте приёма, и для вас открыли личный кабинет. Пароля у него пока нет.' },
    { button: 'Придумать пароль', href: `/recovery/${token}` },
    { p: `Ссылка действует до ${until} и срабатывает один раз. Позже новую можно попросить на странице входа.` },
    {
      p: 'В кабинете видно, что с сертификатом, и можно выбрать кружок. Для входа нужны этот адрес почты и ваш пароль.',
    },
    { small: 'Сотрудник пункта приёма ваш пароль не знает и никогда о нём не спросит.' },
  ],
  samples: {
    'кабинет открыт': {
      name: 'Анна Викторовна',
      token: 'przhQ3b0m0Y1y1m7oWm2ZzX6yqk2f3mXo0i4m5n6p7Q',
      until: '23 ноября 2026 года, 10:15',
    },
  },
}
