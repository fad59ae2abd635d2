import type { Letter } from '#platform/mail'

type Facts = { name: string; token: string; until: string }

/** Goes to an address that nobody has proved to us yet: it names no child and no club. */
export const cabinetByOrder: Letter<Facts> = {
  name: 'access.cabinet-by-order',
  kind: 'security',
  subject: () => 'Вы подали заявление на Госуслугах: откройте кабинет',
  body: ({ name, token, until }) => [
    { p: `Здравствуйте, ${name}!` },
    {
      p: 'Мы получили ваше заявление о записи в кружок с Госуслуг и завели для вас личный кабинет. Пока вы не придумали пароль, он закрыт.',
    },
    { button: 'Придумать пароль', href: `/recovery/${token}` },
    { p: `Ссылка действует до ${until} и срабатывает один раз. Со следующим заявлением придёт новая.` },
    {
      p: 'В кабинете видно, что с заявкой, там же принимают договор. Ответы организации приходят и на Госуслуги.',
    },
    { small: 'Вы ничего не подавали? Не открывайте ссылку: без неё в кабинет никто не войдёт.' },
  ],
  samples: {
    'кабинет по заявлению': {
      name: 'Анна Викторовна',
      token: 'przhQ3b0m0Y1y1m7oWm2ZzX6yqk2f3mXo0i4m5n6p7Q',
      until: '23 декабря 2026 года, 10:15',
    },
  },
}
