import type { RefusalWords } from '#platform/manifest'

const users = { href: '/region/users', label: 'Пользователи' }

export const refusalsOfUsers: Record<string, RefusalWords> = {
  'access.blocked-already': {
    status: 409,
    words: () => ({ title: 'Вход уже закрыт', text: 'Его закрыли раньше: делать ничего не нужно.', next: [users] }),
  },
  'access.not-blocked': {
    status: 409,
    words: () => ({ title: 'Вход открыт', text: 'Открывать нечего: человек может войти.', next: [users] }),
  },
  'access.no-factor': {
    status: 409,
    words: () => ({
      title: 'Второго фактора нет',
      text: 'Человек входит по паролю: снимать нечего.',
      next: [users],
    }),
  },
  'access.release-waits': {
    status: 409,
    words: () => ({
      title: 'Об этом уже попросили',
      text: 'Просьба ждёт подтверждения другого оператора.',
      next: [users],
    }),
  },
  'access.own-release': {
    status: 403,
    words: () => ({
      title: 'Подтверждает другой человек',
      text: 'Второй фактор снимают вдвоём: вы попросили, подтвердить должен другой оператор.',
      next: [users],
    }),
  },
}
