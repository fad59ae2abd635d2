import type { Manifest } from '#platform/manifest'

const users = { href: '/region/users', label: 'Пользователи' }

export const refusals: Manifest['refusals'] = {
  'oversight.no-address': {
    status: 409,
    words: () => ({
      title: 'Приглашать некуда',
      text: 'У человека нет почты. Пусть укажет её в своих настройках, потом дайте роль.',
      next: [users],
    }),
  },
  'oversight.user-blocked': {
    status: 409,
    words: () => ({
      title: 'Вход этого человека закрыт',
      text: 'Сначала откройте ему вход на его странице, потом дайте роль.',
      next: [users],
    }),
  },
  'oversight.journal-days': {
    status: 422,
    words: ({ words }) => ({
      title: 'Проверьте дни',
      text: `${words}`,
      next: [{ href: '/region/journal', label: 'К журналу' }],
    }),
  },
}
