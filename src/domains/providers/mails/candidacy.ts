import type { Letter } from '#platform/mail'

const token = 'przhQ3b0m0Y1y1m7oWm2ZzX6yqk2f3mXo0i4m5n6p7Q'
const sample = { number: 'ОП-2026-000012', organisation: 'Студия «Радуга»' }

type Told = { number: string; organisation: string }

const candidacyReceived: Letter<Told & { dueOn: string; token: string }> = {
  name: 'providers.candidacy-received',
  kind: 'decision',
  subject: ({ number }) => `Заявление ${number} о включении в реестр поставщиков получено`,
  body: ({ number, organisation, dueOn, token: link }) => [
    {
      p: `Региональный оператор получил заявление ${number}: ${organisation}. Решение примут до ${dueOn} включительно.`,
    },
    { p: 'Приходить никуда не нужно. Посмотреть, что с заявлением, можно в любой день по ссылке.' },
    { button: 'Что с заявлением', href: `/candidacy/${link}` },
    { small: 'Ссылка открывает заявление без пароля: не пересылайте её посторонним.' },
  ],
  why: () => 'Вы получили это письмо, потому что ваш адрес указан в заявлении организации.',
  samples: { получено: { ...sample, dueOn: '15 сентября 2026 года', token } },
}

const candidacyWaits: Letter<Told & { dueOn: string; id: string }> = {
  name: 'providers.candidacy-waits',
  kind: 'work',
  subject: ({ number, organisation }) => `Решить о поставщике: ${organisation}, ${number}`,
  body: ({ number, organisation, dueOn, id }) => [
    { p: `Организация просит включить её в реестр поставщиков: ${organisation}, заявление ${number}.` },
    { p: `Решить нужно до ${dueOn} включительно.` },
    { button: 'Открыть заявление', href: `/region/candidacies/${id}` },
  ],
  why: () => 'Вы получили это письмо, потому что это адрес регионального оператора.',
  samples: { ждёт: { ...sample, dueOn: '15 сентября 2026 года', id: '0199d1a0-0000-7000-8000-000000000009' } },
}

const candidacyAccepted: Letter<Told> = {
  name: 'providers.candidacy-accepted',
  kind: 'decision',
  subject: ({ organisation }) => `${organisation} теперь в реестре поставщиков`,
  body: ({ number, organisation }) => [
    { heading: 'Организация внесена в реестр' },
    { p: `По заявлению ${number} решили положительно: ${organisation} может учить детей по сертификатам.` },
    {
      list: [
        'Вход в кабинет организации придёт отдельным письмом, ссылка срабатывает один раз.',
        'В кабинете разместите программы, попросите соглашение с муниципалитетом и откройте запись.',
      ],
    },
    { button: 'Как разместить программу', href: '/help/provider-programmes' },
  ],
  why: () => 'Вы получили это письмо, потому что ваш адрес указан в заявлении организации.',
  samples: { внесена: sample },
}

const candidacyRefused: Letter<Told & { reason: string; token: string }> = {
  name: 'providers.candidacy-refused',
  kind: 'decision',
  subject: ({ number }) => `Исправьте заявление ${number} о включении в реестр`,
  body: ({ number, organisation, reason, token: link }) => [
    { p: `По заявлению ${number} (${organisation}) пока отказали. Причина:` },
    { p: reason },
    { p: 'Исправьте ответы и отправьте заявление снова: остальное заполнять заново не нужно.' },
    { button: 'Исправить заявление', href: `/candidacy/${link}` },
    { small: 'Ссылки из прежних писем больше не действуют.' },
  ],
  why: () => 'Вы получили это письмо, потому что ваш адрес указан в заявлении организации.',
  samples: { отказ: { ...sample, reason: 'Лицензия выдана другому юридическому лицу. Введите номер своей.', token } },
}

const providerExcluded: Letter<{ organisation: string; reason: string }> = {
  name: 'providers.excluded',
  kind: 'decision',
  subject: ({ organisation }) => `${organisation} исключена из реестра поставщиков`,
  body: ({ organisation, reason }) => [
    { p: `${organisation} исключена из реестра поставщиков. Основание:` },
    { p: reason },
    {
      list: [
        'Программы больше не видны семьям, новых заявок не будет.',
        'Соглашения с муниципалитетами закончились сегодня.',
        'Действующие договоры продолжаются до своего последнего дня: вход в кабинет остаётся.',
      ],
    },
    { p: 'Если основание устранено, подайте заявление о включении в реестр снова.' },
    { button: 'Подать заявление', href: '/candidacy' },
  ],
  why: () => 'Вы получили это письмо, потому что это адрес организации в реестре.',
  samples: {
    исключена: {
      organisation: 'Студия «Радуга»',
      reason: 'Лицензия прекращена приказом № 12 от 1 сентября 2026 года.',
    },
  },
}

export const registerLetters = [
  candidacyReceived,
  candidacyWaits,
  candidacyAccepted,
  candidacyRefused,
  providerExcluded,
]
