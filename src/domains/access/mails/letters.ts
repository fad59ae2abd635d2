import { plural } from '#kernel/plural'
import type { Letter } from '#platform/mail'
import type { StaffRole } from '../model.ts'

type Confirm = { name: string; token: string; until: string }
type Known = { name: string }
type Recovery = { name: string; token: string; until: string }
type Changed = { name: string; at: string }

const token = 'przhQ3b0m0Y1y1m7oWm2ZzX6yqk2f3mXo0i4m5n6p7Q'
const until = '4 сентября 2026 года, 10:00'

const confirmEmail: Letter<Confirm> = {
  name: 'access.confirm-email',
  kind: 'security',
  subject: () => 'Подтвердите адрес почты',
  body: ({ name, token, until }) => [
    { p: `Здравствуйте, ${name}!` },
    {
      p: 'Вы указали этот адрес на сайте «Кружок». Нажмите кнопку и введите свой пароль: так мы узнаем, что адрес ваш.',
    },
    { button: 'Подтвердить адрес', href: `/confirmation/${token}` },
    { p: `Ссылка действует до ${until} и срабатывает один раз.` },
    { small: 'Если вы ничего не указывали, просто удалите письмо: без вас кабинет не откроется.' },
  ],
  samples: { регистрация: { name: 'Анна Викторовна', token, until } },
}

/** A newcomer gave an address that has a cabinet: only its owner learns it. */
const knownAddress: Letter<Known> = {
  name: 'access.known-address',
  kind: 'security',
  subject: () => 'У вас уже есть кабинет',
  body: ({ name }) => [
    { p: `Здравствуйте, ${name}!` },
    {
      p: 'Кто-то, возможно вы, указал этот адрес на сайте «Кружок». Но кабинет с этим адресом у вас уже есть: новый не нужен.',
    },
    { button: 'Войти', href: '/sign-in' },
    { p: 'Если вы не помните пароль, задайте новый: ссылка придёт на этот же адрес.' },
    { button: 'Задать новый пароль', href: '/recovery' },
    { small: 'Если это были не вы, ничего делать не нужно: в кабинете ничего не изменилось.' },
  ],
  samples: { 'адрес известен': { name: 'Анна Викторовна' } },
}

const recovery: Letter<Recovery> = {
  name: 'access.recovery',
  kind: 'security',
  subject: () => 'Новый пароль для кабинета',
  body: ({ name, token, until }) => [
    { p: `Здравствуйте, ${name}!` },
    { p: 'Вы попросили восстановить доступ в кабинет. Откройте ссылку и придумайте новый пароль.' },
    { button: 'Придумать новый пароль', href: `/recovery/${token}` },
    { p: `Ссылка действует до ${until} и срабатывает один раз.` },
    { small: 'Если вы об этом не просили, удалите письмо: прежний пароль продолжает действовать.' },
  ],
  samples: { восстановление: { name: 'Анна Викторовна', token, until: '1 сентября 2026 года, 11:00' } },
}

const passwordChanged: Letter<Changed> = {
  name: 'access.password-changed',
  kind: 'security',
  subject: () => 'Пароль кабинета изменён',
  body: ({ name, at }) => [
    { p: `Здравствуйте, ${name}!` },
    { p: `${at} пароль вашего кабинета изменили, а все прежние входы закрыли.` },
    { p: 'Если это сделали вы, всё в порядке. Если нет — сразу задайте новый пароль и напишите в поддержку.' },
    { button: 'Задать новый пароль', href: '/recovery' },
  ],
  samples: { 'пароль изменён': { name: 'Анна Викторовна', at: '1 сентября 2026 года, 10:05' } },
}

const emailChanged: Letter<Known & { email: string }> = {
  name: 'access.email-changed',
  kind: 'security',
  subject: () => 'Почта кабинета изменена',
  body: ({ name, email }) => [
    { p: `Здравствуйте, ${name}!` },
    { p: `Почта вашего кабинета теперь ${email}. Письма и ссылки для входа будут приходить туда.` },
    { p: 'Если это сделали не вы, сразу напишите в поддержку.' },
  ],
  samples: { 'почта изменена': { name: 'Анна Викторовна', email: 'п···@mail.ru' } },
}

type Invitation = {
  name: string
  role: StaffRole
  place: string
  rights: readonly string[]
  order: string
  token: string
  until: string
}

const openedWords: Partial<Record<StaffRole, (place: string) => string>> = {
  provider: (place) => `Вам открывают вход в кабинет организации: ${place}.`,
  municipality: (place) => `Вам открывают вход в кабинет муниципалитета: ${place}.`,
}

/** S-158: an institution's sign-in comes as a link that works once; no password is ever sent. */
const invitation: Letter<Invitation> = {
  name: 'access.invitation',
  kind: 'security',
  subject: ({ place }) => `Вход для работы: ${place}`,
  body: ({ name, role, place, rights, order, token, until }) => [
    { p: `Здравствуйте, ${name}!` },
    {
      p: openedWords[role]?.(place) ?? `Вам открывают вход в реестр сертификатов. Место работы: ${place}.`,
    },
    { p: role === 'provider' ? `Основание: ${order}. Вы сможете:` : `По приказу ${order} вы можете:` },
    { list: [...rights] },
    { button: 'Открыть вход', href: `/invitation/${token}` },
    { p: `Ссылка действует до ${until} и срабатывает один раз. Никому её не пересылайте.` },
    { small: 'Если у этого адреса уже есть кабинет, второй не появится: роль добавится к нему.' },
  ],
  samples: {
    приглашение: {
      ...{
        name: 'Ирина Сергеевна',
        role: 'reception',
        place: 'Школа № 3, пункт приёма',
        order: '№ 41-од от 28 августа 2026 года',
        token,
        until,
      },
      rights: ['принимать и регистрировать заявления', 'активировать сертификаты'],
    },
    организация: {
      ...{ name: 'Ольга Игоревна', role: 'provider', place: 'Студия «Радуга»', token, until },
      order: '№ ОП-2026-000012 от 1 сентября 2026 года',
      rights: ['вести программы и группы организации', 'отвечать на заявки и заключать договоры'],
    },
  },
}

const consentWithdrawn: Letter<Known & { title: string; at: string; days: number }> = {
  name: 'access.consent-withdrawn',
  kind: 'security',
  subject: () => 'Согласие отозвано',
  body: ({ name, title, at, days }) => [
    { p: `Здравствуйте, ${name}!` },
    { p: `${at} вы отозвали документ «${title}».` },
    {
      list: [
        'Договоры и поданные заявки остаются в силе, занятия продолжаются.',
        'Новые заявки и заявления закрыты, пока согласие не дано снова.',
        'Заявление на сертификат, которое ещё проверяют, без согласия не одобрят.',
        `Документ и адрес, записанные для заявлений, удалим через ${plural(days, 'день', 'дня', 'дней')}.`,
      ],
    },
    { button: 'Дать согласие снова', href: '/my/settings/consent' },
    { p: 'Если это сделали не вы, сразу задайте новый пароль и напишите в поддержку.' },
  ],
  samples: {
    отозвано: {
      name: 'Анна Викторовна',
      title: 'Согласие на обработку персональных данных',
      at: '1 сентября 2026 года, 10:05',
      days: 30,
    },
  },
}

export const letters = [
  consentWithdrawn,
  confirmEmail,
  knownAddress,
  recovery,
  passwordChanged,
  emailChanged,
  invitation,
]
