import type { Letter } from '#platform/mail'

type Facts = { name: string; number: string; point: string; code: string; token: string; until: string }

/** S-064: the way to the applicant's own screen; nobody at the point sees these words. */
export const visitCode: Letter<Facts> = {
  name: 'visits.code',
  kind: 'security',
  subject: () => 'Проверьте заявление и поставьте отметки сами',
  body: ({ name, number, point, code, token, until }) => [
    { p: `Здравствуйте, ${name}!` },
    {
      p: `Сотрудник пункта приёма (${point}) заполнил с вами заявление на сертификат. Отметки о согласии ставите только вы.`,
    },
    { button: 'Проверить и отметить', href: `/visit/${token}` },
    { p: 'Или откройте страницу по QR-коду на экране сотрудника и введите:' },
    {
      facts: [
        ['Номер оформления', number],
        ['Код', code],
      ],
    },
    { p: `Код и ссылка действуют до ${until} и срабатывают один раз.` },
    {
      small: 'Не называйте код сотруднику: отмечать за вас нельзя. Если вы не в пункте приёма, просто удалите письмо.',
    },
  ],
  samples: {
    'код для согласий': {
      name: 'Анна',
      number: 'П-000123',
      point: 'Школа № 3',
      code: '042617',
      token: 'przhQ3b0m0Y1y1m7oWm2ZzX6yqk2f3mXo0i4m5n6p7Q',
      until: '20 ноября 2026 года, 10:35',
    },
  },
}
